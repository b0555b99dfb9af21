import { html, nothing, type TemplateResult } from 'lit';
import type { RatingElement } from './rating.js';
import type { Slider } from './slider.js';
import { wordsByKey } from './words-by-key.js';

/** Words for stars, "3: good": beside the one that is pointed at, chosen or in focus, and in its name. */
export class StarLabels {
  readonly #host: RatingElement;
  readonly #slider: Slider;
  /** The star a mouse is over; 0 for none. */
  #pointed = 0;

  constructor(host: RatingElement, slider: Slider) {
    this.#host = host;
    this.#slider = slider;
    const root = host.renderRoot;
    root.addEventListener('pointerover', (event) => this.#point(event));
    root.addEventListener('pointerout', () => this.#point());
    root.addEventListener('focusin', () => host.requestUpdate());
    root.addEventListener('focusout', () => host.requestUpdate());
  }

  /** What is said of a rating, with the word for its nearest star. */
  name(said: string, value: number): string {
    const word = this.#words.get(String(Math.round(value)));
    return word ? `${said}: ${word}` : said;
  }

  /** All of them in one place, of which one is seen: the longest keeps the place, and nothing moves. */
  render(chosen: number): TemplateResult | typeof nothing {
    const words = this.#words;
    if (words.size === 0) return nothing;
    const shown = Math.round(this.#slider.pointed ?? (this.#pointed || chosen || this.#focused));
    return html`<span part="star-label" class="small" aria-hidden="true"
      >${Array.from(words, ([star, word]) => html`<span ?data-shown=${Number(star) === shown}>${word}</span>`)}</span
    >`;
  }

  get #words(): ReadonlyMap<string, string> {
    return wordsByKey(this.#host.starLabels);
  }

  get #focused(): number {
    return this.#stars.findIndex((star) => star.matches(':has(:focus-visible)')) + 1;
  }

  get #stars(): Element[] {
    return [...this.#host.renderRoot.querySelectorAll('[part~="star"]')];
  }

  #point(event?: Event): void {
    const star = (event?.target as Element | null | undefined)?.closest('[part~="star"]');
    const pointed = star ? this.#stars.indexOf(star) + 1 : 0;
    if (pointed === this.#pointed) return;
    this.#pointed = pointed;
    this.#host.requestUpdate();
  }
}
