import type { SeededRandom } from '../random.js';

/**
 * What people neither confuse, in any of our faces and half hidden, nor read as a word. Left out are the vowels, with 3,
 * 4 and Y that stand for them, and what looks like another: `0 O Q` (D), `1 I J T` (7), `5 S`, `2 Z`, `8 B`, `G` (C, 6),
 * `F P` (R), and `U V` (H or L beside V is N).
 */
export const ALPHABET = 'CDHKLMNRWX679';

const CHARACTERS: readonly string[] = Array.from(ALPHABET);
/** Their strokes run on into each other's: of MNW nobody can tell how many they are. */
const ZIGZAGS = 'MNW';

/**
 * A text to be read off an image, by default of 5 or 6 characters. The best of blind guesses is right once in 370,000
 * times, and a challenge takes only one.
 */
export function drawText(random: SeededRandom, length: number = random.integer(5, 6)): string {
  let text = '';
  while (text.length < length) {
    const last = text.at(-1);
    text += random.pick(CHARACTERS.filter((next) => last === undefined || canFollow(last, next)));
  }
  return text;
}

/** What somebody typed, as {@link ALPHABET} spells it: without spaces and hyphens, and neither small nor full-width. */
export function normalizeAnswer(input: string): string {
  return input
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}\p{Format}]/gu, '');
}

/** Nothing stands beside itself either, where people lose count. */
function canFollow(last: string, next: string): boolean {
  return next !== last && !(ZIGZAGS.includes(last) && ZIGZAGS.includes(next));
}
