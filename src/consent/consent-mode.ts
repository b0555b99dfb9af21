type Gtag = (command: 'consent', action: 'update', signals: Readonly<Record<string, 'granted' | 'denied'>>) => void;

/** Google's names for our purposes. */
const SIGNALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['functional', ['functionality_storage', 'personalization_storage']],
  ['analytics', ['analytics_storage']],
  ['marketing', ['ad_storage', 'ad_user_data', 'ad_personalization']],
]);

/** Tells Google Consent Mode, where the site has it, what holds now: also before an answer, when nothing does. */
export function tellConsentMode(categories: ReadonlySet<string>, granted: ReadonlySet<string>): void {
  const { gtag } = window as { gtag?: Gtag };
  if (typeof gtag !== 'function') return;
  const signals = [...categories].flatMap((category) =>
    (SIGNALS.get(category) ?? []).map((signal) => [signal, granted.has(category) ? 'granted' : 'denied'] as const),
  );
  if (signals.length > 0) gtag('consent', 'update', Object.fromEntries(signals));
}
