import { ask, hostOf, PASSED, rejected, unavailable } from './ask.js';
import type { Expected, Provider, Verdict } from './provider.js';

type Answer = Readonly<Record<string, unknown>>;

/** Friendly Captcha version 2 (https://developer.friendlycaptcha.com/docs/v2/getting-started/verify). It knows no actions. */
export class FriendlyCaptcha implements Provider {
  readonly #url: string;
  readonly #sitekey: string;
  readonly #secret: string;

  constructor(url: string, sitekey: string, secret: string) {
    this.#url = url;
    this.#sitekey = sitekey;
    this.#secret = secret;
  }

  verify(token: string, { hostname }: Expected): Promise<Verdict> {
    const headers = { 'content-type': 'application/json', 'x-api-key': this.#secret };
    const body = JSON.stringify({ response: token, sitekey: this.#sitekey });
    return ask(this.#url, headers, body, (answer) => judge(answer, hostname));
  }
}

function judge(answer: Answer, hostname: string): Verdict {
  const { success } = answer;
  if (typeof success !== 'boolean') return unavailable(new Error('The provider did not say yes or no.'));
  if (success)
    return hostOf(read(answer, 'data', 'challenge', 'origin')) === hostname ? PASSED : rejected(['hostname']);
  const code = read(answer, 'error', 'error_code');
  // Everything else, such as a key that is not theirs, says nothing about the reader.
  return typeof code === 'string' && code.startsWith('response_') ? rejected([code]) : unavailable(new Error(String(code))); // prettier-ignore
}

function read(from: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Answer)[name] : undefined),
    from,
  );
}
