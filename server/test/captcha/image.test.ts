import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { decode } from 'fast-png';
import { ALPHABET, drawText, normalizeAnswer } from '../../src/captcha/image/alphabet.js';
import { FACES } from '../../src/captcha/image/face.js';
import { boundsOf, type Point } from '../../src/captcha/image/geometry.js';
import { HEIGHT, WIDTH, drawCharacters, renderCharacters } from '../../src/captcha/image/image.js';
import { Page } from '../../src/captcha/image/page.js';
import { SeededRandom } from '../../src/captcha/random.js';

const seeded = (name: string): SeededRandom => new SeededRandom(createHash('sha256').update(name).digest());
const textOf = (name: string): string => drawText(seeded(name));

/** The grey of each pixel, 0 to 15. */
function greysOf(png: Uint8Array): number[] {
  return Array.from(decode(png).data).flatMap((pair) => [pair >> 4, pair & 15]);
}

/** WCAG's contrast of one of sixteen greys against another. */
function contrast(dark: number, light: number): number {
  const luminance = (grey: number): number => {
    const share = grey / 15;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
}

/** How many pieces of ink there are that do not touch. */
function countPieces({ ink, width }: Page): number {
  const todo = new Set(Array.from(ink.keys()).filter((at) => ink[at]! > 0.5));
  let pieces = 0;
  for (const start of todo) {
    pieces++;
    const piece = [start];
    for (let at = piece.pop(); at !== undefined; at = piece.pop()) {
      if (todo.delete(at)) piece.push(at - 1, at + 1, at - width, at + width);
    }
  }
  return pieces;
}

describe('the alphabet', () => {
  it('has at most one of each group that people confuse', () => {
    const groups = ['0OQD', '1IJT7', '1IL', '2Z', '3E', '4A', '5S', '6G', '8B', 'CG', '9G', 'UV', 'VY', 'EF', 'FPR'];
    for (const group of groups) {
      const present = [...group].filter((character) => ALPHABET.includes(character));
      assert.ok(present.length <= 1, `${present.join(' and ')} look alike`);
    }
  });

  it('spells no word, for want of vowels and of digits that stand for them', () => {
    assert.doesNotMatch(ALPHABET, /[AEIOUY01348]/);
    assert.match(ALPHABET, /^[A-Z0-9]+$/);
    assert.equal(new Set(ALPHABET).size, ALPHABET.length);
  });

  it('has an outline for every character in every face', () => {
    for (const face of FACES) {
      for (const character of ALPHABET) {
        const { left, right, top, bottom } = boundsOf(face.get(character) ?? []);
        assert.ok(right - left > 50 && bottom - top > 150, `${character} is missing or too small`);
      }
    }
  });

  it('keeps the licence of every face beside it', () => {
    const glyphs = new URL('../../src/captcha/image/glyphs/', import.meta.url);
    const faces = readdirSync(glyphs).filter((name) => name.endsWith('.ts'));
    assert.equal(faces.length, FACES.length);
    for (const name of faces) assert.ok(existsSync(new URL(`OFL-${name.replace('.ts', '.txt')}`, glyphs)), name);
  });
});

describe('drawText', () => {
  it('draws 5 or 6 characters of the alphabet and misses none, or as many as asked for', () => {
    const texts = Array.from({ length: 200 }, (_, index) => textOf(`length ${index}`));
    assert.deepEqual([...new Set(texts.map(({ length }) => length))].sort(), [5, 6]);
    assert.deepEqual([...new Set(texts.join(''))].sort(), [...ALPHABET].sort());
    assert.equal(drawText(seeded('eight'), 8).length, 8);
  });

  it('puts no character beside itself, and no zigzag beside another, where people would lose count', () => {
    for (let index = 0; index < 500; index++) assert.doesNotMatch(textOf(`twice ${index}`), /(.)\1|[MNW]{2}/);
  });
});

describe('normalizeAnswer', () => {
  it('does not care for case, spaces, hyphens or width', () => {
    for (const typed of ['hk679', ' HK 679 ', 'h-k-6-7-9', 'ＨＫ６７９', 'HK\u2013679', 'hk\u00a0679\u200b']) {
      assert.equal(normalizeAnswer(typed), 'HK679');
    }
  });

  it('leaves a wrong answer wrong', () => {
    assert.notEqual(normalizeAnswer('HK67'), 'HK679');
    assert.equal(normalizeAnswer('--  '), '');
  });
});

describe('renderCharacters', () => {
  it('gives the same bytes for the same seed, so that downloads of one challenge cannot be averaged', () => {
    assert.deepEqual(renderCharacters('HK679', seeded('a')), renderCharacters('HK679', seeded('a')));
  });

  it('gives another image for another seed', () => {
    assert.notDeepEqual(renderCharacters('HK679', seeded('a')), renderCharacters('HK679', seeded('b')));
  });

  it('is a grey PNG of the promised size', () => {
    const png = renderCharacters('HK679', seeded('size'));
    assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const { width, height, channels } = decode(png, { checkCrc: true });
    assert.deepEqual({ width, height, channels }, { width: WIDTH, height: HEIGHT, channels: 1 });
  });

  it('is at most 15 kB, whatever the text', () => {
    for (let index = 0; index < 200; index++) {
      const random = seeded(`bytes ${index}`);
      const { length } = renderCharacters(drawText(random), random);
      assert.ok(length <= 15_000, `${length} bytes`);
    }
    assert.ok(renderCharacters('WMWMWM', seeded('wide')).length <= 15_000);
  });

  it('has ink on paper with enough contrast, and little in between', () => {
    const greys = greysOf(renderCharacters('HK679', seeded('contrast')));
    const [ink, paper] = [Math.min(...greys), Math.max(...greys)];
    assert.ok(contrast(ink, paper) >= 4.5);
    const count = (grey: number): number => greys.filter((other) => other === grey).length;
    assert.ok(count(ink) > 0.08 * greys.length, 'hardly any ink');
    assert.ok(count(paper) > 0.6 * greys.length, 'hardly any paper');
    assert.ok(count(ink) + count(paper) > 0.9 * greys.length, 'no sharp edges');
  });

  it('keeps every character on the page, however wide the text', () => {
    for (const text of [
      'WMWMWM',
      'L7L7L7',
      'CD',
      ...Array.from({ length: 50 }, (_, index) => textOf(`edge ${index}`)),
    ]) {
      const { left, top, right, bottom } = boundsOf(...drawCharacters(text, seeded(text)));
      assert.ok(left >= 0 && top >= 0 && right <= WIDTH && bottom <= HEIGHT, text);
    }
  });

  it('refuses a character that it cannot draw', () => {
    assert.throws(() => renderCharacters('HQ', seeded('missing')), RangeError);
  });

  it('joins neighbours even without the arcs, so that they cannot be cut out one by one', () => {
    let [pieces, characters] = [0, 0];
    for (let index = 0; index < 50; index++) {
      const random = seeded(`touch ${index}`);
      const text = drawText(random);
      const page = new Page(WIDTH, HEIGHT);
      for (const shape of drawCharacters(text, random)) page.fill(shape);
      pieces += countPieces(page);
      characters += text.length;
    }
    assert.ok(pieces < characters / 2, `${pieces} pieces of ${characters} characters`);
  });
});

describe('Page', () => {
  const point = (x: number, y: number): Point => ({ x, y });
  const square = (from: number, to: number) => [point(from, from), point(to, from), point(to, to), point(from, to)];
  const sum = (page: Page): number => page.ink.reduce((total, ink) => total + ink, 0);

  it('inks exactly the area of a shape, parts of pixels included', () => {
    const page = new Page(20, 20);
    page.fill([square(2.25, 7.75)]);
    assert.ok(Math.abs(sum(page) - 5.5 ** 2) < 1e-4);
    assert.ok(Math.abs(page.ink[2 * 20 + 2]! - 0.75 ** 2) < 1e-5);
    assert.equal(page.ink[5 * 20 + 5], 1);
  });

  it('inks a slanted edge by its exact area', () => {
    const page = new Page(20, 20);
    page.fill([[point(1, 1), point(18, 3), point(5, 17)]]);
    assert.ok(Math.abs(sum(page) - 132) < 1e-3);
  });

  it('leaves holes white, and inks what is covered twice once', () => {
    const page = new Page(20, 20);
    page.fill([square(1, 19), square(5, 15).reverse()]);
    assert.equal(page.ink[10 * 20 + 10], 0);
    page.fill([square(1, 10), square(3, 10)]);
    assert.equal(page.ink[8 * 20 + 8], 1);
  });

  it('cuts off what is outside of it', () => {
    const page = new Page(20, 20);
    page.fill([square(-5, 25)]);
    assert.equal(sum(page), 400);
  });
});
