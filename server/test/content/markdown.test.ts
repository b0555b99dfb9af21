import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Block, Content, Inline } from 'afterword/protocol';
import { parseMarkdown } from '../../src/content/markdown.js';

const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const link = (href: string, ...children: Inline[]): Inline => ({ type: 'link', href, children });

function reads(cases: Readonly<Record<string, Content>>): void {
  for (const [source, content] of Object.entries(cases)) assert.deepEqual(parseMarkdown(source), content, source);
}

describe('what a reader can write', () => {
  it('is paragraphs, in which Enter means a new line', () => {
    reads({
      'One\ntwo\n\nthree': [paragraph('One', { type: 'break' }, 'two'), paragraph('three')],
      'One  \ntwo\\\nthree': [paragraph('One', { type: 'break' }, 'two', { type: 'break' }, 'three')],
    });
  });

  it('is emphasis, strong emphasis and words struck out, inside of each other', () => {
    reads({
      '*a* _b_': [paragraph({ type: 'emphasis', children: ['a'] }, ' ', { type: 'emphasis', children: ['b'] })],
      '**a *b* c**': [paragraph({ type: 'strong', children: ['a ', { type: 'emphasis', children: ['b'] }, ' c'] })],
      '~~a~~': [paragraph({ type: 'strikethrough', children: ['a'] })],
    });
  });

  it('is code, in a line and in a block, of which nothing means anything', () => {
    reads({
      'Type `*a* <b>`.': [paragraph('Type ', { type: 'code', text: '*a* <b>' }, '.')],
      '```\n*a*\n  <b>\n```': [{ type: 'code', text: '*a*\n  <b>' }],
      'a\n\n    *b*': [paragraph('a'), { type: 'code', text: '*b*' }],
    });
  });

  it('is quotes and lists, inside of each other', () => {
    reads({
      '> a\n>\n> > b': [{ type: 'quote', children: [paragraph('a'), { type: 'quote', children: [paragraph('b')] }] }],
      '- a\n- b\n  1. c': [
        {
          type: 'list',
          start: null,
          items: [[paragraph('a')], [paragraph('b'), { type: 'list', start: 1, items: [[paragraph('c')]] }]],
        },
      ],
      '7) seven': [{ type: 'list', start: 7, items: [[paragraph('seven')]] }],
    });
  });

  it('is links to the web and to mail', () => {
    reads({
      '[a *b*](https://a.test/x?y=1&z)': [
        paragraph(link('https://a.test/x?y=1&z', 'a ', { type: 'emphasis', children: ['b'] })),
      ],
      '<http://a.test> <ada@a.test>': [
        paragraph(link('http://a.test', 'http://a.test'), ' ', link('mailto:ada@a.test', 'ada@a.test')),
      ],
      '[a][1]\n\n[1]: https://a.test': [paragraph(link('https://a.test', 'a'))],
    });
  });

  it('is any sign at all, by itself or behind a backslash', () => {
    reads({
      '3 * 4 < 5 & 6 > 2': [paragraph('3 * 4 < 5 & 6 > 2')],
      '\\*a\\* \\[b\\]': [paragraph('*a* [b]')],
      '&lt;b&gt; &amp;': [paragraph('<b> &')],
      snake_case_name: [paragraph('snake_case_name')],
    });
  });
});

describe('what is outside of that', () => {
  it('degrades to something readable: a heading to strong words, a rule to its dashes, a table to its lines', () => {
    reads({
      '# Title': [paragraph({ type: 'strong', children: ['Title'] })],
      'Title\n---': [paragraph({ type: 'strong', children: ['Title'] })],
      'a\n\n---\n\nb': [paragraph('a'), paragraph('---'), paragraph('b')],
      '| a | b |\n| - | - |': [paragraph('| a | b |', { type: 'break' }, '| - | - |')],
    });
  });

  it('shows HTML as it was typed', () => {
    reads({
      '<script>alert(1)</script>': [paragraph('<script>alert(1)</script>')],
      '<b onclick="x">a</b> <!-- c -->': [paragraph('<b onclick="x">a</b> <!-- c -->')],
      '<div>\n<p>a\n</div>': [paragraph('<div>', { type: 'break' }, '<p>a', { type: 'break' }, '</div>')],
    });
  });

  it('makes a link of an image, so that nobody’s browser fetches it (B11)', () => {
    reads({
      '![a scan](https://a.test/scan.png)': [paragraph(link('https://a.test/scan.png', 'a scan'))],
      '![](https://a.test/scan.png)': [paragraph(link('https://a.test/scan.png', 'https://a.test/scan.png'))],
    });
  });
});

describe('what would show nowhere', () => {
  it('shows a link without words as its address', () => {
    reads({ 'See [](https://a.test).': [paragraph('See ', link('https://a.test', 'https://a.test'), '.')] });
  });

  it('shows the title of a link or an image behind it', () => {
    reads({
      '[a](https://a.test "by Ada")': [paragraph(link('https://a.test', 'a'), ' (by Ada)')],
      '![a](https://a.test "by Ada")': [paragraph(link('https://a.test', 'a'), ' (by Ada)')],
    });
  });

  it('shows link definitions as they stand when there is one that nothing refers to', () => {
    reads({
      '[1]: https://a.test': [paragraph('[1]: https://a.test')],
      'a\n\n[1]: https://a.test "b"': [paragraph('a'), paragraph('[1]: https://a.test "b"')],
    });
  });

  it('shows what stands behind a fence unless it names a language', () => {
    reads({
      '```js\na\n```': [{ type: 'code', text: 'a' }],
      '```two words\na\n```': [{ type: 'code', text: 'two words\na' }],
      '```alone': [{ type: 'code', text: 'alone' }],
    });
  });

  it('shows a text of nothing but marks as it was typed', () => {
    for (const source of ['```', '#', '>', '-', '1.', '> - #', '****', '\\', '[](javascript:1)']) {
      reads({ [source]: [paragraph(source)] });
    }
  });
});
