import type { TemplateResult } from 'lit';
import { adopt } from '../../styles/adopt.js';
import type { KeyChoice } from './key-choice.js';
import type { RatingElement } from './rating.js';
import { Slider } from './slider.js';
import { styles } from './special.styles.js';
import { star } from './star.js';
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
    const draw = (share: number, index: number): TemplateResult => this.star(share, index) ?? star(share);
    return this.#slider.render(own, own || average, name, said, draw);
  }

  /** The site’s own symbol; undefined where it has none. */
  star(share: number, index: number): TemplateResult | undefined {
    return this.#symbol.render(share, index);
  }
}
