import type { PageState } from './state.js';

/**
 * Who is to show the characters in an image, and the work that it may take to get it: whoever asked for a pass last,
 * unless the site has placed a prompt itself.
 */
export function promptsAt({ captcha }: PageState): object | undefined {
  if (!captcha || captcha.prompts > 0) return undefined;
  const { session } = captcha;
  const isAsking = session.status === 'asking' || (session.status === 'working' && session.forQuestion);
  return isAsking ? captcha.asker : undefined;
}
