import { html, nothing, type TemplateResult } from 'lit';
import { Localizer } from '../../i18n/localizer.js';
import type { Wish } from '../../store/outbox-slice.js';
import { adopt } from '../../styles/adopt.js';
import type { RatingElement } from './rating.js';
import { messages } from './status.messages.js';
import { styles } from './status.styles.js';
import { takeBack } from './take-back.js';

/** What the reader gave, or what went wrong. */
export class Status {
  readonly #host: RatingElement;
  readonly #l10n: Localizer<'ratingStatus'>;

  constructor(host: RatingElement) {
    this.#host = host;
    this.#l10n = new Localizer(host, 'ratingStatus', messages);
    adopt(host, styles);
  }

  /** `own` is what can be taken back; 0 for nothing. */
  render(own: number, isClosed: boolean, wish: Wish | undefined): TemplateResult | string | typeof nothing {
    const { say } = this.#l10n;
    if (wish?.status === 'refused') return html`<span class="problem">${say.failed}</span>`;
    if (wish?.status === 'waiting') return say.waiting;
    if (this.#host.readonly) return nothing;
    if (isClosed) return say.closed;
    if (!own) return nothing;
    const isForms = this.#host.form;
    const number = this.#l10n.number(own, { maximumFractionDigits: 1 });
    return html`${isForms ? nothing : say.mine(number)}
      <button type="button" part="undo" ?disabled=${this.#host.isDisabled} @click=${() => takeBack(this.#host, own)}>
        ${isForms ? say.clear : say.undo}
      </button>`;
  }
}
