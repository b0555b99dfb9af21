import { html, type TemplateResult } from 'lit';

// One shape, on a grid of 20 units. It stands in each template as it is: a binding would be set for each star.

/**
 * A star of which a share is full. Empty, part and full differ in form and not in colour only. Whole stars are one path: a
 * page may show a thousand ratings.
 */
export function star(share: number): TemplateResult {
  return html`<svg part="star" class="star" viewBox="0 0 20 20" aria-hidden="true">
    <path class=${look(share)} d="M10 1.9l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />
    ${portion(share)}
  </svg>`;
}

/** A star to choose, named in words. */
export function choice(share: number, _index: number, name: string, isDisabled: boolean): TemplateResult {
  return html`<label part="star"
    ><input type="radio" name="stars" aria-label=${name} ?disabled=${isDisabled} /><svg
      class="star"
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      <path class=${look(share)} d="M10 1.9l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />
      ${portion(share)}
    </svg></label
  >`;
}

const look = (share: number): string => (share < 1 ? 'outline' : 'fill');

/** What is full of a star in part: cut off by an inner viewport, as a strict style-src would block a style attribute. */
function portion(share: number): TemplateResult | undefined {
  if (share <= 0 || share >= 1) return undefined;
  return html`<svg width=${20 * share} height="20">
    <path class="fill" d="M10 1.9l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />
  </svg>`;
}
