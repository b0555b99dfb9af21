import { ask, codesOf, hostOf, PASSED, rejected, unavailable } from './ask.js';
import type { Expected, Provider, Verdict } from './provider.js';

type Answer = Readonly<Record<string, unknown>>;

interface Options {
  readonly url: string;
  readonly secret: string;
  /** The provider names the host that a token was won on. */
  readonly names: { readonly hostname: boolean; readonly action: boolean };
  /** The action as this provider spells it. */
  readonly spell?: (action: string) => string;
  /** The least of a score from 0 to 1 that is a pass; undefined where there is none. */
  readonly leastScore?: number;
}

/** These say that we asked wrongly, or that the provider broke, and nothing about the reader. */
const NOT_THE_READER =
  /^(missing-input-secret|invalid-input-secret|internal-error|bad-request|invalid-keys|sitekey-secret-mismatch|not-using-dummy-passcode|missing-remoteip|invalid-remoteip)$/;

/**
 * The call that Turnstile, hCaptcha, reCAPTCHA and Cap have in common: secret and token as a form, `success` as the
 * answer. The reader's address is not sent along: none of them needs it.
 */
export class Siteverify implements Provider {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  verify(token: string, expected: Expected): Promise<Verdict> {
    const { url, secret } = this.#options;
    const body = new URLSearchParams({ secret, response: token }).toString();
    return ask(url, { 'content-type': 'application/x-www-form-urlencoded' }, body, (answer) =>
      this.#judge(answer, expected),
    );
  }

  #judge(answer: Answer, { hostname, action }: Expected): Verdict {
    const { names, spell = (text: string) => text, leastScore } = this.#options;
    const codes = codesOf(answer['error-codes']);
    if (typeof answer.success !== 'boolean') return unavailable(new Error('The provider did not say yes or no.'));
    if (!answer.success)
      return codes.some((code) => NOT_THE_READER.test(code))
        ? unavailable(new Error(codes.join(', ')))
        : rejected(codes);
    if (names.hostname && hostOf(answer.hostname) !== hostname) return rejected(['hostname']);
    if (names.action && answer.action !== spell(action)) return rejected(['action']);
    if (leastScore !== undefined && !(typeof answer.score === 'number' && answer.score >= leastScore))
      return rejected(['score']);
    return PASSED;
  }
}
