import { LocalServer } from './recorder.js';

export type ProviderName = 'turnstile' | 'hcaptcha' | 'recaptcha' | 'friendly' | 'cap';

/** What the script of a provider leaves on the page, as far as its documentation says; it passes everybody. */
const SCRIPTS: Record<ProviderName, string> = {
  turnstile: `globalThis.turnstile = { render(place, { sitekey, action, callback }) {
    place.textContent = 'Turnstile';
    setTimeout(() => callback([sitekey, action].join(' ')), 20);
  } };`,
  hcaptcha: `globalThis.hcaptcha = { render(place, { sitekey, callback }) {
    place.textContent = 'hCaptcha';
    setTimeout(() => callback([sitekey, 'page'].join(' ')), 20);
  } };`,
  recaptcha: `globalThis.grecaptcha = {
    ready: (act) => setTimeout(act, 20),
    execute: async (sitekey, { action }) => [sitekey, action].join(' '),
  };`,
  friendly: `globalThis.frcaptcha = { createWidget({ element, sitekey }) {
    element.textContent = 'Friendly';
    const response = [sitekey, 'page'].join(' ');
    setTimeout(() => element.dispatchEvent(new CustomEvent('frc:widget.complete', { detail: { response } })), 20);
  } };`,
  cap: `globalThis.Cap = class {
    constructor({ apiEndpoint }) { this.endpoint = apiEndpoint; }
    async solve() { return { token: [this.endpoint.split('/').at(-2), 'page'].join(' ') }; }
  };`,
};

/** Stands in for a provider of captchas, script and server; knows the tokens that its script gave for `our-site`. */
export class StandInProvider extends LocalServer {
  /** Whether tokens are good. */
  passes = true;
  /** What is sent for the script, if not the script. */
  script: string | undefined;

  static start(name: ProviderName): Promise<StandInProvider> {
    const provider: StandInProvider = new StandInProvider(({ method, body }) => {
      const headers = { 'access-control-allow-origin': '*' };
      if (method === 'GET')
        return { headers: { ...headers, 'content-type': 'text/javascript' }, body: provider.script ?? SCRIPTS[name] };
      const fields = body.startsWith('{') ? (JSON.parse(body) as Record<string, string>) : Object.fromEntries(new URLSearchParams(body)); // prettier-ignore
      const success = provider.passes && fields.response === 'our-site page';
      const known = { hostname: '127.0.0.1', action: 'page', score: 0.9, data: { challenge: { origin: 'http://127.0.0.1' } } }; // prettier-ignore
      const answer = success ? { success, ...known } : { success, 'error-codes': ['invalid-input-response'], error: { error_code: 'response_invalid' } }; // prettier-ignore
      return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
    });
    return provider.listen();
  }
}
