import { createHash } from 'node:crypto';
import type { Sample } from './samples.js';

/** The size that a piece of an image is brought to before it is compared. */
export const GRID = { width: 16, height: 24 } as const;
/** So many of the most alike have a say. */
const NEIGHBOURS = 5;

type Piece = Float32Array;

/**
 * Cuts the ink into as many pieces of one width as there are characters, and brings each to one size. It is told how many
 * there are, which a real attacker would have to guess.
 */
export function cut({ ink, width, height, text }: Sample): Piece[] {
  const columns = Array.from({ length: width }, (_, x) => sum(height, (y) => ink[y * width + x]!));
  const from = columns.findIndex((count) => count > 8); // an arc alone is thinner
  const to = columns.findLastIndex((count) => count > 8) + 1;
  const step = (to - from) / text.length;
  return Array.from(text, (_, index) => piece(ink, width, height, from + index * step, from + (index + 1) * step));
}

function piece(ink: Uint8Array, width: number, height: number, from: number, to: number): Piece {
  const cell = { width: (to - from) / GRID.width, height: height / GRID.height };
  return Float32Array.from({ length: GRID.width * GRID.height }, (_, at) => {
    const [left, top] = [from + (at % GRID.width) * cell.width, Math.floor(at / GRID.width) * cell.height];
    const [right, bottom] = [Math.ceil(left + cell.width), Math.ceil(top + cell.height)];
    let [dark, all] = [0, 0];
    for (let y = Math.floor(top); y < bottom; y++) {
      for (let x = Math.floor(left); x < right; x++, all++) dark += ink[y * width + x] ?? 0;
    }
    return dark / all;
  });
}

/** Template matching: each piece is what the most alike of the known ones are. */
export class NearestNeighbours {
  readonly #known: readonly { readonly character: string; readonly piece: Piece }[];

  constructor(samples: readonly Sample[]) {
    this.#known = samples.flatMap((sample) => cut(sample).map((one, index) => ({ character: sample.text[index]!, piece: one }))); // prettier-ignore
  }

  read(sample: Sample): string {
    return cut(sample)
      .map((one) => this.#name(one))
      .join('');
  }

  #name(one: Piece): string {
    const nearest = this.#known
      .map(({ character, piece: known }) => ({
        character,
        distance: sum(one.length, (at) => (one[at]! - known[at]!) ** 2),
      })) // prettier-ignore
      .sort((a, b) => a.distance - b.distance)
      .slice(0, NEIGHBOURS);
    const votes = Map.groupBy(nearest, ({ character }) => character);
    return [...votes].sort(([, a], [, b]) => b.length - a.length)[0]![0];
  }
}

/**
 * What opens captchas that are drawn as paths: the same shape is written the same way each time, and a table of what was
 * seen reads it. Ours has no paths, so the nearest thing is tried: exact pieces of pixels.
 */
export class Fingerprints {
  readonly #seen: ReadonlyMap<string, string>;

  constructor(samples: readonly Sample[]) {
    this.#seen = new Map(
      samples.flatMap((sample) => cut(sample).map((one, index) => [print(one), sample.text[index]!])),
    );
  }

  /** Characters that were seen before as they are; a dot for each that was not. */
  read(sample: Sample): string {
    return cut(sample)
      .map((one) => this.#seen.get(print(one)) ?? '.')
      .join('');
  }
}

const print = (one: Piece): string => createHash('sha256').update(one).digest('base64');

/** Share of characters in their place, and of images read whole. */
export function score(samples: readonly Sample[], read: (sample: Sample) => string) {
  let [characters, right, whole] = [0, 0, 0];
  for (const sample of samples) {
    const said = read(sample);
    characters += sample.text.length;
    right += [...sample.text].filter((character, index) => said[index] === character).length;
    if (said === sample.text) whole++;
  }
  return { characters: right / characters, whole, of: samples.length };
}

function sum(count: number, of: (at: number) => number): number {
  let total = 0;
  for (let at = 0; at < count; at++) total += of(at);
  return total;
}
