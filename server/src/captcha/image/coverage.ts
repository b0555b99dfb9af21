import type { Point } from './geometry.js';

/**
 * Notes what one straight piece of an outline changes. Summed along a row from the left, the cells then tell how much of
 * each pixel is inside, and how many times over: the exact area, so that edges are smooth without any oversampling.
 */
export function addPiece(cells: Float32Array, width: number, from: Point, to: Point): void {
  if (from.y === to.y) return;
  const [upper, lower] = to.y > from.y ? [from, to] : [to, from];
  const sign = to.y > from.y ? 1 : -1;
  const slope = (lower.x - upper.x) / (lower.y - upper.y);
  const end = Math.min(lower.y, cells.length / width);
  let top = Math.max(upper.y, 0);
  while (top < end) {
    const row = Math.floor(top);
    const bottom = Math.min(row + 1, end);
    const enter = upper.x + (top - upper.y) * slope;
    const leave = upper.x + (bottom - upper.y) * slope;
    const cellsOfRow = cells.subarray(row * width, (row + 1) * width);
    addToRow(cellsOfRow, Math.min(enter, leave), Math.max(enter, leave), sign * (bottom - top));
    top = bottom;
  }
}

/** The part of a piece that lies in one row; `rise` is how much of the row's height it spans, below 0 if it goes up. */
function addToRow(cells: Float32Array, left: number, right: number, rise: number): void {
  let from = left;
  let to: number;
  do {
    const column = Math.floor(from);
    to = Math.min(column + 1, right);
    const share = right > left ? (rise * (to - from)) / (right - left) : rise;
    // What the piece leaves of its own pixel is inside; all that comes after it is, too.
    const own = share * (column + 1 - (from + to) / 2);
    addTo(cells, column, own);
    addTo(cells, column + 1, share - own);
    from = to;
  } while (to < right);
}

/** What is left of the page counts at its edge; what is right of it is not seen. */
function addTo(cells: Float32Array, column: number, amount: number): void {
  const cell = Math.max(column, 0);
  if (cell < cells.length) cells[cell]! += amount;
}
