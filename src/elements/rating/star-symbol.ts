import { html, type TemplateResult } from 'lit';
import type { RatingElement } from './rating.js';

/** The site’s own shape in place of stars: what is slotted as `symbol`, copied for each. */
export class StarSymbol {
  readonly #host: RatingElement;
  #source: Element | null = null;
  /** By star: once empty, once full. */
  #copies: Node[][] = [];

  constructor(host: RatingElement) {
    this.#host = host;
  }

  /**
   * A symbol of which a share is full. Empty ones are small: no colour has to be seen to tell them apart. The share is set
   * as a property, which no style-src blocks.
   */
  render(share: number, index: number): TemplateResult | undefined {
    const source = this.#host.querySelector(':scope > [slot="symbol"]');
    if (source !== this.#source) this.#copies = [];
    this.#source = source;
    if (!source) return undefined;
    const [empty, full] = (this.#copies[index] ??= [copy(source), copy(source)]);
    return html`<span
      class="star symbol"
      aria-hidden="true"
      .style=${`--_share: ${100 * Math.min(Math.max(share, 0), 1)}%`}
    >
      <span class="outline">${empty}</span>
      <span class="fill">${full}</span>
    </span>`;
  }
}

function copy(source: Element): Node {
  const node = source.cloneNode(true) as Element;
  for (const element of [node, ...node.querySelectorAll('[id]')]) element.removeAttribute('id');
  node.removeAttribute('slot');
  return node;
}
