import type { PageState } from '../../store/state.js';

/** What stands between a text and being sent; the first one is said at the button. */
export type Need = 'disclaimer' | 'terms' | 'captcha' | 'body' | 'length' | 'name';

/** What somebody other than the text has to settle: while one is open, the button stays off. */
export function openGate({ disclaimer = {}, terms, captcha }: PageState): Need | undefined {
  if (Object.values(disclaimer).some(({ guards, acknowledged }) => guards && !acknowledged)) return 'disclaimer';
  if (terms?.current && !terms.current.accepted) return 'terms';
  return captcha?.session.status === 'asking' ? 'captcha' : undefined;
}

/** What is still missing in the form itself. */
export function missingField(body: string, name: string, maxLength: number): Need | undefined {
  if (body.trim() === '') return 'body';
  if (lengthOf(body) > maxLength) return 'length';
  return name.trim() === '' ? 'name' : undefined;
}

/** In code points, as the server counts. */
export function lengthOf(body: string): number {
  return Array.from(body).length;
}
