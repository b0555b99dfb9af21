import { html, nothing, type TemplateResult } from 'lit';
import { StructuredData } from '../../controllers/structured-data.js';
import { Localizer } from '../../i18n/localizer.js';
import type { Rating } from '../../protocol.js';
import { adopt } from '../../styles/adopt.js';
import { Histogram } from './histogram.js';
import { messages } from './numbers.messages.js';
import { styles } from './numbers.styles.js';
import type { RatingElement } from './rating.js';
import { describe } from './schema.js';

/** More of everybody's ratings than their average, for the ratings that ask for it. */
export class Numbers {
  readonly #host: RatingElement;
  readonly #l10n: Localizer<'ratingNumbers'>;
  readonly #histogram: Histogram;
  /** What a search engine is told; undefined where a reader does not see it. */
  #data: object | undefined;

  constructor(host: RatingElement) {
    this.#host = host;
    this.#l10n = new Localizer(host, 'ratingNumbers', messages);
    this.#histogram = new Histogram(host);
    new StructuredData(host, () => this.#data);
    adopt(host, styles);
  }

  /** Below the stars. */
  render(rating: Rating | undefined, isRevealed: boolean, last: number): TemplateResult | typeof nothing {
    const shown = isRevealed && rating?.count ? rating : undefined;
    this.#data = shown && describe(this.#host, shown, last);
    return shown && this.#host.histogram ? this.#histogram.render(shown) : nothing;
  }

  /** In place of the average. */
  hidden(): TemplateResult {
    return html`<span part="average" class="small">${this.#l10n.say.hidden}</span>`;
  }
}
