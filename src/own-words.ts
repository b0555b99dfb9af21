import { html, nothing, type LitElement, type TemplateResult } from 'lit';

/**
 * What an author wrote between the tags, or else what is built in. White space would fill a slot and leave nothing to read:
 * it counts as nothing, like comments and what is for other slots.
 */
export function ownWordsOr(element: LitElement, builtIn: unknown): TemplateResult {
  const hasOwn = [...element.childNodes].some((node) =>
    node.nodeType === 1 ? !(node as Element).slot : node.nodeType === 3 && node.textContent!.trim(),
  );
  return html`<slot ?hidden=${!hasOwn} @slotchange=${() => element.requestUpdate()}></slot
    >${hasOwn ? nothing : builtIn}`;
}
