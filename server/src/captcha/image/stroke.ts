import { distance, type Line, type Point, type Shape } from './geometry.js';

/** How far a corner may stick out, in half widths: a sharp one would grow a thorn. */
const MITRE = 2;

/** An open line as a pen of this width draws it, its ends cut straight. */
export function strokeLine(line: Line, width: number): Shape {
  const first = mirror(line[1]!, line[0]!);
  const last = mirror(line.at(-2)!, line.at(-1)!);
  const beside = (step: number): Point[] =>
    line.map((point, index) => stepAside(line[index - 1] ?? first, point, line[index + 1] ?? last, step));
  return [[...beside(width / 2), ...beside(-width / 2).reverse()]];
}

/** The edges of a shape as a pen of this width draws them: hollow letters. */
export function strokeOutline(shape: Shape, width: number): Shape {
  return shape.flatMap((line) => {
    const beside = (step: number): Point[] =>
      line.map((point, index) => stepAside(line.at(index - 1)!, point, line[(index + 1) % line.length]!, step));
    return [beside(width / 2), beside(-width / 2).reverse()];
  });
}

/** Where the parallels of the pieces before and after a point meet. */
function stepAside(before: Point, point: Point, after: Point, step: number): Point {
  const [a, b] = [normal(before, point), normal(point, after)];
  const [x, y] = [a.x + b.x, a.y + b.y];
  // |a + b| is twice the cosine of half the turn, and the parallels meet one step / cosine away.
  const square = Math.max(x * x + y * y, 4 / MITRE ** 2);
  return { x: point.x + (x * 2 * step) / square, y: point.y + (y * 2 * step) / square };
}

/** A step of one pixel to the side. */
function normal(from: Point, to: Point): Point {
  const length = distance(from, to);
  return { x: (from.y - to.y) / length, y: (to.x - from.x) / length };
}

/** Where a line would go on to if it went straight on past its end. */
function mirror(point: Point, end: Point): Point {
  return { x: 2 * end.x - point.x, y: 2 * end.y - point.y };
}
