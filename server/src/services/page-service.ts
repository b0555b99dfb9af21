import type { CaptchaMode, Page, PageSettings, Rating } from 'afterword/protocol';
import { webAddress } from '../content/text.js';
import { AppError } from '../errors.js';
import type { PageRow, PageStore } from '../store/page-store.js';
import type { RatingStore, RatingTotal } from '../store/rating-store.js';

const STARS = 5;

/** What every page starts with. */
export const PAGE_SETTINGS = { maxDepth: 50, editWindow: 15 * 60, maxLength: 10_000 } as const;

interface Deps {
  readonly pages: Pick<PageStore, 'find' | 'counts'>;
  readonly ratings: Pick<RatingStore, 'totals' | 'valueOf'>;
  readonly captcha: CaptchaMode;
}

/** What is known of a page. One that nobody has written to reads as an empty one. */
export class PageService {
  readonly #deps: Deps;
  readonly #settings: PageSettings;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#settings = { captcha: deps.captcha, ...PAGE_SETTINGS };
  }

  async read(key: string, viewer: string | undefined): Promise<Page> {
    const row = await this.#deps.pages.find(key);
    return {
      page: key,
      title: row?.title ?? null,
      url: row?.url ?? webAddress(key) ?? null,
      closed: row?.closed === 1,
      rev: row?.rev ?? 0,
      comments: { count: row?.comment_count ?? 0 },
      rating: await this.rating(row, viewer),
      settings: this.#settings,
    };
  }

  async rating(row: Pick<PageRow, 'id'> | undefined, viewer: string | undefined): Promise<Rating> {
    if (!row) return summarize([], null);
    const { ratings } = this.#deps;
    const mine = viewer === undefined ? null : await ratings.valueOf(row.id, viewer);
    return summarize(await ratings.totals(row.id), mine);
  }

  /** A number for each key asked for, in the spelling it was asked in. */
  async counts(keys: ReadonlyMap<string, string>): Promise<Record<string, number>> {
    const rows = await this.#deps.pages.counts([...new Set(keys.values())]);
    const counts = new Map(rows.map((row) => [row.key, row.comment_count]));
    return Object.fromEntries([...keys].map(([asked, key]) => [asked, counts.get(key) ?? 0]));
  }

  /** The page, if it exists; refused if it is closed. */
  async requireOpen(key: string): Promise<PageRow | undefined> {
    const row = await this.#deps.pages.find(key);
    if (row?.closed) throw new AppError('closed', 'This page does not take anything new.');
    return row;
  }
}

export function summarize(totals: readonly RatingTotal[], mine: number | null): Rating {
  const histogram = Array.from(
    { length: STARS },
    (_, index) => totals.find(({ value }) => value === index + 1)?.count ?? 0,
  );
  const count = histogram.reduce((sum, votes) => sum + votes, 0);
  const sum = histogram.reduce((total, votes, index) => total + votes * (index + 1), 0);
  return { average: count === 0 ? null : sum / count, count, histogram, mine };
}
