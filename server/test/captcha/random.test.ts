import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SeededRandom } from '../../src/captcha/random.js';

const seed = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);

/** How far counts are from being even; some 10 to 40 for 20 of them, and thousands where a number is favoured. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('SeededRandom', () => {
  it('gives the same numbers for the same seed, past the end of a block', () => {
    const [one, other] = [new SeededRandom(seed(1)), new SeededRandom(seed(1))];
    for (let draw = 0; draw < 1000; draw++) assert.equal(one.float(), other.float());
  });

  it('begins with the keystream of AES-256-CTR, so that every version draws the same', () => {
    // NIST's AES-256 of a block of zeros under a key of zeros begins dc95c078, read with its low byte first.
    assert.equal(new SeededRandom(seed(0)).float(), 0x78c095dc / 2 ** 32);
  });

  it('gives other numbers for another seed', () => {
    const [one, other] = [new SeededRandom(seed(1)), new SeededRandom(seed(2))];
    assert.notDeepEqual(
      Array.from({ length: 4 }, () => one.float()),
      Array.from({ length: 4 }, () => other.float()),
    );
  });

  it('does not repeat itself', () => {
    const random = new SeededRandom(seed(3));
    const words = new Set(Array.from({ length: 2000 }, () => random.float()));
    assert.ok(words.size > 1990);
  });

  it('favours no number of a range that does not divide the words', () => {
    const random = new SeededRandom(seed(4));
    const counts = new Array<number>(20).fill(0);
    for (let draw = 0; draw < 100_000; draw++) counts[random.integer(0, 19)]!++;
    assert.ok(chiSquare(counts) < 60, `chi-square ${chiSquare(counts)}`);
  });

  it('favours no third of a range of which a plain remainder would favour the first', () => {
    const random = new SeededRandom(seed(5));
    const size = 3 * 2 ** 30;
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 30_000; draw++) counts[Math.floor(random.integer(0, size - 1) / 2 ** 30)]!++;
    assert.ok(chiSquare(counts) < 25, `chi-square ${chiSquare(counts)}`);
  });

  it('spreads fractions evenly from 0 to 1', () => {
    const random = new SeededRandom(seed(6));
    const counts = new Array<number>(20).fill(0);
    for (let draw = 0; draw < 100_000; draw++) counts[Math.floor(random.float() * 20)]!++;
    assert.equal(counts.length, 20);
    assert.ok(chiSquare(counts) < 60, `chi-square ${chiSquare(counts)}`);
  });

  it('reaches both ends of a range of whole numbers and leaves neither', () => {
    const random = new SeededRandom(seed(7));
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(-1, 2)));
    assert.deepEqual([...drawn].sort(), [-1, 0, 1, 2]);
    assert.equal(random.integer(5, 5), 5);
  });

  it('picks each of a list, and stays between what it is told', () => {
    const random = new SeededRandom(seed(8));
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
    assert.deepEqual([...picked].sort(), ['a', 'b', 'c']);
    for (let draw = 0; draw < 100; draw++) {
      const number = random.between(-2, 3);
      assert.ok(number >= -2 && number < 3);
    }
  });

  it('refuses a seed of another length, and a range without numbers', () => {
    assert.throws(() => new SeededRandom(new Uint8Array(16)), RangeError);
    const random = new SeededRandom(seed(9));
    assert.throws(() => random.integer(2, 1), RangeError);
    assert.throws(() => random.integer(0.5, 2), RangeError);
    assert.throws(() => random.integer(0, Number.NaN), RangeError);
    assert.throws(() => random.pick([]), RangeError);
  });
});
