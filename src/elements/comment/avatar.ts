import { html, unsafeCSS, type CSSResult, type TemplateResult } from 'lit';

/** So many hues people tell apart. */
const HUES = 12;

/** A disc with initials. The hue is the name's own; lightness and chroma are the same for everyone. */
export function avatar(name: string): TemplateResult {
  return html`<span part="avatar" class="hue${hueOf(name)}" aria-hidden="true">${initialsOf(name)}</span>`;
}

/** Classes, because a strict style-src blocks a style attribute. */
export const hues: CSSResult = unsafeCSS(
  Array.from({ length: HUES }, (_, hue) => `.hue${hue}{--_hue:${(hue * 360) / HUES}}`).join(''),
);

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => Array.from(word ?? '')[0] ?? '');
  return initials.join('').toUpperCase();
}

function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) % 65_521;
  return hash % HUES;
}
