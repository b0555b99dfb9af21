import type { AcceptedDocument, Acknowledgement, CommentDraft } from 'afterword/protocol';
import { cleanLine, cleanText, isVisible, webAddress } from '../content/text.js';
import { invalidField } from '../errors.js';
import type { NewComment } from '../store/comment-store.js';

/** What a reader sent, made fit to be stored. */
export type CleanDraft = Pick<
  NewComment,
  'name' | 'email' | 'website' | 'source' | 'terms' | 'disclaimers' | 'documents' | 'facts'
> & { readonly parent: string | null };

/** No more than the shape that a mail server could make sense of; whether it exists only a mail can tell. */
const EMAIL = /^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\]]+$/u;

export function cleanDraft(draft: CommentDraft): CleanDraft {
  const { author, page } = draft;
  const title = page?.title === undefined ? null : cleanLine(page.title) || null;
  return {
    source: cleanBody(draft.body),
    parent: draft.parent ?? null,
    name: cleanName(author.name),
    email: cleanEmail(author.email),
    website: cleanWebsite(author.website, '/author/website'),
    terms: cleanLine(draft.terms ?? '') || null,
    disclaimers: keepSaid(draft.disclaimers),
    documents: keepSaid(draft.documents),
    facts: { title, url: cleanWebsite(page?.url, '/page/url') },
  };
}

export function cleanBody(body: string): string {
  const text = cleanText(body);
  if (!isVisible(text)) throw invalidField('/body', 'Write something first.');
  return text;
}

/** A version of nothing, or nothing of a version, is no proof that anybody read anything. */
export function isSaid(said: Acknowledgement | AcceptedDocument): boolean {
  return Object.values(said).every((part) => part !== '');
}

/** The name of what was acknowledged or agreed to, and its version. */
export function cleanSaid<T extends Acknowledgement | AcceptedDocument>(said: T): T {
  return Object.fromEntries(Object.entries(said).map(([name, part]) => [name, cleanLine(part as string)])) as unknown as T; // prettier-ignore
}

function keepSaid(said: readonly (Acknowledgement | AcceptedDocument)[] = []): string {
  return JSON.stringify(said.map(cleanSaid).filter(isSaid));
}

function cleanName(name: string): string {
  const line = cleanLine(name);
  if (!isVisible(line)) throw invalidField('/author/name', 'A name is needed; any name will do.');
  return line;
}

function cleanEmail(email: string | undefined): string | null {
  const line = cleanLine(email ?? '');
  if (line !== '' && !EMAIL.test(line))
    throw invalidField('/author/email', 'This does not look like an e-mail address.');
  return line || null;
}

function cleanWebsite(website: string | undefined, pointer: string): string | null {
  const line = cleanLine(website ?? '');
  const address = webAddress(line);
  if (line !== '' && address === undefined)
    throw invalidField(pointer, 'This does not look like an http or https address.');
  return address ?? null;
}
