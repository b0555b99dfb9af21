import type { Rating } from 'afterword/protocol';
import { invalidField } from '../errors.js';
import type { Hub } from '../live/hub.js';
import type { PageStore } from '../store/page-store.js';
import type { Ballot, RatingStore } from '../store/rating-store.js';
import type { Clock } from './clock.js';
import type { PageService } from './page-service.js';
import { refuseSpent, type Passes, type WritePass } from './pass.js';
import type { RatingReader } from './rating-reader.js';
import type { Writer } from './writer.js';

interface Deps {
  readonly pages: Pick<PageService, 'requireOpen'>;
  readonly ratings: Pick<RatingReader, 'read' | 'starsOf'>;
  readonly store: Pick<RatingStore, 'set' | 'votesOf'>;
  readonly pageStore: Pick<PageStore, 'find'>;
  readonly passes: Pick<Passes, 'requirePass' | 'allow' | 'count'>;
  readonly hub: Pick<Hub, 'notify'>;
  readonly now: Clock;
}

/** Which of a page's ratings. */
export interface RatingAddress {
  /** The page's key. */
  readonly page: string;
  /** Empty for the rating without a name. */
  readonly name: string;
}

/** One vote per visitor and rating: cast, changed, taken back. */
export class RatingService {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async rate(at: RatingAddress, value: number, captcha: string | undefined, writer: Writer): Promise<Rating> {
    await this.rateAll(at.page, new Map([[at.name, value]]), captcha, writer);
    return this.#read(at, writer);
  }

  /** Several ratings of one page at once, for one pass: all of them, or none. */
  async rateAll(
    page: string,
    values: ReadonlyMap<string, number>,
    captcha: string | undefined,
    writer: Writer,
  ): Promise<void> {
    const { pages, passes, ratings } = this.#deps;
    const votes = new Map(Array.from(values, ([name, value]) => [name, toTenths(value, ratings.starsOf(name))]));
    await pages.requireOpen(page);
    const pass = await passes.requirePass(writer, { page, action: 'rate', token: captcha });
    await this.#write(page, votes, writer, pass);
  }

  /** Costs no pass of its own: there is nothing to take back but what a pass was spent on. */
  async undo(at: RatingAddress, writer: Writer): Promise<Rating> {
    const { pages, store, passes, ratings } = this.#deps;
    ratings.starsOf(at.name); // refuses what is none
    const row = await pages.requireOpen(at.page);
    const voted = row && (await store.votesOf(row.id, writer.visitor, [at.name])).size > 0;
    if (!voted) return this.#read(at, writer);
    await passes.allow(writer);
    await this.#write(at.page, new Map([[at.name, null]]), writer, undefined);
    return this.#read(at, writer);
  }

  async #write(page: string, votes: Ballot['votes'], writer: Writer, pass: WritePass | undefined): Promise<void> {
    const { store, hub, passes, now } = this.#deps;
    await store.set({ page, visitor: writer.visitor, votes }, now(), pass).catch(refuseSpent);
    await passes.count(writer);
    hub.notify(page);
  }

  async #read({ page, name }: RatingAddress, { visitor }: Writer): Promise<Rating> {
    const { pageStore, ratings } = this.#deps;
    return (await ratings.read(await pageStore.find(page), visitor)).get(name)!.rating;
  }
}

function toTenths(value: number, stars: number): number {
  const tenths = Math.round(value * 10);
  if (tenths / 10 === value && tenths >= 1 && tenths <= stars * 10) return tenths;
  throw invalidField('/value', `A rating is 0.1 to ${stars} stars, in steps of 0.1.`);
}
