import { html, type TemplateResult } from 'lit';
import { safeHref } from '../../safe-href.js';
import { changedSince, type Agreement } from './agreement.js';
import type { TermsDocument } from './documents.js';
import type { messages } from './terms.messages.js';
import type { TermsElement } from './terms.js';

/**
 * What is to be agreed to once more, each with a link to where it is said what changed, or else to itself: the documents that
 * have another version, or the whole where only that has.
 */
export function renderChanges(
  agreement: Agreement,
  { version, organization, changesHref }: TermsElement,
  documents: readonly TermsDocument[],
  say: typeof messages,
): readonly TemplateResult[] {
  const changed = changedSince(agreement, documents);
  if (changed.length > 0) return changed.map((document) => renderChange(document, say));
  if (agreement.version === version) return [];
  const whole = { href: '', label: say.terms(organization), changesHref: safeHref(changesHref) };
  return whole.changesHref || documents.length === 0
    ? [renderChange(whole, say)]
    : documents.map((document) => renderChange(document, say));
}

export const renderLink = (href: string, label: string): TemplateResult =>
  html`<a part="link" href=${href}>${label}</a>`;

function renderChange(
  { href, label, changesHref }: Pick<TermsDocument, 'href' | 'label' | 'changesHref'>,
  say: typeof messages,
): TemplateResult {
  if (changesHref) return renderLink(changesHref, say.whatChanged(label));
  return href ? renderLink(href, label) : html`${label}`;
}
