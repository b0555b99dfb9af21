import { html, type TemplateResult } from 'lit';
import type { Block, Content, Inline } from '../protocol.js';

/** Draws a comment's document by templates: text stays text, whatever is in it. `show` is said on what hides a text. */
export function renderContent(content: Content, show: string): unknown {
  return each(content, (block) => renderBlock(block, show));
}

/** A list of one is that one: most paragraphs hold one text, and a list takes more memory than many a text. */
function each<T>(items: readonly T[], render: (item: T) => unknown): unknown {
  return items.length === 1 ? render(items[0]!) : items.map(render);
}

function renderBlock(block: Block, show: string): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${renderInlines(block.children, show)}</p>`;
    case 'code':
      return html`<pre dir="ltr" tabindex="0"><code>${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${renderContent(block.children, show)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderContent(item, show)}</li>`);
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

function renderInlines(inlines: readonly Inline[], show: string): unknown {
  return each(inlines, (inline) => renderInline(inline, show));
}

function renderInline(inline: Inline, show: string): unknown {
  if (typeof inline === 'string') return inline;
  switch (inline.type) {
    case 'emphasis':
      return html`<em>${renderInlines(inline.children, show)}</em>`;
    case 'strong':
      return html`<strong>${renderInlines(inline.children, show)}</strong>`;
    case 'strikethrough':
      return html`<s>${renderInlines(inline.children, show)}</s>`;
    case 'spoiler':
      return html`<button part="spoiler" type="button" @click=${reveal}>${show}</button
        ><span hidden tabindex="-1">${renderInlines(inline.children, show)}</span>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'mention':
      return html`<a part="mention" href="#comment-${inline.comment}">@<bdi>${inline.name}</bdi></a>`;
    case 'link': {
      const text = renderInlines(inline.children, show);
      return isSafe(inline.href)
        ? html`<a href=${inline.href} rel="nofollow ugc noopener noreferrer">${text}</a>`
        : text;
    }
  }
}

/** The text takes the button's place, and its focus. */
function reveal(event: Event): void {
  const button = event.currentTarget as HTMLButtonElement;
  const text = button.nextElementSibling as HTMLElement;
  text.hidden = false;
  text.focus();
  button.hidden = true;
}

/** The server makes no other links; this is for the day when something else answers in its place. */
export function isSafe(href: string): boolean {
  return /^(https?:|mailto:)/i.test(href);
}
