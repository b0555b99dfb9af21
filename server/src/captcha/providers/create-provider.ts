import type { ProviderChallenge } from 'afterword/protocol';
import { FriendlyCaptcha } from './friendly.js';
import type { Provider, ProviderName, ProviderSettings } from './provider.js';
import { Siteverify } from './siteverify.js';

/** What scores below this is not let in; reCAPTCHA's own advice to begin with. */
const LEAST_SCORE = 0.5;

/** Where each provider answers, and where its script is; Cap is the site's own, so it has no address of its own. */
const ADDRESSES: Record<Exclude<ProviderName, 'cap'>, { readonly url: string; readonly script: string }> = {
  turnstile: {
    url: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
  },
  hcaptcha: {
    url: 'https://api.hcaptcha.com/siteverify',
    script: 'https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off',
  },
  recaptcha: {
    url: 'https://www.google.com/recaptcha/api/siteverify',
    script: 'https://www.google.com/recaptcha/api.js',
  },
  friendly: {
    url: 'https://global.frcapi.com/api/v2/captcha/siteverify',
    script: 'https://cdn.jsdelivr.net/npm/@friendlycaptcha/sdk@1.0.2/site.min.js',
  },
};

/** Who is asked about the tokens of a provider. */
export function createProvider(settings: ProviderSettings): Provider {
  const { name, sitekey, secret } = settings;
  const url = verifyAddress(settings);
  switch (name) {
    case 'turnstile':
      return new Siteverify({ url, secret, names: { hostname: true, action: true } });
    case 'hcaptcha':
      return new Siteverify({ url, secret, names: { hostname: true, action: false } });
    case 'recaptcha':
      return new Siteverify({ url, secret, names: { hostname: true, action: true }, spell: recaptchaAction, leastScore: LEAST_SCORE }); // prettier-ignore
    case 'cap':
      return new Siteverify({ url, secret, names: { hostname: false, action: false } });
    case 'friendly':
      return new FriendlyCaptcha(url, sitekey, secret);
  }
}

/** What the reader's browser is told. */
export function providerChallenge(settings: ProviderSettings, action: string): ProviderChallenge {
  const { name, sitekey, script, consent } = settings;
  const asked = { name, sitekey, ...(consent !== undefined && { consent }) };
  if (name === 'cap') {
    const endpoint = capEndpoint(settings);
    return { ...asked, script: script ?? new URL('../assets/widget.js', endpoint).href, endpoint, action };
  }
  return {
    ...asked,
    script:
      script ?? `${ADDRESSES[name].script}${name === 'recaptcha' ? `?render=${encodeURIComponent(sitekey)}` : ''}`,
    action: name === 'recaptcha' ? recaptchaAction(action) : action,
  };
}

function verifyAddress({ name, url, ...rest }: ProviderSettings): string {
  if (name === 'cap') return new URL('siteverify', capEndpoint({ name, url, ...rest })).href;
  return url ?? ADDRESSES[name].url;
}

/** `https://cap.example.org/<sitekey>/`, with the slash at its end. */
function capEndpoint({ url = '', sitekey }: ProviderSettings): string {
  return new URL(`${encodeURIComponent(sitekey)}/`, url.endsWith('/') ? url : `${url}/`).href;
}

/** reCAPTCHA takes letters, digits, slashes and underscores. */
function recaptchaAction(action: string): string {
  return action.replaceAll('-', '_');
}
