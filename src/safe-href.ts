/** An address that a link may lead to, and undefined for one that would run as a script: Lit does not look at them. */
export function safeHref(href: string): string | undefined {
  const base = 'https://relative.invalid/';
  return URL.canParse(href, base) && /^(https?|mailto|tel):$/.test(new URL(href, base).protocol) ? href : undefined;
}
