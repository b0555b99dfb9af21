import type { Rating } from 'afterword/protocol';
import { rejected, type CaptchaService } from '../captcha/captcha-service.js';
import type { Hub } from '../live/hub.js';
import type { Limits } from '../security/limits.js';
import type { PageStore } from '../store/page-store.js';
import type { RatingStore } from '../store/rating-store.js';
import { AlreadySpent } from '../store/spent-store.js';
import type { Clock } from './clock.js';
import type { PageService } from './page-service.js';
import type { Writer } from './writer.js';

interface Deps {
  readonly pages: Pick<PageService, 'requireOpen' | 'rating'>;
  readonly store: Pick<RatingStore, 'set' | 'valueOf'>;
  readonly pageStore: Pick<PageStore, 'find'>;
  readonly captcha: Pick<CaptchaService, 'require'>;
  readonly limits: Pick<Limits, 'allowWrite' | 'isCrowded' | 'countWrite'>;
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
    const { pages, limits } = this.#deps;
    await pages.requireOpen(key);
    await limits.allowWrite(writer.visitor, writer.address);
    const crowded = await limits.isCrowded(writer.address);
    const pass = this.#deps.captcha.require(captcha, { site: writer.site, page: key, action: 'rate' }, crowded);
    return this.#write(key, value, writer, pass);
  }

  /** Costs no pass of its own: there is nothing to take back but what a pass was spent on. */
  async undo(key: string, writer: Writer): Promise<Rating> {
    const { pages, store, limits } = this.#deps;
    const row = await pages.requireOpen(key);
    const voted = row && (await store.valueOf(row.id, writer.visitor)) !== null;
    if (!voted) return pages.rating(row, writer.visitor);
    await limits.allowWrite(writer.visitor, writer.address);
    return this.#write(key, null, writer, undefined);
  }

  async #write(
    key: string,
    value: number | null,
    writer: Writer,
    pass: Parameters<RatingStore['set']>[4],
  ): Promise<Rating> {
    const { store, hub, limits, pages, pageStore, now } = this.#deps;
    try {
      await store.set(key, writer.visitor, value, now(), pass);
    } catch (error) {
      if (error instanceof AlreadySpent) throw rejected('This pass was used before.');
      throw error;
    }
    await limits.countWrite(writer.visitor, writer.address);
    hub.notify(key);
    return pages.rating(await pageStore.find(key), writer.visitor);
  }
}
