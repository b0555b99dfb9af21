import type { Shape } from './geometry.js';
import { hand } from './glyphs/hand.js';
import { round } from './glyphs/round.js';
import { serif } from './glyphs/serif.js';
import { slab } from './glyphs/slab.js';
import { typewriter } from './glyphs/typewriter.js';
import { readOutline } from './outline.js';

/** The height of a capital in the units of every face. */
export const CAPITAL = 200;

/** A path for each character of the alphabet, y downwards from the baseline. */
export type Outlines = Readonly<Record<string, string>>;

/** A shape for each character of the alphabet. */
export type Face = ReadonlyMap<string, Shape>;

/** Read once, so that an image costs no parsing: 16,000 points in all. */
export const FACES: readonly Face[] = [serif, slab, typewriter, hand, round].map(
  (outlines) => new Map(Object.entries(outlines).map(([character, path]) => [character, readOutline(path)])),
);
