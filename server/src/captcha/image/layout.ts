import type { SeededRandom } from '../random.js';
import { CAPITAL, FACES, type Face } from './face.js';
import { boundsOf, mapPoints, type Area, type Shape } from './geometry.js';
import { kernInto } from './kerning.js';

/** One character, in its place. */
export interface Glyph {
  readonly shape: Shape;
  /** Drawn as an outline. */
  readonly hollow: boolean;
}

/** Pixels from head to foot of a capital, give or take. */
const CAPITAL_HEIGHT = 112;
/** Short texts may fill the area no more than this. */
const MAX_ZOOM = 1.12;
/** How likely, after one that is not. */
const HOLLOW = 0.55;
/** Square pixels that two neighbours share, at least and at most. */
const BITE = [60, 130] as const;

/** Characters side by side in an area, each in a manner of its own and biting into the one before. */
export function layOut(text: string, area: Area, random: SeededRandom): Glyph[] {
  const glyphs: Glyph[] = [];
  let face: Face | undefined;
  for (const character of text) {
    const others = FACES.filter((other) => other !== face);
    face = random.pick(others);
    const outline = face.get(character);
    if (!outline) throw new RangeError(`There is no outline of ${character}.`);
    const shape = distort(outline, random);
    const before = glyphs.at(-1);
    // Two hollow ones grown into each other are hard for people to tell apart.
    const hollow = !before?.hollow && random.float() < HOLLOW;
    glyphs.push({ shape: before ? kernInto(before.shape, shape, random.between(...BITE)) : shape, hollow });
  }
  return fit(glyphs, area, random);
}

/** Larger or smaller, sheared and turned about its middle, above or below the line: each of it slightly. */
function distort(shape: Shape, random: SeededRandom): Shape {
  const scale = (CAPITAL_HEIGHT / CAPITAL) * random.between(0.88, 1.08);
  const shear = random.between(-0.14, 0.14);
  const angle = random.between(-0.15, 0.15);
  const drop = random.between(-7, 7);
  const { left, right } = boundsOf(shape);
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return mapPoints(shape, (point) => {
    const y = (point.y + CAPITAL / 2) * scale;
    const x = (point.x - (left + right) / 2) * scale - y * shear;
    return { x: x * cosine - y * sine, y: x * sine + y * cosine + drop };
  });
}

/** As large as the area allows, in the middle of its height and near the middle of its width. */
function fit(glyphs: readonly Glyph[], area: Area, random: SeededRandom): Glyph[] {
  const { left, top, right, bottom } = boundsOf(...glyphs.map(({ shape }) => shape));
  const zoom = Math.min(MAX_ZOOM, area.width / (right - left), area.height / (bottom - top));
  const room = area.width - (right - left) * zoom;
  const x = room * random.between(0.2, 0.8) - left * zoom;
  const y = (area.height - (top + bottom) * zoom) / 2;
  return glyphs.map(({ shape, hollow }) => ({
    shape: mapPoints(shape, (point) => ({ x: point.x * zoom + x, y: point.y * zoom + y })),
    hollow,
  }));
}
