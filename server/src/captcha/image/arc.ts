import type { SeededRandom } from '../random.js';
import { between, type Area, type Line, type Point } from './geometry.js';

const PIECES = 60;
/** The share of the width in which an arc begins, and in which it ends. */
const END = 0.1;

/**
 * A wave from one side of an area to the other, through the characters. It climbs and falls: a level line would pass for
 * the bar of some character with people, and is the easiest for a program to remove.
 */
export function drawArc(area: Area, crestFirst: boolean, random: SeededRandom): Line {
  const place = (left: number, right: number, low: number, high: number): Point => {
    const share = random.between(low, high);
    return { x: area.width * random.between(left, right), y: area.height * (crestFirst ? 1 - share : share) };
  };
  const points = [
    place(0, END, 0.15, 0.45),
    place(0.25, 0.45, 1, 1.7),
    place(0.55, 0.75, -0.7, 0),
    place(1 - END, 1, 0.55, 0.85),
  ];
  return Array.from({ length: PIECES + 1 }, (_, piece) => bezier(points, piece / PIECES));
}

/** The point at `t` of the curve that these points pull: a point between points between points. */
function bezier(points: readonly Point[], t: number): Point {
  const [first, ...rest] = points;
  if (rest.length === 0) return first!;
  return bezier(
    rest.map((point, index) => between(points[index]!, point, t)),
    t,
  );
}
