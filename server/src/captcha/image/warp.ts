import type { SeededRandom } from '../random.js';
import type { Point } from './geometry.js';

/** The least and the most that may be drawn. */
type Range = readonly [number, number];

const TURN = 2 * Math.PI;

/**
 * Bends the page as one, in slow waves; points move, not pixels, so edges stay sharp. The steepest of them leans a
 * character by some fifteen degrees: at twice that, people read W as N.
 */
export function drawWarp(random: SeededRandom): (point: Point) => Point {
  const swell = drawWave(random, [6, 10], [320, 480]);
  const ripple = drawWave(random, [1.5, 3], [150, 210]);
  const sway = drawWave(random, [4, 7], [180, 260]);
  return ({ x, y }) => ({ x: x + sway(y + x / 3), y: y + swell(x + y / 3) + ripple(x - y / 2) });
}

function drawWave(random: SeededRandom, height: Range, length: Range): (at: number) => number {
  const amplitude = random.between(...height);
  const frequency = TURN / random.between(...length);
  const phase = random.between(0, TURN);
  return (at) => amplitude * Math.sin(at * frequency + phase);
}
