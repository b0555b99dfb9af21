import { html } from '@lit-labs/ssr';
import { nothing, type TemplateResult } from 'lit';
import { isSpoken, spokenFor } from '../captcha/audio/voice.js';
import type { QuestionKind } from '../captcha/questions.js';
import type { Links } from './links.js';
import { isWrong, problemOf, renderProblem } from './problems.js';

/** Something to read or to hear, and what was typed. */
export interface QuestionView {
  readonly kind: QuestionKind;
  readonly id: string;
  readonly typed: string;
  readonly problems: ReadonlyMap<string, string>;
  /** Whether the reader goes on there. */
  readonly hasFocus: boolean;
  /** Of the document. */
  readonly language: string | undefined;
  /** Whether a moderator can look at what is sent without an answer. */
  readonly canWait: boolean;
}

/** Characters to see or digits to hear, each with a way to the other, and to a moderator where there is one. */
export function renderQuestion(view: QuestionView, links: Links): TemplateResult {
  const { kind, id, typed, problems, hasFocus, canWait } = view;
  const isHeard = kind === 'audio';
  return html`<div class="field">
    ${isHeard ? renderDigits(view, links.digits(id)) : renderImage(links.image(id))}
    <input type="hidden" name="challenge" value=${id} />
    <input type="hidden" name="kind" value=${kind} />
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
        value=${typed}
        aria-describedby=${problemOf(problems, 'captcha')}
        aria-invalid=${isWrong(problems, 'captcha')}
        ?autofocus=${hasFocus}
      />
      ${
        isHeard
          ? html`<button name="do" value="listen" formnovalidate>Other digits</button>`
          : html`<button name="do" value="refresh" formnovalidate>New image</button>`
      }
    </div>
    ${renderProblem(problems, 'captcha')}
    <p class="small ways">
      ${isHeard ? 'You cannot hear them?' : 'You cannot read it?'}
      ${
        isHeard
          ? html`<button name="do" value="refresh" formnovalidate>Read characters instead</button>`
          : html`<button name="do" value="listen" formnovalidate>Hear digits instead</button>`
      }
      ${canWait ? html`<button name="do" value="hold" formnovalidate>Let a moderator look at it</button>` : nothing}
    </p>
  </div>`;
}

/** Enter in a field presses the first button of a form, which would be one that asks for another question. */
export function renderDefault(send: string): TemplateResult {
  return html`<button class="trap" tabindex="-1" aria-hidden="true" name="do" value=${send}></button>`;
}

/** Programs that fill in everything fill this in as well. It is not shown, not reached by keyboard and not read out. */
export function renderTrap(): TemplateResult {
  return html`<div class="trap" aria-hidden="true">
    <label>Leave this empty <input name="subject" type="text" tabindex="-1" autocomplete="off" value="" /></label>
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
function renderDigits({ language }: QuestionView, address: string): TemplateResult {
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
