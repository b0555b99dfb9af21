import { nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { Scheme } from '../../support/looks.js';

/** A page of somebody else's. */
export interface Host {
  readonly name: string;
  readonly schemes: readonly Scheme[];
  readonly css: string;
}

/** Four pages that elements have to be at home on. None of them says anything about us. */
export const HOSTS: readonly Host[] = [
  { name: 'bare', schemes: ['light', 'dark'], css: '' },
  {
    name: 'newspaper',
    schemes: ['light', 'dark'],
    css: `
      :root { background: light-dark(#fbf7ef, #191817); color: light-dark(#1f1d1a, #e6e1d8); }
      body { max-width: 40em; margin: 0 auto; padding: 1rem; font: 18px/1.6 Georgia, 'Times New Roman', serif; }
      h2 { font-size: 1.6em; font-style: italic; }
      a { color: light-dark(#7a1f1f, #e8a9a0); }`,
  },
  {
    name: 'dashboard',
    schemes: ['dark'],
    css: `
      :root { background: #10151c; color: #d5dbe3; }
      body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; margin: 0; padding: 12px; font: 14px/1.45 system-ui, sans-serif; }
      .state { padding: 12px; background: #19212b; }
      a { color: #7fb2ff; }`,
  },
  {
    name: 'hostile',
    schemes: ['light', 'dark'],
    css: `
      * { box-sizing: content-box; margin: 0; padding: 0; border: 0; outline: 0 !important; line-height: 3; }
      html { font-size: 10px; }
      body { padding: 10px; font: 300 17px Impact, sans-serif; letter-spacing: 0.04em; text-align: center; text-transform: uppercase; text-indent: 3em; }
      button, input, label, section, fieldset { all: unset; }
      svg, img, span, div { max-width: 100%; vertical-align: top; }
      h2 { font-size: 3em; }
      a { display: block; color: inherit; text-decoration: none; }`,
  },
];

/** A phone of before, a phone of now, a tablet, a desk. */
export const WIDTHS = [320, 480, 768, 1280] as const;
export type Direction = 'ltr' | 'rtl';

const sheet = new CSSStyleSheet();

/** Turns the page of the test into that page. */
export function enter({ css }: Host, scheme: Scheme, dir: Direction = 'ltr'): void {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  sheet.replaceSync(`:root { color-scheme: ${scheme}; background: Canvas; color: CanvasText; } ${css}`);
  document.documentElement.dir = dir;
}

export function leave(): void {
  sheet.replaceSync('');
  document.documentElement.dir = '';
}

/** A window of that width; `scale` is how many pixels of the screen make one of the page. */
export async function resize(width: number, height = 900, scale = 1): Promise<void> {
  await setViewport({ width, height, deviceScaleFactor: scale });
  await nextFrame();
  await nextFrame();
}
