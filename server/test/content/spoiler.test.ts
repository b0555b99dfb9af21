import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseMarkdown } from '../../src/content/markdown.js';

const inlines = (source: string): unknown => {
  const [block] = parseMarkdown(source);
  return block?.type === 'paragraph' ? block.children : block;
};

describe('a spoiler', () => {
  it('hides what stands between two pairs of bars, markup included', () => {
    assert.deepEqual(inlines('He ||*died* in May||.'), [
      'He ',
      { type: 'spoiler', children: [{ type: 'emphasis', children: ['died'] }, ' in May'] },
      '.',
    ]);
  });

  it('leaves bars alone that hide nothing', () => {
    for (const source of ['||', '||||', '|| ||', '||open', 'a|b|c', 'x || y', '\\||no||'])
      assert.deepEqual(inlines(source), [source.replace('\\', '')]);
  });

  it('does not reach out of what it stands in', () => {
    assert.deepEqual(inlines('`||code||`'), [{ type: 'code', text: '||code||' }]);
    assert.deepEqual(inlines('[a||b](http://x.example/) c||'), [
      '[a',
      { type: 'spoiler', children: ['b](http://x.example/) c'] },
    ]);
  });

  it('loses no character, however many bars there are', () => {
    for (const source of ['||'.repeat(5000), '||a '.repeat(2500), `${'|'.repeat(9999)}a`]) {
      const letters = JSON.stringify(inlines(source)).match(/\ba\b/g)?.length ?? 0;
      assert.equal(letters, source.match(/a/g)?.length ?? 0);
    }
  });
});
