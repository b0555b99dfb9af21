import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { decode } from 'fast-png';
import { makeSamples, type Sample } from './samples.js';
import { Fingerprints, NearestNeighbours, score } from './solvers.js';

// What `npm run captcha:attack` measures at length and writes into docs/captcha.md, in short.

describe('programs that read our images (B29)', () => {
  let known: Sample[];
  let asked: Sample[];
  before(() => {
    known = makeSamples(150, 'known');
    asked = makeSamples(30, 'asked');
  });

  it('find no paths in them, and no piece of pixels that they have seen before', () => {
    for (const { png } of asked) {
      assert.equal(Buffer.from(png).toString('latin1', 1, 4), 'PNG');
      assert.doesNotMatch(Buffer.from(png).toString('latin1'), /<svg|<path|tEXt|zTXt|iTXt/);
    }
    assert.deepEqual(
      score(asked, (sample) => new Fingerprints(known).read(sample)),
      { characters: 0, whole: 0, of: 30 },
    );
  });

  it('read what they were shown before, so that they are known to work', () => {
    const solver = new NearestNeighbours(known);
    assert.ok(score(known.slice(0, 10), (sample) => solver.read(sample)).characters > 0.4);
    assert.equal(score(known.slice(0, 10), (sample) => new Fingerprints(known).read(sample)).characters, 1);
    assert.equal(decode(known[0]!.png).width, known[0]!.width);
  });

  it('read no whole one by matching templates', () => {
    const solver = new NearestNeighbours(known);
    const { whole, characters } = score(asked, (sample) => solver.read(sample));
    assert.ok(characters > 1 / 13, 'better than guessing, or it would be no test');
    assert.equal(whole, 0);
  });
});
