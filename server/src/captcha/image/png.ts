import { encode } from 'fast-png';
import type { Page } from './page.js';

/** Two pixels to a byte: at twice the density of the screen, sixteen greys are as smooth as 256. */
const DEPTH = 4;
/** Nearly black on white: a contrast of 19 to 1. */
const INK = 1;
const PAPER = 15;

/** A page as a grey PNG. Its width must be even. */
export function encodePage({ ink, width, height }: Page): Uint8Array {
  const data = new Uint8Array(ink.length / 2);
  for (let at = 0; at < data.length; at++) data[at] = (grey(ink[2 * at]!) << 4) | grey(ink[2 * at + 1]!);
  return encode({ width, height, data, depth: DEPTH, channels: 1 });
}

function grey(ink: number): number {
  return Math.round(PAPER - (PAPER - INK) * ink);
}
