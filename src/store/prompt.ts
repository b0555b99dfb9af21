import type { PageState } from './state.js';

/** Who is to show the characters in an image: whoever asked for a pass last, unless the site has placed a prompt itself. */
export function promptsAt({ captcha }: PageState): object | undefined {
  return captcha?.session.status === 'asking' && captcha.prompts === 0 ? captcha.asker : undefined;
}
