import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type { Block, Content, Inline } from 'afterword/protocol';
import { parseMarkdown } from '../../src/content/markdown.js';
import '../../src/schemas/content.js';
import { namedSchemas } from '../../src/schemas/named.js';
import { commonMark, readExample, withAddresses } from './support/constructs.js';
import { examples } from './support/examples.js';

const ajv = new Ajv({ strict: false });
for (const schema of namedSchemas) ajv.addSchema(schema);
const isContent = ajv.getSchema('Content#')!;

/** Everything that a reader can see or follow. */
function textOf(nodes: readonly (Block | Inline)[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.type === 'break') return '\n';
      if (node.type === 'code') return `${node.text}\n`;
      if (node.type === 'list') return node.items.map((item) => textOf(item)).join('\n');
      if (node.type === 'mention') return `@${node.name}`;
      const inner = textOf(node.children);
      if (node.type === 'link') return `${inner} ${decodeURIComponent(node.href.replace(/%(?![\da-f]{2})/gi, '%25'))} `;
      return ['paragraph', 'quote'].includes(node.type) ? `${inner}\n` : inner;
    })
    .join('');
}

/** What the specification's own HTML lets a reader see. */
function visible(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return html.replace(/<[^>]*>/g, ' ').replace(/&(lt|gt|amp|quot);/g, (_, name: string) => named[name]!);
}

const words = (text: string): string[] => text.normalize().match(/[\p{L}\p{N}]+/gu) ?? [];

describe('the 652 examples of CommonMark', () => {
  it('are all there', () => assert.equal(examples.length, 652));

  it('each become a document of the documented shape', () => {
    for (const { markdown, number } of examples) {
      assert.ok(isContent(parseMarkdown(markdown)), `example ${number}: ${ajv.errorsText(isContent.errors)}`);
    }
  });

  it('each keep every word that the specification would show', () => {
    for (const { markdown, html, number, section } of examples) {
      if (section === 'HTML blocks' || section === 'Raw HTML') continue; // shown as typed, see below
      const kept = words(textOf(parseMarkdown(markdown)));
      for (const word of words(visible(html)))
        assert.ok(
          kept.some((other) => other.includes(word)),
          `example ${number} lost “${word}”: ${markdown}`,
        );
    }
  });

  it('show HTML as it was typed', () => {
    for (const { markdown, number, section } of examples) {
      if (section !== 'HTML blocks' && section !== 'Raw HTML') continue;
      const kept = textOf(parseMarkdown(markdown)).replace(/\s+/g, '');
      // What a fence says of its language is not shown by anyone, and character references are what they stand for.
      for (const word of words(markdown.replace(/^```.*$|&\w+;/gm, '')))
        assert.ok(kept.includes(word), `example ${number} lost “${word}”`);
    }
  });

  it('each read as the specification has them, or as something simpler that has a name', () => {
    for (const { markdown, html, number } of examples) {
      const closed = (text: string): string => text.replace(/>\n</g, '><'); // where lines end between blocks is free
      assert.equal(
        closed(commonMark.render(markdown)),
        closed(html),
        `example ${number} is read as the specification reads it`,
      );
      for (const source of [markdown, withAddresses(markdown)]) {
        const { isExplained, constructs } = readExample(source, parseMarkdown(source));
        assert.ok(
          isExplained,
          `example ${number} says ${constructs.join()}, and what became of it has no name: ${source}`,
        );
      }
    }
  });

  it('say nothing in another way than as text', () => {
    const links = (nodes: readonly (Block | Inline)[]): string[] =>
      nodes.flatMap((node) => {
        if (typeof node === 'string') return [];
        if (node.type === 'list') return node.items.flatMap((item) => links(item));
        if (!('children' in node)) return [];
        return [...(node.type === 'link' ? [node.href] : []), ...links(node.children)];
      });
    const all: Content[] = examples.map(({ markdown }) => parseMarkdown(markdown));
    for (const href of all.flatMap((content) => links(content))) assert.match(href, /^(https?:|mailto:)/i);
  });
});
