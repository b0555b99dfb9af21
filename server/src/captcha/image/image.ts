import type { SeededRandom } from '../random.js';
import { drawArc } from './arc.js';
import { mapPoints, type Point, type Shape } from './geometry.js';
import { layOut } from './layout.js';
import { Page } from './page.js';
import { encodePage } from './png.js';
import { strokeLine, strokeOutline } from './stroke.js';
import { drawWarp } from './warp.js';

/** Pixels. The image is shown at half its size, so that it is sharp on a dense screen. */
export const WIDTH = 600;
/** Pixels. */
export const HEIGHT = 200;

const MARGIN = 24;
const AREA = { width: WIDTH - 2 * MARGIN, height: HEIGHT - 2 * MARGIN };
/** As wide as an arc: a program that wipes out thin lines wipes out the hollow characters as well. */
const HOLLOW_STROKE = 6;

/**
 * A PNG of characters of our alphabet, for people to read; the same bytes for the same random. What costs a program most
 * comes first: characters grown into each other, lines of the same ink across them, one bend for all, faces mixed.
 * There is no noise and no colour, which cost people more than programs.
 */
export function renderCharacters(text: string, random: SeededRandom): Uint8Array {
  const page = new Page(WIDTH, HEIGHT);
  for (const shape of drawCharacters(text, random)) page.fill(shape);
  for (const shape of drawArcs(random)) page.fill(shape);
  return encodePage(page);
}

/** The characters alone, each where it is on the page. */
export function drawCharacters(text: string, random: SeededRandom): Shape[] {
  const glyphs = layOut(text, AREA, random);
  const warp = drawWarp(random);
  return glyphs.map(({ shape, hollow }) => {
    const bent = mapPoints(shape, (point) => warp(onPage(point)));
    return hollow ? strokeOutline(bent, HOLLOW_STROKE) : bent;
  });
}

function drawArcs(random: SeededRandom): Shape[] {
  // One of each kind: two arcs side by side are as plain as rails, and three are too many for people.
  return [true, false].map((crestFirst) => {
    const arc = drawArc(AREA, crestFirst, random);
    return strokeLine(arc.map(onPage), random.between(4.5, 6.5));
  });
}

function onPage({ x, y }: Point): Point {
  return { x: x + MARGIN, y: y + MARGIN };
}
