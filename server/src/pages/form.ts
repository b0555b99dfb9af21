import { html } from '@lit-labs/ssr';
import { nothing, type TemplateResult } from 'lit';
import { isSpoken, spokenFor } from '../captcha/audio/voice.js';
import type { QuestionKind } from '../captcha/questions.js';
import type { FieldName, FieldProblems, Fields } from './fields.js';
import type { Links } from './links.js';
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
    ${problems.size > 0 ? renderProblems(view) : nothing}
    <form method="post" action=${links.to()} novalidate>
      <input type="hidden" name="form" value=${token} />
      <input type="hidden" name="stamp" value=${stamp} />
      ${renderTrap()} ${answers ? html`<input type="hidden" name="parent" value=${answers.id} />` : nothing}
      <div class="field">
        <label for="body">${answers ? 'Your reply' : 'Your comment'}</label>
        <textarea
          id="body"
          name="body"
          rows="6"
          dir="auto"
          required
          aria-describedby=${problems.has('body') ? 'body-problem body-hint' : 'body-hint'}
          aria-invalid=${isWrong(view, 'body')}
          ?autofocus=${isFirst(view, 'body')}
        >
${fields.body}</textarea>
        ${renderProblem(view, 'body')}
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

function isWrong({ problems }: FormView, name: FieldName): unknown {
  return problems.has(name) ? 'true' : nothing;
}

function problemOf({ problems }: FormView, name: FieldName): unknown {
  return problems.has(name) ? `${name}-problem` : nothing;
}

function renderProblems({ problems }: FormView): TemplateResult {
  const isAboutFields = ORDER.some((name) => problems.has(name));
  const items = [...problems].map(
    ([name, problem]) => html`<li>${name === 'form' ? problem : html`<a href="#${name}">${problem}</a>`}</li>`,
  );
  return html`<div class="wrong" role="alert" tabindex="-1" ?autofocus=${!isAboutFields}>
    <p><strong>Not sent yet.</strong> Your text is still here.</p>
    <ul>
      ${items}
    </ul>
  </div>`;
}

function renderProblem({ problems }: FormView, name: FieldName): TemplateResult | typeof nothing {
  const problem = problems.get(name);
  return problem === undefined ? nothing : html`<p class="problem" id="${name}-problem">${problem}</p>`;
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
      aria-describedby=${problemOf(view, name)}
      aria-invalid=${isWrong(view, name)}
      ?autofocus=${isFirst(view, name)}
    />
    ${renderProblem(view, name)}
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
        aria-describedby=${problemOf(view, name)}
        aria-invalid=${isWrong(view, name)}
        ?autofocus=${isFirst(view, name)}
      />
      <span>${label}</span>
    </label>
    ${renderProblem(view, name)}
  </div>`;
}

/** Programs that fill in everything fill this in as well. It is not shown, not reached by keyboard and not read out. */
function renderTrap(): TemplateResult {
  return html`<div class="trap" aria-hidden="true">
    <label>Leave this empty <input name="subject" type="text" tabindex="-1" autocomplete="off" value="" /></label>
  </div>`;
}

/** Characters to see or digits to hear, each with a way to the other and to a moderator. */
function renderCaptcha(view: FormView, links: Links): TemplateResult | typeof nothing {
  const { question } = view;
  if (view.isHeld)
    return html`<p class="small">
      This site checks that writers are human by silent work in the browser, for which it needs JavaScript. Without it,
      a moderator reads what you write before it appears.
    </p>`;
  if (question === undefined) return nothing;
  const isHeard = question.kind === 'audio';
  return html`<div class="field">
    ${isHeard ? renderDigits(view, links.digits(question.id)) : renderImage(links.image(question.id))}
    <input type="hidden" name="challenge" value=${question.id} />
    <input type="hidden" name="kind" value=${question.kind} />
    <label for="captcha">${isHeard ? 'Type the six digits you hear' : 'Type the characters in the image'}</label>
    <div class="actions">
      <input
        id="captcha"
        name="captcha"
        type="text"
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
        inputmode=${isHeard ? 'numeric' : nothing}
        spellcheck="false"
        required
        value=${view.fields.captcha}
        aria-describedby=${problemOf(view, 'captcha')}
        aria-invalid=${isWrong(view, 'captcha')}
        ?autofocus=${isFirst(view, 'captcha')}
      />
      ${
        isHeard
          ? html`<button name="do" value="listen" formnovalidate>Other digits</button>`
          : html`<button name="do" value="refresh" formnovalidate>New image</button>`
      }
    </div>
    ${renderProblem(view, 'captcha')}
    <p class="small ways">
      ${isHeard ? 'You cannot hear them?' : 'You cannot read it?'}
      ${
        isHeard
          ? html`<button name="do" value="refresh" formnovalidate>Read characters instead</button>`
          : html`<button name="do" value="listen" formnovalidate>Hear digits instead</button>`
      }
      <button name="do" value="hold" formnovalidate>Let a moderator look at it</button>
    </p>
  </div>`;
}

/** Drawn when it is looked at; for crawlers, and where a script hides the form, it never is. */
function renderImage(address: string): TemplateResult {
  return html`<img
    class="characters"
    src=${address}
    alt="Distorted characters. Type them into the field below; if they are hard to read, ask for a new image or for digits to hear."
    width="600"
    height="200"
    loading="lazy"
  />`;
}

/** Nothing sounds before the reader presses Play, and nothing is fetched. */
function renderDigits({ language }: FormView, address: string): TemplateResult {
  const spoken = spokenFor(language);
  const isFallback = language !== undefined && !isSpoken(language);
  return html`<audio
      class="digits"
      controls
      preload="none"
      src=${address}
      lang=${spoken}
      aria-label="Six spoken digits"
    ></audio>
    ${isFallback ? html`<p class="small">Spoken in English.</p>` : nothing}`;
}
