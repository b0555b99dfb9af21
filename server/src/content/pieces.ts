import type { Content } from 'afterword/protocol';
import { contentText } from 'afterword/still';
import { ownWords } from './said.js';

/** Letters of a piece; two texts are as alike as the share of pieces that they have in common. */
const PIECE = 5;
const ALIKE = 0.7;
/** Enough to know a text by. */
const MOST_LETTERS = 1000;
/** What is taken from a text at once until there are enough: what is beyond need not be looked at. */
const STRETCH = 2000;
/** So many pieces of a longer text stand for all of them. */
const SKETCH = 256;

/**
 * What a text is compared by: a number for each of its pieces, in order, each once, and of many only the smallest. As the
 * numbers are by chance, these are a sample, and the same one of all texts (bottom-k sketches, Cohen and Kaplan 2007).
 */
export type Pieces = Int32Array;

/** Neither case nor spaces nor punctuation make a text another one; whom it quotes is not its writer's doing. */
export function lettersOf(content: Content): string {
  const text = contentText(ownWords(content), true);
  let letters = '';
  for (let at = 0; at < text.length && letters.length < MOST_LETTERS; at += STRETCH) {
    const part = text
      .slice(at, at + STRETCH)
      .normalize('NFKC')
      .toLowerCase();
    letters += part.replace(/[^\p{L}\p{N}]+/gu, '');
  }
  return letters.slice(0, MOST_LETTERS);
}

export function piecesOf(letters: string): Pieces {
  const all = new Int32Array(Math.max(letters.length - PIECE + 1, 0));
  for (let at = 0; at < all.length; at++) all[at] = hash(letters, at);
  all.sort();
  const pieces = new Int32Array(SKETCH);
  let count = 0;
  for (let at = 0; at < all.length && count < SKETCH; at++) if (all[at] !== all[at - 1]) pieces[count++] = all[at]!;
  return pieces.slice(0, count);
}

/** By Jaccard's index, and no further than until it is out of reach. */
export function areAlike(one: Pieces, other: Pieces): boolean {
  const most = Math.min(SKETCH, one.length + other.length);
  let at = 0;
  let otherAt = 0;
  let common = 0;
  let different = 0;
  while (at < one.length && otherAt < other.length && common + different < most) {
    const piece = one[at]!;
    const otherPiece = other[otherAt]!;
    if (piece === otherPiece) common++;
    else if (++different > (1 - ALIKE) * most) return false;
    if (piece <= otherPiece) at++;
    if (otherPiece <= piece) otherAt++;
  }
  const rest = one.length - at + other.length - otherAt; // of the one that is longer
  return common >= ALIKE * Math.min(SKETCH, common + different + rest);
}

/** FNV-1a of the piece that begins there. */
function hash(letters: string, begin: number): number {
  let value = 0x811c9dc5;
  for (let at = begin; at < begin + PIECE; at++) value = Math.imul(value ^ letters.charCodeAt(at), 0x01000193);
  return value;
}
