import { html } from '@lit-labs/ssr';
import { nothing, type TemplateResult } from 'lit';
import type { QuestionKind } from '../captcha/questions.js';
import type { FieldName, FieldProblems, Fields } from './fields.js';
import type { Links } from './links.js';
import { isWrong, problemOf, renderProblem, renderProblems } from './problems.js';
import { renderDefault, renderQuestion, renderTrap } from './question.js';
import type { Texts } from './texts.js';

/** The form as it is shown: empty, or as it came back. */
export interface FormView {
  readonly fields: Fields;
  /** What is wrong, at the field or with the whole. */
  readonly problems: FieldProblems;
  /** What each sending of this form is known by. */
  readonly token: string;
  /** When it was given out, sealed. */
  readonly stamp: string;
  /** What is asked to be typed; undefined where nothing is. */
  readonly question: { readonly kind: QuestionKind; readonly id: string } | undefined;
  /** Whether the reader asked for another question, and goes on there. */
  readonly isAnother: boolean;
  /** Of the document. */
  readonly language: string | undefined;
  /** Whether everything that is sent from here waits for a moderator, because the check of this site needs a script. */
  readonly isHeld: boolean;
  /** The comment that is answered. */
  readonly answers: { readonly id: string; readonly name: string; readonly text: string } | undefined;
  readonly texts: Texts;
}

const ORDER: readonly FieldName[] = ['body', 'name', 'email', 'website', 'disclaimer', 'terms', 'captcha'];

/** A comment's form. It works with nothing but HTML; what is wrong is said at the field, and nothing typed is lost. */
export function renderForm(view: FormView, links: Links): TemplateResult {
  const { fields, problems, token, stamp, answers } = view;
  return html`<h2 id="write">${answers ? html`Reply to <bdi>${answers.name}</bdi>` : 'Write a comment'}</h2>
    ${answers ? html`<blockquote dir="auto">${answers.text}</blockquote>` : nothing}
    ${problems.size > 0 ? renderProblems(problems, 'Your text is still here.', !ORDER.some((name) => problems.has(name))) : nothing}
    <form method="post" action=${links.to()} novalidate>
      <input type="hidden" name="form" value=${token} />
      <input type="hidden" name="stamp" value=${stamp} />
      ${renderDefault('send')} ${renderTrap()}
      ${answers ? html`<input type="hidden" name="parent" value=${answers.id} />` : nothing}
      <div class="field">
        <label for="body">${answers ? 'Your reply' : 'Your comment'}</label>
        <textarea
          id="body"
          name="body"
          rows="6"
          dir="auto"
          required
          aria-describedby=${problems.has('body') ? 'body-problem body-hint' : 'body-hint'}
          aria-invalid=${isWrong(view.problems, 'body')}
          ?autofocus=${isFirst(view, 'body')}
        >
${fields.body}</textarea>
        ${renderProblem(view.problems, 'body')}
        <p class="small" id="body-hint"><bdi>*emphasis*, **strong**, &gt; quote, - list, [link](https://…)</bdi></p>
      </div>
      <div class="who">
        ${renderInput(view, 'name', 'Name', 'text')}
        ${renderInput(view, 'email', 'E-mail (optional, never shown)', 'email')}
        ${renderInput(view, 'website', 'Website (optional, shown)', 'url')}
      </div>
      ${renderAgreements(view)} ${renderCaptcha(view, links)}
      <div class="actions">
        <button class="primary" name="do" value="send">${answers ? 'Send reply' : 'Send comment'}</button>
        ${answers ? html`<a href=${links.to()}>Cancel</a>` : nothing}
      </div>
    </form>`;
}

/** The focus goes to the first field that needs another look; if it is none of them, to what is said. */
function isFirst({ problems, isAnother }: FormView, name: FieldName): boolean {
  if (isAnother) return name === 'captcha';
  return ORDER.find((field) => problems.has(field)) === name;
}

function renderInput(
  view: FormView,
  name: 'name' | 'email' | 'website',
  label: string,
  type: 'text' | 'email' | 'url',
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      type=${type}
      autocomplete=${name === 'website' ? 'url' : name}
      ?required=${name === 'name'}
      value=${view.fields[name]}
      aria-describedby=${problemOf(view.problems, name)}
      aria-invalid=${isWrong(view.problems, name)}
      ?autofocus=${isFirst(view, name)}
    />
    ${renderProblem(view.problems, name)}
  </div>`;
}

/** What a script would have remembered, or asked for at its own place. */
function renderAgreements(view: FormView): TemplateResult {
  const { disclaimer, termsHref, privacyHref } = view.texts;
  const documents = [
    termsHref && html`<a href=${termsHref}>terms</a>`,
    privacyHref && html`<a href=${privacyHref}>privacy notice</a>`,
  ].filter(Boolean);
  return html`${
    disclaimer
      ? renderCheck(view, 'disclaimer', 'I have read the disclaimer: what readers write here is not medical advice.')
      : nothing
  }
  ${
    documents.length > 0
      ? renderCheck(
          view,
          'terms',
          html`I agree to the ${documents[0]}${documents[1] ? [' and the ', documents[1]] : nothing}.`,
        )
      : html`<p class="small">What you post can be read by everyone.</p>`
  }`;
}

function renderCheck(view: FormView, name: 'disclaimer' | 'terms', label: unknown): TemplateResult {
  return html`<div class="field">
    <label class="check">
      <input
        id=${name}
        name=${name}
        type="checkbox"
        value="yes"
        required
        ?checked=${view.fields[name]}
        aria-describedby=${problemOf(view.problems, name)}
        aria-invalid=${isWrong(view.problems, name)}
        ?autofocus=${isFirst(view, name)}
      />
      <span>${label}</span>
    </label>
    ${renderProblem(view.problems, name)}
  </div>`;
}

/** What shows that a reader is human, where anything does. */
function renderCaptcha(view: FormView, links: Links): TemplateResult | typeof nothing {
  const { question, fields, problems, language } = view;
  if (view.isHeld)
    return html`<p class="small">
      This site checks that writers are human by silent work in the browser, for which it needs JavaScript. Without it,
      a moderator reads what you write before it appears.
    </p>`;
  if (question === undefined) return nothing;
  const hasFocus = isFirst(view, 'captcha');
  return renderQuestion({ ...question, typed: fields.captcha, problems, hasFocus, language, canWait: true }, links);
}
