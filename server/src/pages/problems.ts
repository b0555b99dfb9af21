import { html } from '@lit-labs/ssr';
import { nothing, type TemplateResult } from 'lit';

/** What is wrong, by the name of a field; `form` is what is wrong with none of them. */
type Problems = ReadonlyMap<string, string>;

/** Everything that is wrong, each with a way to its field. `kept`: that nothing was lost. */
export function renderProblems(problems: Problems, kept: string, hasFocus: boolean): TemplateResult {
  const items = [...problems].map(
    ([name, problem]) => html`<li>${name === 'form' ? problem : html`<a href="#${name}">${problem}</a>`}</li>`,
  );
  return html`<div class="wrong" role="alert" tabindex="-1" ?autofocus=${hasFocus}>
    <p><strong>Not sent yet.</strong> ${kept}</p>
    <ul>
      ${items}
    </ul>
  </div>`;
}

/** What is wrong with a field, at the field. */
export function renderProblem(problems: Problems, name: string): TemplateResult | typeof nothing {
  const problem = problems.get(name);
  return problem === undefined ? nothing : html`<p class="problem" id="${name}-problem">${problem}</p>`;
}

/** What describes a field with which something is wrong. */
export function problemOf(problems: Problems, name: string): unknown {
  return problems.has(name) ? `${name}-problem` : nothing;
}

export function isWrong(problems: Problems, name: string): unknown {
  return problems.has(name) ? 'true' : nothing;
}
