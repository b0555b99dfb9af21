import { html, type TemplateResult } from 'lit';
import type { Report, ReportReason } from '../../protocol.js';

const REASONS: readonly ReportReason[] = ['dangerous', 'spam', 'abuse', 'privacy', 'other'];

/** What the form says; translated with the rest of `comment`. */
export const reportMessages = {
  reportWhy: (name: string) => `What is wrong with the comment by ${name}?`,
  reportNote: 'Anything the moderators should know (optional)',
  reportSend: 'Send report',
  reasons: {
    dangerous: 'Its advice could harm someone',
    spam: 'It is advertising',
    abuse: 'It is hurtful or insulting',
    privacy: 'It tells something private about someone',
    other: 'Something else',
  } as Record<ReportReason, string>,
};

interface Options {
  readonly say: { readonly cancel: string } & Partial<typeof reportMessages>;
  readonly name: string;
  readonly onReport: (report: Report) => void;
  readonly onCancel: () => void;
}

/** Why the moderators should look at a comment. */
export function reportForm({ say: own, name, onReport, onCancel }: Options): TemplateResult {
  const say = { ...reportMessages, ...own };
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
