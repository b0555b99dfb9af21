/** A place on the page: pixels to the right of its left edge, and below its top edge. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A run of straight pieces, short enough that moving its points bends it smoothly. */
export type Line = readonly Point[];

/** What is inked as one: closed lines, each going back to where it began; a hole runs the other way round. */
export type Shape = readonly Line[];

/** The room there is for something, in pixels. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/** The rectangle that just holds a shape. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The same shape with every point moved. */
export function mapPoints(shape: Shape, move: (point: Point) => Point): Shape {
  return shape.map((line) => line.map(move));
}

/** The point a part `t` of the way from one to another. */
export function between(from: Point, to: Point, t: number): Point {
  return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
}

/** How far it is from one point to another. */
export function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** How far a shape, or several, reach to each side. */
export function boundsOf(...shapes: readonly Shape[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of shapes.flat()) {
    for (const { x, y } of line) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, right, bottom };
}
