type Gtag = (command: 'consent', action: 'update', signals: Readonly<Record<string, 'granted' | 'denied'>>) => void;

/** Google's names for our purposes. */
const SIGNALS: Readonly<Record<string, readonly string[] | undefined>> = {
  functional: ['functionality_storage', 'personalization_storage'],
  analytics: ['analytics_storage'],
  marketing: ['ad_storage', 'ad_user_data', 'ad_personalization'],
};

/** Tells Google Consent Mode, where the site has it, what was answered. Nothing is made where there is nothing. */
export function tellConsentMode(categories: readonly string[], granted: ReadonlySet<string>): void {
  const { gtag } = window as { gtag?: Gtag };
  if (typeof gtag !== 'function') return;
  const signals = categories.flatMap((category) =>
    (SIGNALS[category] ?? []).map((signal) => [signal, granted.has(category) ? 'granted' : 'denied'] as const),
  );
  if (signals.length > 0) gtag('consent', 'update', Object.fromEntries(signals));
}
