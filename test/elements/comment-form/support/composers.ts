import type { CommentFormElement } from '../../../../src/elements/comment-form/comment-form.js';
import { part, words } from '../../../support/find.js';
import { until } from '../../../support/until.js';

export const text = (form: Element): HTMLTextAreaElement => form.shadowRoot!.querySelector('textarea')!;

export const nameField = (form: Element): HTMLInputElement | null => form.shadowRoot!.querySelector('[name="name"]');

export const emailField = (form: Element): HTMLInputElement => form.shadowRoot!.querySelector('[name="email"]')!;

export const send = (form: Element): HTMLElement => part(form, 'submit')!;

export const status = (form: Element): string => words(part(form, 'status'));

/** What is said when all went well. */
export const said = (form: Element): string => words(form.shadowRoot!.querySelector('#said'));

/** Puts a value into a field as typing does. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Writes a comment, with everything it takes. */
export async function write(form: CommentFormElement, body: string, name = 'Ada'): Promise<void> {
  type(text(form), body);
  await form.updateComplete;
  const field = nameField(form);
  if (field && field.value !== name) type(field, name);
  await form.updateComplete;
}

/** Writes and sends, and does not wait for what becomes of it. */
export async function writeAndSend(form: CommentFormElement, body: string, name?: string): Promise<void> {
  await write(form, body, name);
  send(form).click();
}

/** Waits until a status says something. */
export function says(form: Element, sentence: string): Promise<void> {
  return until(() => status(form).includes(sentence), `"${sentence}" is said; it was "${status(form)}"`);
}
