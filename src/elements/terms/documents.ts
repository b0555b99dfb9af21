import { safeHref } from '../../safe-href.js';
import type { messages } from './terms.messages.js';
import type { TermsElement } from './terms.js';

/** Something that is agreed to. */
export interface TermsDocument {
  /** What it is stored under. */
  readonly name: string;
  readonly version: string;
  readonly label: string;
  readonly href: string;
  /** Where it is said what changed. */
  readonly changesHref: string | undefined;
  /** Whether the built-in sentence names it; one that stands in a sentence of the author's own is there already. */
  readonly isListed: boolean;
}

/** What the attributes name, then what the author's own links do. What leads to a script is no document. */
export function documentsOf(terms: TermsElement, say: typeof messages): readonly TermsDocument[] {
  const { version, organization } = terms;
  const changesHref = safeHref(terms.changesHref);
  const named = [
    ['terms', terms.termsHref, terms.termsVersion, say.terms(organization)],
    ['privacy', terms.privacyHref, terms.privacyVersion, say.privacy],
    ['guidelines', terms.guidelinesHref, terms.guidelinesVersion, say.guidelines],
  ] as const;
  const own = [...terms.querySelectorAll<HTMLAnchorElement>('a[data-document]')].map((link) => ({
    name: link.dataset.document ?? '',
    version: link.dataset.version ?? version,
    label: link.textContent.trim(),
    href: link.getAttribute('href') ?? '',
    changesHref: safeHref(link.dataset.changes ?? '') || changesHref,
    isListed: link.slot === 'document',
  }));
  return [
    ...named.map(([name, href, ownVersion, label]) => ({
      name,
      version: ownVersion || version,
      label,
      href,
      changesHref,
      isListed: true,
    })),
    ...own,
  ].filter(({ name, href }) => name && href && safeHref(href));
}
