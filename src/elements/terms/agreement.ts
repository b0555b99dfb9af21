import { recall, remember, forget, type StorageKey } from '../../api/storage.js';
import type { TermsDocument } from './documents.js';

/** What a reader agreed to, and when. */
export interface Agreement {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly version: string;
  /** The version of each document, by its name. */
  readonly documents: Readonly<Record<string, string>>;
}

const keyOf = (name: string): StorageKey => (name ? `afterword:terms:${name}` : 'afterword:terms');

export function readAgreement(name: string): Agreement | undefined {
  try {
    const agreement = JSON.parse(recall(keyOf(name)) ?? 'null') as Agreement | null;
    return agreement && typeof agreement.at === 'number' && typeof agreement.documents === 'object'
      ? agreement
      : undefined;
  } catch {
    return undefined; // written by something else
  }
}

export function keepAgreement(name: string, version: string, documents: readonly TermsDocument[]): void {
  const versions = {
    ...readAgreement(name)?.documents, // of other pages, with other documents
    ...Object.fromEntries(documents.map((document) => [document.name, document.version])),
  };
  remember(keyOf(name), JSON.stringify({ at: Date.now(), version, documents: versions } satisfies Agreement));
}

export function forgetAgreement(name: string): void {
  forget(keyOf(name));
}

/** The documents that an agreement is not about: they have another version since, or were not there. */
export function changedSince(agreement: Agreement, documents: readonly TermsDocument[]): readonly TermsDocument[] {
  return documents.filter(({ name, version }) => agreement.documents[name] !== version);
}
