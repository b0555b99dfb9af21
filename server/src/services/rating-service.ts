import type { Rating } from 'afterword/protocol';
import type { Hub } from '../live/hub.js';
import type { PageStore } from '../store/page-store.js';
import type { RatingStore } from '../store/rating-store.js';
import type { Clock } from './clock.js';
import type { PageService } from './page-service.js';
import { refuseSpent, type Passes } from './pass.js';
import type { Writer } from './writer.js';

interface Deps {
  readonly pages: Pick<PageService, 'requireOpen' | 'rating'>;
  readonly store: Pick<RatingStore, 'set' | 'valueOf'>;
  readonly pageStore: Pick<PageStore, 'find'>;
  readonly passes: Pick<Passes, 'requirePass' | 'allow' | 'count'>;
  readonly hub: Pick<Hub, 'notify'>;
  readonly now: Clock;
}

/** One vote per visitor and page: cast, changed, taken back. */
export class RatingService {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async rate(key: string, value: number, captcha: string | undefined, writer: Writer): Promise<Rating> {
    const { pages, passes } = this.#deps;
    await pages.requireOpen(key);
    const pass = await passes.requirePass(writer, { page: key, action: 'rate', token: captcha });
    return this.#write(key, value, writer, pass);
  }

  /** Costs no pass of its own: there is nothing to take back but what a pass was spent on. */
  async undo(key: string, writer: Writer): Promise<Rating> {
    const { pages, store, passes } = this.#deps;
    const row = await pages.requireOpen(key);
    const voted = row && (await store.valueOf(row.id, writer.visitor)) !== null;
    if (!voted) return pages.rating(row, writer.visitor);
    await passes.allow(writer);
    return this.#write(key, null, writer, undefined);
  }

  async #write(
    key: string,
    value: number | null,
    writer: Writer,
    pass: Parameters<RatingStore['set']>[4],
  ): Promise<Rating> {
    const { store, hub, passes, pages, pageStore, now } = this.#deps;
    await store.set(key, writer.visitor, value, now(), pass).catch(refuseSpent);
    await passes.count(writer);
    hub.notify(key);
    return pages.rating(await pageStore.find(key), writer.visitor);
  }
}
