import { html } from '@lit-labs/ssr';
import { nothing, type TemplateResult } from 'lit';
import type { Links } from './links.js';
import { inWords } from './named-ratings.js';
import { problemOf, renderProblem, renderProblems } from './problems.js';
import { renderDefault, renderQuestion, renderTrap } from './question.js';
import { ABOUT, fieldOf, type RatingView } from './rating-fields.js';

/**
 * Stars as radio buttons, and a button. Who rates is asked to show that they are human only then, so that no document has
 * an image for everyone who does not. `hide`: a class for where a script has stars of its own.
 */
export function renderRatingForm(view: RatingView, links: Links, hide: unknown): TemplateResult {
  const { problems, token, stamp, question, isReturned, language } = view;
  const isAboutFields = problems.has('rating') || problems.has('captcha');
  return html`<form method="post" action=${links.to()} novalidate class=${hide} id="rate">
    ${problems.size > 0 ? renderProblems(problems, 'Your choice is still here.', !isAboutFields) : nothing}
    <input type="hidden" name=${ABOUT.name} value=${ABOUT.value} />
    <input type="hidden" name="form" value=${token} />
    <input type="hidden" name="stamp" value=${stamp} />
    ${renderDefault('rate')} ${renderTrap()}
    ${[...view.ratings].map(([name, { histogram }], index) => renderStars(view, name, histogram.length, index === 0))}
    ${renderProblem(problems, 'rating')}
    ${
      question === undefined
        ? nothing
        : html`<p>One more step, to tell people from programs.</p>
            ${renderQuestion(
              { ...question, problems, hasFocus: !problems.has('rating'), language, canWait: false },
              links,
            )}`
    }
    <div class="actions">
      <button class=${isReturned ? 'primary' : nothing} name="do" value="rate">Rate</button>
      ${isReturned ? html`<a href=${links.to()}>Cancel</a>` : nothing}
    </div>
  </form>`;
}

/** `isFirst`: where a problem with all of them leads. */
function renderStars(view: RatingView, name: string, most: number, isFirst: boolean): TemplateResult {
  const { problems, language = 'en' } = view;
  const all = most.toLocaleString(language);
  const isChosen = (star: number): boolean => view.stars.get(name) === star;
  const radio = (star: number): TemplateResult =>
    html`<label class="check">
      <input
        id=${isFirst && star === 1 ? 'rating' : nothing}
        type="radio"
        name=${fieldOf(name)}
        value=${star}
        ?checked=${isChosen(star)}
        aria-label="${star.toLocaleString(language)} of ${all} stars"
        ?autofocus=${isFirst && star === 1 && problems.has('rating')}
      />
      <span>${star.toLocaleString(language)}</span>
    </label>`;
  return html`<fieldset aria-describedby=${problemOf(problems, 'rating')}>
    <legend>${inWords(name) || 'Your rating'}</legend>
    <div class="stars">${Array.from({ length: most }, (_, index) => radio(index + 1))}</div>
  </fieldset>`;
}
