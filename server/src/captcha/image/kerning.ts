import { boundsOf, mapPoints, type Shape } from './geometry.js';

/** Pixels. The flanks that two characters show each other are compared band by band. */
const BAND = 6;
/** The most of the narrower one that may lie above or below the other, as 7 does over L; else they change places. */
const REACH = 0.2;
/** In how many bands they may touch, and how many pixels of paper the others keep between them. */
const TOUCHING = 6;
const GAP = 4;

/**
 * Moves `next` to where it bites into `before`, so that no cut between them leaves both whole. The bite is an area:
 * points go in deep. Stems side by side touch for a part of their height, since merged into one people would not see two.
 */
export function kernInto(before: Shape, next: Shape, bite: number): Shape {
  const [last, own] = [boundsOf(before), boundsOf(next)];
  const narrower = Math.min(last.right - last.left, own.right - own.left);
  const nearest = last.right - own.left - narrower * REACH;
  const shifts = contacts(before, next).sort((a, b) => b - a);
  const apart = (shifts[TOUCHING] ?? -Infinity) + GAP;
  const shift = Math.max(nearest, apart, shiftForBite(shifts, bite / BAND));
  return mapPoints(next, ({ x, y }) => ({ x: x + shift, y }));
}

/** For each band that both have a part of: how far `next` must be moved to touch `before` there. */
function contacts(before: Shape, next: Shape): number[] {
  const flank = new Map<number, number>();
  for (const { x, y } of before.flat()) {
    const band = Math.round(y / BAND);
    flank.set(band, Math.max(flank.get(band) ?? -Infinity, x));
  }
  const shifts = new Map<number, number>();
  for (const { x, y } of next.flat()) {
    const band = Math.round(y / BAND);
    const shift = (flank.get(band) ?? -Infinity) - x;
    shifts.set(band, Math.max(shifts.get(band) ?? -Infinity, shift));
  }
  return [...shifts.values()].filter(Number.isFinite);
}

/** How far to move so that the overlaps of all bands add up to `sum`; the widest contact comes first. */
function shiftForBite(shifts: readonly number[], sum: number): number {
  let total = -sum;
  for (const [index, shift] of shifts.entries()) {
    total += shift;
    const level = total / (index + 1);
    // The next band overlaps only if it touches before this level is reached.
    if (level >= (shifts[index + 1] ?? -Infinity)) return level;
  }
  return -Infinity;
}
