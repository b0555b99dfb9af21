import type { Content } from 'afterword/protocol';
import { ownWords, textOf } from '../content/said.js';
import type { RecentComment } from '../store/comment-store.js';
import type { Clock } from './clock.js';

/** Letters of a piece; two texts are as alike as the share of pieces that they have in common. */
const PIECE = 5;
const ALIKE = 0.7;
/** Short thanks are the same words from many people. */
const FEWEST_LETTERS = 60;
/** Enough to know a text by. */
const MOST_LETTERS = 1000;
/** How far back to look, in comments and in time. */
const LATEST = 100;
const DAY = 24 * 60 * 60 * 1000;

interface Deps {
  readonly recent: (since: number, limit: number) => Promise<readonly RecentComment[]>;
  readonly now: Clock;
}

/**
 * Tells when nearly the same text is posted again, on whatever page. It is compared with what is in the database, so
 * that several servers know it of each other, and nothing is kept for it.
 */
export class Repeats {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `own`: the comment that is being changed, which may well be like itself. */
  async has(content: Content, own?: string): Promise<boolean> {
    const letters = lettersOf(content);
    if (letters.length < FEWEST_LETTERS) return false;
    const pieces = piecesOf(letters);
    const rows = await this.#deps.recent(this.#deps.now() - DAY, LATEST);
    return rows.some(
      ({ id, content: other }) => id !== own && areAlike(pieces, lettersOf(JSON.parse(other) as Content)),
    );
  }
}

/** Neither case nor spaces nor punctuation make a text another one; whom it quotes is not its writer's doing. */
function lettersOf(content: Content): string {
  const text = textOf(ownWords(content)).normalize('NFKC').toLowerCase();
  return text.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, MOST_LETTERS);
}

function piecesOf(letters: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + PIECE <= letters.length; at++) pieces.add(letters.slice(at, at + PIECE));
  return pieces;
}

/** Jaccard's index. */
function areAlike(pieces: ReadonlySet<string>, letters: string): boolean {
  if (letters.length < ALIKE * pieces.size) return false; // has too few pieces, whatever they are
  const others = piecesOf(letters);
  const common = [...others].filter((piece) => pieces.has(piece)).length;
  return common >= ALIKE * (pieces.size + others.size - common);
}
