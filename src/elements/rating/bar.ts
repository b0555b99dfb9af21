import { html, type TemplateResult } from 'lit';

/** A thin bar of which a share is full, from 0 to 1. A strict style-src would block a width in a style attribute. */
export function bar(share: number): TemplateResult {
  return html`<svg class="length" aria-hidden="true">
    <rect width="100%" height="100%" />
    <rect class="of" width="${100 * share}%" height="100%" />
  </svg>`;
}
