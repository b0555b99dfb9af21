import type { Verdict } from './provider.js';

/** Milliseconds. A reader is waiting. */
const TIMEOUT = 5000;
/** Characters. An answer has a few hundred. */
const LONGEST_ANSWER = 64 * 1024;

export const unavailable = (cause: unknown): Verdict => ({ outcome: 'unavailable', cause });
export const rejected = (reasons: readonly string[]): Verdict => ({ outcome: 'rejected', reasons });
export const PASSED: Verdict = { outcome: 'passed' };

/**
 * One question and its answer, judged. Anything but a JSON object with status 200 within five seconds is no answer: not
 * an error page, not a redirect, not half of something.
 */
export async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  judge: (answer: Readonly<Record<string, unknown>>) => Verdict,
): Promise<Verdict> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', ...headers },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (response.status !== 200) return unavailable(new Error(`The provider answered ${response.status}.`));
    const text = await readText(response);
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
      return unavailable(new Error('The provider did not answer with an object.'));
    return judge(answer as Record<string, unknown>);
  } catch (cause) {
    return unavailable(cause);
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    if (text.length > LONGEST_ANSWER) throw new Error('The provider answered without end.');
  }
  return text + decoder.decode();
}

/** The codes that an answer gives for its No. */
export function codesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((code): code is string => typeof code === 'string').slice(0, 10) : [];
}

/** The host of an origin or of a bare host name; undefined for what is neither. */
export function hostOf(said: unknown): string | undefined {
  if (typeof said !== 'string') return undefined;
  const address = said.includes('://') ? said : `https://${said}`;
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}
