import { html } from '@lit-labs/ssr';
import { nothing, type TemplateResult } from 'lit';
import type { Page, Rating } from 'afterword/protocol';

/** What readers gave under each name, in words. `language`: a BCP 47 tag, for the numbers. */
export function renderNamedRatings({ ratings = {} }: Page, language = 'en'): TemplateResult | typeof nothing {
  const rows = Object.entries(ratings).map(
    ([name, rating]) =>
      html`<div>
        <dt>${inWords(name)}</dt>
        <dd><bdi>${summaryOf(rating, language)}</bdi></dd>
      </div>`,
  );
  return rows.length === 0 ? nothing : html`<dl class="ratings">${rows}</dl>`;
}

/** `pain-relief` → "Pain relief". */
export function inWords(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

function summaryOf({ average, count, histogram }: Rating, language: string): string {
  if (average === null) return 'Not rated yet';
  const stars = average.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const most = histogram.length.toLocaleString(language);
  return `${stars} of ${most} · ${count.toLocaleString(language)} ${count === 1 ? 'rating' : 'ratings'}`;
}
