import type { ProviderChallenge } from '../../protocol.js';

/** How a check is run, once its script is there. Resolves with the token; rejects when it cannot be done. */
export type Adapter = (challenge: ProviderChallenge, place: HTMLElement, language: string) => Promise<string>;

interface Widgets {
  render(place: HTMLElement, options: Readonly<Record<string, unknown>>): unknown;
}

/** What the scripts of providers leave on the page. */
interface Globals {
  readonly turnstile?: Widgets;
  readonly hcaptcha?: Widgets;
  readonly grecaptcha?: { ready(act: () => void): void; execute(sitekey: string, options: object): Promise<string> };
  readonly frcaptcha?: { createWidget(options: object): unknown };
  readonly Cap?: new (options: object) => { solve(): Promise<{ readonly token?: string }> };
}

const globals = (): Globals => globalThis as Globals;
const failed = (why: unknown): Error => new Error(String(why));

/** Turnstile and hCaptcha: a widget, and callbacks. */
function rendered(widgets: Widgets, place: HTMLElement, options: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (why?: unknown): void => reject(failed(why));
    widgets.render(place, {
      ...options,
      callback: resolve,
      'error-callback': refuse,
      'expired-callback': refuse,
      'chalexpired-callback': refuse,
      'timeout-callback': refuse,
    });
  });
}

export const ADAPTERS: Record<ProviderChallenge['name'], Adapter> = {
  turnstile: ({ sitekey, action }, place, language) =>
    rendered(globals().turnstile!, place, { sitekey, action, language }),

  hcaptcha: ({ sitekey }, place, language) => rendered(globals().hcaptcha!, place, { sitekey, hl: language }),

  /** Version 3 shows nothing. */
  recaptcha: async ({ sitekey, action }) => {
    const { grecaptcha } = globals();
    await new Promise<void>((resolve) => grecaptcha!.ready(resolve));
    return grecaptcha!.execute(sitekey, { action });
  },

  friendly: ({ sitekey }, place, language) =>
    new Promise((resolve, reject) => {
      place.addEventListener('frc:widget.complete', (event) =>
        resolve((event as CustomEvent<{ response: string }>).detail.response),
      );
      for (const name of ['frc:widget.error', 'frc:widget.expire'])
        place.addEventListener(name, () => reject(failed(name)));
      globals().frcaptcha!.createWidget({ element: place, sitekey, language, startMode: 'auto' });
    }),

  /** Works silently. */
  cap: async ({ endpoint }) => {
    const { token } = await new (globals().Cap!)({ apiEndpoint: endpoint }).solve();
    if (!token) throw failed('no token');
    return token;
  },
};
