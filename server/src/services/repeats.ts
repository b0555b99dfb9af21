import type { Content } from 'afterword/protocol';
import { areAlike, lettersOf, piecesOf, type Pieces } from '../content/pieces.js';
import type { CommentStore, RecentComment } from '../store/comment-store.js';
import type { Clock } from './clock.js';

/** Short thanks are the same words from many people. */
const FEWEST_LETTERS = 60;
/** How far back to look, in comments and in time. */
const LATEST = 100;
const DAY = 24 * 60 * 60 * 1000;

interface Deps {
  readonly comments: Pick<CommentStore, 'recent' | 'contents'>;
  readonly now: Clock;
}

/** The pieces of a comment as it was at a revision. */
interface Known {
  readonly rev: number;
  readonly pieces: Pieces;
}

/**
 * Tells when nearly the same text is posted again, on whatever page. Which comments are the latest is read from the
 * database, so that several servers know it of each other; what they say, only when they are new here or were changed.
 */
export class Repeats {
  readonly #deps: Deps;
  /** The latest comments and no others, in memory only. */
  #known: ReadonlyMap<string, Known> = new Map();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `own`: the comment that is being changed, which may well be like itself. */
  async has(content: Content, own?: string): Promise<boolean> {
    const letters = lettersOf(content);
    if (letters.length < FEWEST_LETTERS) return false;
    const pieces = piecesOf(letters);
    for (const [id, known] of await this.#latest()) if (id !== own && areAlike(pieces, known.pieces)) return true;
    return false;
  }

  async #latest(): Promise<ReadonlyMap<string, Known>> {
    const { comments, now } = this.#deps;
    const latest = new Map<string, Known>();
    const unknown: RecentComment[] = [];
    for (const comment of await comments.recent(now() - DAY, LATEST)) {
      const known = this.#known.get(comment.id);
      if (known?.rev === comment.rev) latest.set(comment.id, known);
      else unknown.push(comment);
    }
    if (unknown.length > 0) {
      const contents = await comments.contents(unknown.map(({ id }) => id));
      for (const { id, rev } of unknown) {
        const content = JSON.parse(contents.get(id) ?? '[]') as Content;
        latest.set(id, { rev, pieces: piecesOf(lettersOf(content)) });
      }
    }
    this.#known = latest;
    return latest;
  }
}
