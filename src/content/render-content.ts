import { html, type TemplateResult } from 'lit';
import type { Block, Content, Inline } from '../protocol.js';

/** Draws a comment's document by templates: text stays text, whatever is in it. */
export function renderContent(content: Content): TemplateResult[] {
  return content.map(renderBlock);
}

function renderBlock(block: Block): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p dir="auto">${block.children.map(renderInline)}</p>`;
    case 'code':
      return html`<pre dir="ltr" tabindex="0"><code>${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${renderContent(block.children)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderContent(item)}</li>`);
      return block.start === null
        ? html`<ul>
            ${items}
          </ul>`
        : html`<ol start=${block.start}>
            ${items}
          </ol>`;
    }
  }
}

function renderInline(inline: Inline): unknown {
  if (typeof inline === 'string') return inline;
  switch (inline.type) {
    case 'emphasis':
      return html`<em>${inline.children.map(renderInline)}</em>`;
    case 'strong':
      return html`<strong>${inline.children.map(renderInline)}</strong>`;
    case 'strikethrough':
      return html`<s>${inline.children.map(renderInline)}</s>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'link': {
      const text = inline.children.map(renderInline);
      return isSafe(inline.href)
        ? html`<a href=${inline.href} rel="nofollow ugc noopener noreferrer">${text}</a>`
        : text;
    }
  }
}

/** The server makes no other links; this is for the day when something else answers in its place. */
export function isSafe(href: string): boolean {
  return /^(https?:|mailto:)/i.test(href);
}
