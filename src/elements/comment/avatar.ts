import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';

/** A disc with initials. The hue is the name's own; lightness and chroma are the same for everyone. */
export function avatar(name: string): TemplateResult {
  const setHue = (disc?: Element): void =>
    (disc as HTMLElement | undefined)?.style.setProperty('--_hue', String(hueOf(name)));
  return html`<span part="avatar" aria-hidden="true" ${ref(setHue)}>${initialsOf(name)}</span>`;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => Array.from(word ?? '')[0] ?? '');
  return initials.join('').toUpperCase();
}

function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) % 360;
  return hash;
}
