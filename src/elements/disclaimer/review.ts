import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { StructuredData } from '../../controllers/structured-data.js';
import { Phrases } from '../../i18n/phrases.js';
import { formatDate } from '../../i18n/time.js';
import { safeHref } from '../../safe-href.js';
import { adopt } from '../../styles/adopt.js';
import type { DisclaimerElement } from './disclaimer.js';
import { messages } from './review.messages.js';

/** Who reviewed the page and when: in words, in dates that programs can read, and for search engines. Loaded where a disclaimer says any of it. */
export class Review implements ReactiveController {
  readonly #host: DisclaimerElement;
  readonly #states: CustomStateSet;
  readonly #l10n: Phrases<'disclaimerReview'>;

  /** Of the states, `closed` is heeded, and `stale` is set. */
  constructor(host: DisclaimerElement, states: CustomStateSet) {
    this.#host = host;
    this.#states = states;
    this.#l10n = new Phrases(host, 'disclaimerReview', messages);
    host.addController(this);
    new StructuredData(host, () => (this.#isShown ? describe(host) : undefined));
  }

  hostConnected(): void {
    adopt(this.#host, styles);
  }

  hostUpdate(): void {
    this.#states[isPast(this.#host.nextReview) ? 'add' : 'delete']('stale');
  }

  render(): TemplateResult | typeof nothing {
    const { say, language } = this.#l10n;
    const { lastReviewed, nextReview } = this.#host;
    const stale = isPast(nextReview) && html`<strong part="stale">(${say.overdue})</strong>`;
    const rows = [
      this.#renderReviewer(),
      lastReviewed && row(say.lastReviewed, renderDate(lastReviewed, language)),
      nextReview && row(say.nextReview, html`${renderDate(nextReview, language)} ${stale || nothing}`),
    ];
    return rows.some(Boolean) ? html`<dl part="credits" class="small">${rows}</dl>` : nothing;
  }

  get #isShown(): boolean {
    return !this.#states.has('closed') && this.#host.shadowRoot!.querySelector('[part="credits"]') !== null;
  }

  #renderReviewer(): TemplateResult | undefined {
    const { reviewedBy, reviewerCredential, reviewerHref } = this.#host;
    if (!reviewedBy && !slotted(this.#host)) return undefined;
    const href = reviewerHref && safeHref(reviewerHref);
    const name = href ? html`<a part="reviewer" href=${href}>${reviewedBy}</a>` : reviewedBy;
    return row(
      this.#l10n.say.reviewedBy,
      html`<slot name="reviewer" @slotchange=${() => this.#host.requestUpdate()}
        >${name}${reviewerCredential && `, ${reviewerCredential}`}</slot
      >`,
    );
  }
}

/** Whether a day is over where the reader is. What is no day is never over. */
function isPast(day: string): boolean {
  if (!isDay(day)) return false;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(year, month - 1, date + 1).getTime() <= Date.now();
}

/**
 * What search engines are told, as far as readers see it (https://schema.org/MedicalWebPage). Somebody with a credential is
 * a person; who comes without may be an organization, so nothing is said of that.
 */
function describe(host: DisclaimerElement): object | undefined {
  if (host.schemaType !== 'MedicalWebPage') return undefined;
  const { lastReviewed } = host;
  const own = slotted(host);
  const link = own?.closest('a') ?? own?.querySelector('a');
  const name = own ? own.textContent.replace(/\s+/g, ' ').trim() : host.reviewedBy;
  const href = own ? link?.getAttribute('href') : host.reviewerHref;
  const credential = own ? '' : host.reviewerCredential;
  const reviewedBy = {
    ...(credential && { '@type': 'Person', honorificSuffix: credential }),
    name,
    ...(href && safeHref(href) && { url: new URL(href, document.baseURI).href }),
  };
  const said = { ...(isDay(lastReviewed) && { lastReviewed }), ...(name && { reviewedBy }) };
  return Object.keys(said).length > 0 ? { '@type': 'MedicalWebPage', ...said } : undefined;
}

function slotted(host: DisclaimerElement): Element | null {
  return host.querySelector(':scope > [slot="reviewer"]');
}

/** A day of the calendar, as YYYY-MM-DD. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text); // there is no 30th of February
}

function renderDate(day: string, language: string): TemplateResult | string {
  if (!isDay(day)) return day;
  const written = formatDate(language, day, { dateStyle: 'long', timeZone: 'UTC' });
  return html`<time datetime=${day}>${written}</time>`;
}

const row = (term: string, description: unknown): TemplateResult =>
  html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;

const styles = css`
  [part='credits'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
  }
  :is(dt, dd) {
    display: inline;
    margin: 0;
  }
  dt::after {
    content: ': ';
  }
  [part='reviewer'] {
    color: var(--_accent);
  }
  [part='stale'] {
    color: var(--_warning);
    font-weight: 600;
  }
`;
