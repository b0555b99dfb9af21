import { html, type TemplateResult } from 'lit';
import { Localizer } from '../../i18n/localizer.js';
import type { Rating } from '../../protocol.js';
import { bar } from './bar.js';
import { messages } from './numbers.messages.js';
import type { RatingElement } from './rating.js';

/** How far keys lead, from bar to bar. */
const MOVES: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/**
 * How many gave each number of stars. A list with one tab stop, in which arrows, Home and End lead from bar to bar, as in a
 * toolbar (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
 */
export class Histogram {
  readonly #host: RatingElement;
  readonly #l10n: Localizer<'ratingNumbers'>;
  /** The bar that a tab leads to; the highest at first. */
  #current: number | undefined;

  constructor(host: RatingElement) {
    this.#host = host;
    this.#l10n = new Localizer(host, 'ratingNumbers', messages);
  }

  render({ histogram, count, mine }: Rating): TemplateResult {
    const bars = histogram.map((n, index) => {
      const stars = index + 1;
      const isTabStop = stars === (this.#current ?? histogram.length);
      return this.#renderBar(stars, n, count, isTabStop, Math.round(mine ?? 0) === stars);
    });
    return html`<ol
      part="histogram"
      class="small"
      aria-label=${this.#l10n.say.histogram}
      @keydown=${this.#onKey}
      @focusin=${this.#onFocus}
    >
      ${bars.reverse()}
    </ol>`;
  }

  #renderBar(stars: number, n: number, count: number, isTabStop: boolean, isMine: boolean): TemplateResult {
    const share = n / (count || 1);
    const [number, percent] = [this.#l10n.number(n), this.#l10n.number(share, { style: 'percent' })];
    return html`<li
      part="bar"
      class=${isMine ? 'mine' : ''}
      tabindex=${isTabStop ? 0 : -1}
      data-stars=${stars}
      aria-label=${this.#l10n.say.bar(stars, number, n, percent)}
    >
      <span aria-hidden="true">${this.#l10n.number(stars)}</span>
      ${bar(share)}
      <span aria-hidden="true">${number}</span>
      <span class="share" aria-hidden="true">${percent}</span>
    </li>`;
  }

  readonly #onFocus = ({ target }: FocusEvent): void => {
    this.#current = Number((target as HTMLElement).dataset.stars);
    this.#host.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const bars = [...(event.currentTarget as Element).children] as HTMLElement[];
    const by = MOVES[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = bars.indexOf(event.target as HTMLElement);
    bars[Math.min(Math.max(from + by, 0), bars.length - 1)]?.focus();
  };
}
