import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import MarkdownIt, { type Token } from 'markdown-it';
import type { Content } from 'afterword/protocol';
import { toBlocks } from '../../src/content/blocks.js';
import { parseMarkdown } from '../../src/content/markdown.js';

const LONGEST = 10_000;
const long = (unit: string): string => unit.repeat(Math.ceil(LONGEST / unit.length)).slice(0, LONGEST);

/** Each makes some parser slow, deep or forgetful. */
const PATHOLOGICAL: Readonly<Record<string, string>> = {
  stars: long('*'),
  underscores: long('_'),
  'emphasis never closed': long('*a '),
  'strong never closed': long('**a _b '),
  'emphasis in emphasis': `${'*a '.repeat(1600)}${'b* '.repeat(1600)}`,
  'mixed marks': long('*_'),
  'links in links': long('[a]('),
  'opening brackets': long('['),
  'empty links': long('[]'),
  'images in images': long('!['),
  'quotes in quotes': long('> '),
  'lists in lists': long('- '),
  'a deep quote that goes on lazily': `${'> '.repeat(14)}a\n${'b\n'.repeat(4900)}`,
  'fences of all lengths': Array.from({ length: 130 }, (_, index) => '`'.repeat(index + 1)).join(' '),
  ampersands: long('&'),
  'opening angles': long('<'),
  'half addresses': long('<a:'),
  backslashes: long('\\'),
  'definitions of one name': long('[a]: https://a.test/\n'),
  'half definitions': long('[a]: <'),
  paragraphs: long('a\n\n'),
  'list items': long('- a\n'),
  'numbered items apart': long('1. a\n\n'),
  headings: long('a\n-\n'),
  addresses: long('<https://a.test>'),
};

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

/** All that a reader sees of it, addresses included. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([key]) => key !== 'type')
    .map(([, inner]) => textOf(inner))
    .join('');
}
const linksOf = (content: Content): string[] => [...JSON.stringify(content).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href!); // prettier-ignore

describe('an address that would run something', () => {
  it('stays text, however it is disguised (B8)', () => {
    const addresses = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      ' javascript:alert(1)',
      '&#74;avascript:alert(1)',
      '&#x6A;avascript:alert(1)',
      'javascript&colon;alert(1)',
      'javascript&#58;alert(1)',
      'java&Tab;script:alert(1)',
      'java&NewLine;script:alert(1)',
      'java\\script:alert(1)',
      '%6Aavascript:alert(1)',
      'javascript%3Aalert(1)',
      'vbscript:msgbox(1)',
      'data:text/html,<script>alert(1)</script>',
      'data:image/svg+xml;base64,PHN2Zz4=',
      'blob:https://a.test/1',
      'file:///etc/passwd',
      'view-source:https://a.test',
      'intent://a.test#Intent;end',
      '//a.test/x',
      '/x',
      'x',
    ];
    for (const address of addresses) {
      for (const source of [
        `[click](${address})`,
        `[click](<${address}>)`,
        `![click](${address})`,
        `<${address}>`,
        `[click][1]\n\n[1]: ${address}`,
        `[click]( ${address} "title")`,
      ]) {
        assert.deepEqual(linksOf(parseMarkdown(source)), [], source);
      }
    }
  });

  it('does not pass for a good one by its beginning', () => {
    for (const href of linksOf(parseMarkdown('[a](https:alert(1)) [b](http:javascript:x) [c](mailto:javascript:x)'))) {
      assert.match(href, /^(https?|mailto):/);
    }
  });
});

describe('a text made to break a parser', () => {
  for (const [name, source] of Object.entries(PATHOLOGICAL)) {
    it(`becomes a small and shallow document: ${name} (B12)`, () => {
      const content = parseMarkdown(source);
      assert.ok(depthOf(content) <= 40, `${depthOf(content)} deep`);
      assert.ok(JSON.stringify(content).length < 20 * LONGEST);
      assert.ok(textOf(content).length > 0);
    });
  }

  it('takes a few looks at each of its parts, and not one for each other part (B12)', () => {
    for (const source of [PATHOLOGICAL.paragraphs!, PATHOLOGICAL['list items']!]) {
      const tokens = new MarkdownIt('commonmark').parse(source, {});
      let looks = 0;
      const counted = new Proxy(tokens, {
        get(target, key, receiver) {
          if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
          return Reflect.get(target, key, receiver) as Token;
        },
      });
      toBlocks(counted);
      assert.ok(looks < 20 * tokens.length, `${looks} looks at ${tokens.length} tokens`);
    }
  });

  it('is shown as it was typed where it nests deeper than anybody writes', () => {
    for (const source of [`${'> '.repeat(20)}the end`, `${'- '.repeat(20)}the end`]) {
      assert.equal(textOf(parseMarkdown(source)), source);
    }
    const nested = `${'*a '.repeat(20)}the end${' b*'.repeat(20)}`;
    assert.equal(textOf(parseMarkdown(nested)), nested);
    assert.equal(depthOf(parseMarkdown(nested)), 3);
  });
});

describe('whatever a reader writes', () => {
  it('keeps every letter and digit, whatever the marks around them', () => {
    const marks = ['*', '**', '_', '`', '```\n', '~~', '> ', '- ', '# ', '[', '](https://a.test)', '![', '](', ')', '<', '>', '&', '\\', '\n', '\n\n', '    ', '---\n', '|', '&amp;', '"', '<!--', ' ']; // prettier-ignore
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 3000; round++) {
      const words = Array.from({ length: 12 }, (_, index) => `w${round}x${index}q`);
      const source = words
        .map((word) => `${marks[random(marks.length)]!}${marks[random(marks.length)]!}${word}`)
        .join('');
      const shown = textOf(parseMarkdown(source));
      if (/[~`]{3}w/.test(source)) continue; // there it would be the name of a language
      for (const word of words) assert.ok(shown.includes(word), `${word} is missing: ${JSON.stringify(source)}`);
    }
  });
});
