import type { CSSResult } from 'lit';

/** Adds to an element's styles what comes with a part that is loaded later. */
export function adopt(element: Element, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets } = element.shadowRoot!;
  if (!adoptedStyleSheets.includes(styleSheet!)) adoptedStyleSheets.push(styleSheet!);
}
