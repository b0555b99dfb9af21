import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseMarkdown } from '../../src/content/markdown.js';
import { areAlike, lettersOf, piecesOf } from '../../src/content/pieces.js';

const lettersIn = (text: string): string => lettersOf(parseMarkdown(text));
const like = (one: string, other: string): boolean => areAlike(piecesOf(lettersIn(one)), piecesOf(lettersIn(other)));

/** Words that nobody wrote, the same each time. */
function makeWords(count: number, seed: number): string[] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const word = (): string => Array.from({ length: 3 + next(6) }, () => String.fromCharCode(97 + next(26))).join('');
  return Array.from({ length: count }, word);
}

describe('two texts of readers', () => {
  for (const count of [15, 60, 100, 1500]) {
    const words = makeWords(count, 1);
    const text = words.join(' ');

    it(`of ${count} words are alike when few words are others, and not when many are`, () => {
      const change = (every: number): string => words.map((word, at) => (at % every === every - 1 ? 'other' : word)).join(' '); // prettier-ignore
      assert.ok(like(text, text));
      assert.ok(like(text, change(15)));
      assert.ok(!like(text, change(3)));
      assert.ok(!like(text, makeWords(count, 2).join(' ')));
    });

    it(`of ${count} words are not alike when one is much longer, whichever it is`, () => {
      const longer = [...words, ...makeWords(Math.ceil(count * 0.8), 3)].join(' ');
      const isBeyond = lettersIn(text).length === 1000; // what follows is not looked at
      assert.equal(like(text, longer), isBeyond);
      assert.equal(like(longer, text), isBeyond);
    });
  }

  it('have letters in common whatever stands between them, however much', () => {
    const words = makeWords(150, 4);
    assert.ok(like(words.join(' '), `${words.join(' ☺ ')}${' ☺'.repeat(2000)}`));
    assert.ok(like(words.join(' '), `${'☺ '.repeat(2000)}${words.join(' ')}`));
  });

  it('are alike however accents are put together', () => {
    const text = makeWords(40, 5).join('é ');
    assert.ok(like(text.normalize('NFC'), text.normalize('NFD')));
  });

  it('are not alike for want of letters', () => {
    assert.ok(!like('Yes.', 'Nobody.'));
  });
});
