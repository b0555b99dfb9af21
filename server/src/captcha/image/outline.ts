import { between, distance, type Line, type Point, type Shape } from './geometry.js';

/** In units of a face, some three pixels: what is bent later must be made of pieces this short. */
const PIECE = 5;

/** Reads the M, L and Q of an SVG path with absolute coordinates. Each M begins a line, and all of them are closed. */
export function readOutline(path: string): Shape {
  const shape: Point[][] = [];
  for (const [, command, numbers] of path.matchAll(/([MLQ])([^MLQ]*)/g)) {
    const [first, second] = pointsOf(numbers!);
    if (command === 'M') shape.push([first!]);
    else if (command === 'L') addStraight(shape.at(-1)!, first!);
    else addCurve(shape.at(-1)!, first!, second!);
  }
  return shape.map(close);
}

/** Carries a line on to `to`, pulled towards `control` on the way. */
function addCurve(line: Point[], control: Point, to: Point): void {
  const from = line.at(-1)!;
  const pieces = Math.ceil((distance(from, control) + distance(control, to)) / PIECE);
  for (let piece = 1; piece <= pieces; piece++) {
    const t = piece / pieces;
    line.push(between(between(from, control, t), between(control, to, t), t));
  }
}

function addStraight(line: Point[], to: Point): void {
  addCurve(line, between(line.at(-1)!, to, 0.5), to);
}

/** Adds the way back, and leaves out one of two points in the same place: a pen would not know where to go. */
function close(line: Point[]): Line {
  addStraight(line, line[0]!);
  return line.filter((point, index) => distance(point, line[(index + 1) % line.length]!) > 0);
}

function pointsOf(numbers: string): Point[] {
  const list = numbers.split(' ').map(Number);
  return Array.from({ length: list.length / 2 }, (_, index) => ({ x: list[2 * index]!, y: list[2 * index + 1]! }));
}
