import { html, type TemplateResult } from 'lit';
import type { Report, ReportReason } from '../../protocol.js';
import type { messages } from './comment.messages.js';

const REASONS: readonly ReportReason[] = ['dangerous', 'spam', 'abuse', 'privacy', 'other'];

interface Options {
  readonly say: typeof messages;
  readonly name: string;
  readonly onReport: (report: Report) => void;
  readonly onCancel: () => void;
}

/** Why the moderators should look at a comment. */
export function reportForm({ say, name, onReport, onCancel }: Options): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const note = (fields.get('note') as string).trim();
    onReport({ reason: fields.get('reason') as ReportReason, ...(note && { note }) });
  };
  return html`<form part="report" class="report" @submit=${submit}>
    <fieldset>
      <legend>${say.reportWhy(name)}</legend>
      ${REASONS.map(
        (reason) =>
          html`<label><input type="radio" name="reason" value=${reason} required /> ${say.reasons[reason]}</label>`,
      )}
    </fieldset>
    <label
      >${say.reportNote}
      <textarea part="field" name="note" rows="2" maxlength="1000" dir="auto"></textarea>
    </label>
    <div part="actions">
      <button class="danger">${say.reportSend}</button>
      <button type="button" @click=${onCancel}>${say.cancel}</button>
    </div>
  </form>`;
}
