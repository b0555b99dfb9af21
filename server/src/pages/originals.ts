import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../services/clock.js';
import { BLANKS } from './blanks.js';

/** A document as it was drawn, with blanks for what is another in each copy. */
export interface Original {
  readonly html: string;
  /** Of what is in it, whichever process drew it. */
  readonly hash: string;
}

/** So many characters are kept: some hundred threads. */
const MOST = 16 * 1024 * 1024;
/** A document says how many minutes ago something was written. */
const MINUTE = 60_000;

/** Drawing takes longer than everything else about a document, so that it is drawn once a minute for all who ask. */
export class Originals {
  readonly #now: Clock;
  readonly #kept = new LRUCache<string, Original, () => Promise<string>>({
    maxSize: MOST,
    sizeCalculation: ({ html }) => html.length,
    ignoreFetchAbort: true, // who asked gets it, even if there is no room to keep it
    fetchMethod: async (_key, _stale, { context: draw }) => {
      const html = await draw();
      return { html, hash: hashOf(html) };
    },
  });

  constructor(now: Clock) {
    this.#now = now;
  }

  /** `what` says everything that the document depends on, the revision of its page first of all. */
  read(what: readonly unknown[], draw: () => Promise<string>): Promise<Original> {
    const key = JSON.stringify([Math.floor(this.#now() / MINUTE), ...what]);
    return this.#kept.forceFetch(key, { context: draw });
  }
}

function hashOf(html: string): string {
  const same = Object.entries(BLANKS).reduce((text, [name, blank]) => text.replaceAll(blank, name), html);
  return createHash('sha256').update(same).digest('base64url').slice(0, 22);
}
