import { html, type TemplateResult } from 'lit';

/** One shape, on a grid of 20 units. */
const STAR = 'M10 1.9l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z';

/**
 * A star of which a share is full. Empty, part and full differ in form and not in colour only. The share is cut off by an
 * inner viewport, which needs no style attribute: a strict style-src would block one.
 */
export function star(share: number): TemplateResult {
  const width = 20 * Math.min(Math.max(share, 0), 1);
  return html`<svg class="star" viewBox="0 0 20 20" aria-hidden="true">
    <path class="outline" d=${STAR} />
    <svg width=${width} height="20"><path class="fill" d=${STAR} /></svg>
  </svg>`;
}
