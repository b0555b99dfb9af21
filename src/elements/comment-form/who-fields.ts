import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { VisitorState } from '../../store/visitor-slice.js';

interface WhoFields extends VisitorState {
  readonly say: Localizer<'commentForm'>['say'];
  readonly readonly: boolean;
  /** The fields that need another look. */
  readonly invalid: ReadonlySet<string>;
  readonly onInput: (event: Event) => void;
}

/** Who writes: a name, and an address for the site's owner only. */
export function whoFields({ say, name, email, readonly, invalid, onInput }: WhoFields): TemplateResult {
  const isInvalid = (field: string, then = 'true'): unknown => (invalid.has(field) ? then : nothing);
  return html`<div class="who" @input=${onInput}>
    <label>
      <span class="small">${say.name}</span>
      <input
        part="field"
        type="text"
        name="name"
        autocomplete="name"
        maxlength="60"
        required
        aria-invalid=${isInvalid('name')}
        aria-describedby=${isInvalid('name', 'status')}
        ?readonly=${readonly}
        .value=${live(name)}
      />
    </label>
    <label>
      <span class="small">${say.email}</span>
      <input
        part="field"
        type="email"
        name="email"
        autocomplete="email"
        maxlength="254"
        aria-invalid=${isInvalid('email')}
        aria-describedby=${isInvalid('email', 'status')}
        ?readonly=${readonly}
        .value=${live(email)}
      />
    </label>
  </div>`;
}

/** Programs that fill in everything fill this in as well. It is not shown, not reached by keyboard and not read out. */
export const trapField = html`<div class="hidden" aria-hidden="true">
  <label>Leave this empty <input name="subject" type="text" tabindex="-1" autocomplete="off" /></label>
</div>`;
