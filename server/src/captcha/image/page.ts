import { addPiece } from './coverage.js';
import { boundsOf, type Bounds, type Shape } from './geometry.js';

/** A sheet that starts white, and on which shapes are inked with smooth edges. */
export class Page {
  readonly width: number;
  readonly height: number;
  /** From 0 for paper to 1 for ink, row by row. */
  readonly ink: Float32Array;
  readonly #cells: Float32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.ink = new Float32Array(width * height);
    this.#cells = new Float32Array(width * height);
  }

  /** Inks the inside of a shape by the non-zero rule. Where two shapes meet there is ink once, and no seam. */
  fill(shape: Shape): void {
    for (const line of shape) {
      let from = line.at(-1)!;
      for (const to of line) {
        addPiece(this.#cells, this.width, from, to);
        from = to;
      }
    }
    this.#settle(boundsOf(shape));
  }

  /** Turns cells into ink, and leaves them empty for the next shape. */
  #settle({ left, top, right, bottom }: Bounds): void {
    const [first, last] = [Math.max(Math.floor(left), 0), Math.min(Math.ceil(right) + 1, this.width)];
    for (let y = Math.max(Math.floor(top), 0); y < Math.min(Math.ceil(bottom), this.height); y++) {
      let sum = 0;
      for (let cell = y * this.width + first; cell < y * this.width + last; cell++) {
        sum += this.#cells[cell]!;
        this.#cells[cell] = 0;
        this.ink[cell] = 1 - (1 - this.ink[cell]!) * (1 - Math.min(Math.abs(sum), 1));
      }
    }
  }
}
