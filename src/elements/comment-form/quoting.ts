import { contentText } from '../../content/content-text.js';
import type { Comment } from '../../protocol.js';
import { contentMarkdown, escapeMarkdown, quote } from './content-markdown.js';
import { insert } from './markdown-tools.js';

/** Puts a comment behind what is written, as a quote: the passage of it that is selected, else all of it. */
export function quoteInto(field: HTMLTextAreaElement, { content }: Comment, selected: readonly string[]): void {
  const said = plain(contentText(content));
  const passage = selected.map(plain).find((text) => text !== '' && said.includes(text));
  const quoted = quote(passage === undefined ? contentMarkdown(content) : escapeMarkdown(passage));
  field.focus();
  const written = field.value.trimEnd();
  field.setSelectionRange(written.length, field.value.length);
  insert(field, `${written === '' ? '' : '\n\n'}${quoted}\n\n`);
  field.scrollTop = field.scrollHeight;
}

/** What the reader has selected anywhere on the page. */
export const selection = (): string => String(getSelection() ?? '');

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
