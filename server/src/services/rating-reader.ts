import type { Rating } from 'afterword/protocol';
import { AppError } from '../errors.js';
import type { PageRow } from '../store/page-store.js';
import type { RatingStore, RatingTotal } from '../store/rating-store.js';

/** The name of the rating that every page has. */
export const UNNAMED = '';
/** The stars of the rating that every page has. */
const STARS = 5;

/** A rating as it is now, and when it last changed. */
export interface ReadRating {
  readonly rating: Rating;
  /** A revision of the page; 0 for what nobody has rated. */
  readonly rev: number;
}

/** Reads the ratings that a page may have: the one without a name, and those that the site's owner has named. */
export class RatingReader {
  readonly #store: Pick<RatingStore, 'totals' | 'votesOf'>;
  readonly #scales: ReadonlyMap<string, number>;

  /** `named`: the stars of each rating by name. */
  constructor(store: Pick<RatingStore, 'totals' | 'votesOf'>, named: ReadonlyMap<string, number>) {
    this.#store = store;
    this.#scales = new Map([[UNNAMED, STARS], ...named]);
  }

  /** How many stars a rating has; refused if the site has none of that name. */
  starsOf(name: string): number {
    const stars = this.#scales.get(name);
    if (stars === undefined) throw new AppError('not_found', 'This site has no rating of that name.');
    return stars;
  }

  /** Every rating of a page by its name, as one viewer sees it; the one without a name first. */
  async read(page: Pick<PageRow, 'id'> | undefined, viewer: string | undefined): Promise<Map<string, ReadRating>> {
    const names = [...this.#scales.keys()];
    const totals = page ? await this.#store.totals(page.id) : [];
    const mine = page && viewer !== undefined ? await this.#store.votesOf(page.id, viewer, names) : undefined;
    const byName = Map.groupBy(totals, ({ name }) => name);
    return new Map(
      names.map((name) => {
        const own = byName.get(name) ?? [];
        const rating = summarize(own, this.#scales.get(name)!, mine?.get(name));
        return [name, { rating, rev: Math.max(0, ...own.map(({ rev }) => rev)) }];
      }),
    );
  }
}

/** A vote counts for the star that it is nearest to, one below half a star for the first. */
export function summarize(totals: readonly RatingTotal[], stars: number, mine: number | undefined): Rating {
  const histogram = Array.from({ length: stars }, () => 0);
  let [count, sum] = [0, 0];
  for (const total of totals) {
    const star = Math.min(Math.max(Math.round(total.tenths / 10), 1), stars); // there may have been more stars once
    histogram[star - 1]! += total.count;
    count += total.count;
    sum += total.count * total.tenths;
  }
  return {
    average: count === 0 ? null : sum / (count * 10),
    count,
    histogram,
    mine: mine === undefined ? null : mine / 10,
  };
}
