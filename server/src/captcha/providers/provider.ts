/** Whose check a site uses instead of ours. */
export const PROVIDERS = ['turnstile', 'hcaptcha', 'recaptcha', 'friendly', 'cap'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** What a provider says. That a reader failed and that nobody could be asked are different things, and stay so. */
export type Verdict =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'rejected'; readonly reasons: readonly string[] }
  | { readonly outcome: 'unavailable'; readonly cause: unknown };

/** What a token has to have been won for. */
export interface Expected {
  /** The host of the page. */
  readonly hostname: string;
  readonly action: string;
}

/** Asks somebody else whether a reader passed. */
export interface Provider {
  /** Never throws: whatever goes wrong is `unavailable`. */
  verify(token: string, expected: Expected): Promise<Verdict>;
}

export interface ProviderSettings {
  readonly name: ProviderName;
  /** Public: what the reader's browser shows the provider. */
  readonly sitekey: string;
  readonly secret: string;
  /** Where tokens are checked, or, for Cap, the address of the site's own instance; undefined for the provider's own. */
  readonly url: string | undefined;
  /** Where the provider's script is loaded from; undefined for the provider's own. */
  readonly script: string | undefined;
  /** The purpose that a reader has to have agreed to before the script is loaded; undefined if none is needed. */
  readonly consent: string | undefined;
  /** What becomes of a reader while the provider cannot be asked. */
  readonly down: 'refuse' | 'hold';
}
