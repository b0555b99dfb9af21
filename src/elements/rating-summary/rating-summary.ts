import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.js';
import { Localizer } from '../../i18n/localizer.js';
import type { Rating } from '../../protocol.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';
import { bar } from '../rating/bar.js';
import { wordsByKey } from '../rating/words-by-key.js';
import { messages } from './rating-summary.messages.js';
import { styles } from './rating-summary.styles.js';

/**
 * What readers gave under each name, one line for each: `<afterword-rating name="ease">` takes the votes, this sums them up.
 * It follows every vote.
 *
 * @summary The page's ratings by name, at a glance.
 * @csspart list - All of it.
 * @csspart rating - One rating.
 * @csspart label - What is rated.
 * @csspart average - The average, and of how many stars.
 * @csspart count - How many rated.
 * @cssprop [--afterword-star] - Colour of the bars. Light and dark by default.
 * @cssprop [--afterword-star-empty] - Colour of what a bar lacks.
 */
export class RatingSummaryElement extends LitElement {
  static override properties: PropertyDeclarations = { ratings: {} };
  static override styles = [base, styles];

  /** Which, in which order, and what they are called: `ease: Ease of use, pain-relief: Pain relief`. All of the page by default, by their names. */
  ratings = '';

  readonly #l10n = new Localizer(this, 'ratingSummary', messages);
  readonly #page = new StoreController(this, ({ page, ratings }: PageState) => [page.status, ratings] as const);

  protected override render(): TemplateResult {
    const known = this.#page.value?.[1] ?? {};
    const labels = wordsByKey(this.ratings);
    const shown = labels.size > 0 ? [...labels] : Object.keys(known).map((name) => [name, name] as const);
    return html`<ul part="list">
      ${shown.map(([name, label]) => this.#renderRating(label, known[name]))}
    </ul>`;
  }

  #renderRating(label: string, rating: Rating | undefined): TemplateResult {
    const { average = null, count = 0, histogram = [] } = rating ?? {};
    const { say } = this.#l10n;
    return html`<li part="rating">
      <span part="label">${label}</span>
      ${bar(average === null ? 0 : average / histogram.length)}
      <span part="average" class=${average === null ? 'small' : ''}
        >${this.#sayAverage(average, histogram.length)}</span
      >
      <span part="count" class="small">${count > 0 ? say.count(this.#l10n.number(count), count) : nothing}</span>
    </li>`;
  }

  /** Until the page is there, nothing is said. */
  #sayAverage(average: number | null, stars: number): string | typeof nothing {
    const { say } = this.#l10n;
    if (average === null) return this.#page.value?.[0] === 'ready' ? say.unrated : nothing;
    const number = this.#l10n.number(average, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return say.average(number, this.#l10n.number(stars));
  }
}
