import { html, type TemplateResult } from 'lit';
import { adopt } from '../../styles/adopt.js';
import type { KeyChoice } from './key-choice.js';
import type { RatingElement } from './rating.js';
import { Slider } from './slider.js';
import { styles } from './special.styles.js';
import { choice, star } from './star.js';
import { StarLabels } from './star-labels.js';
import { StarSymbol } from './star-symbol.js';

/**
 * What few ratings ask for: fractions from readers, words for stars, a symbol of the site’s own. Loaded by those that do.
 */
export class Special {
  readonly #slider: Slider;
  readonly labels: StarLabels;
  readonly #symbol: StarSymbol;

  constructor(host: RatingElement, give: (value: number) => void, keys: () => Promise<KeyChoice | undefined>) {
    adopt(host, styles);
    this.#slider = new Slider(host, give, keys);
    this.labels = new StarLabels(host, this.#slider);
    this.#symbol = new StarSymbol(host);
  }

  /** Stars that take fractions. */
  render(own: number, average: number, name: string, said: string): TemplateResult {
    return this.#slider.render(own, own || average, name, said, this.star);
  }

  /** A star, in the site’s own symbol if it has one. */
  readonly star = (share: number, index: number): TemplateResult => {
    const symbol = this.#symbol.render(share, index);
    return symbol ? html`<span part="star">${symbol}</span>` : star(share);
  };

  /** A star to choose. */
  readonly choice = (share: number, index: number, name: string, isDisabled: boolean): TemplateResult => {
    const symbol = this.#symbol.render(share, index);
    if (!symbol) return choice(share, index, name, isDisabled);
    return html`<label part="star"
      ><input type="radio" name="stars" aria-label=${name} ?disabled=${isDisabled} />${symbol}</label
    >`;
  };
}
