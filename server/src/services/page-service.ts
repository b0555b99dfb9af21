import type { CaptchaMode, Page, PageSettings } from 'afterword/protocol';
import { webAddress } from '../content/text.js';
import { AppError } from '../errors.js';
import type { PageRow, PageStore } from '../store/page-store.js';
import { UNNAMED, type RatingReader } from './rating-reader.js';

/** What every page starts with. */
export const PAGE_SETTINGS = { maxDepth: 50, editWindow: 15 * 60, maxLength: 10_000 } as const;

interface Deps {
  readonly pages: Pick<PageStore, 'find' | 'counts'>;
  readonly ratings: Pick<RatingReader, 'read'>;
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
    const ratings = await this.#deps.ratings.read(row, viewer);
    const named = [...ratings]
      .filter(([name]) => name !== UNNAMED)
      .map(([name, { rating }]) => [name, rating] as const);
    return {
      page: key,
      title: row?.title ?? null,
      url: row?.url ?? webAddress(key) ?? null,
      closed: row?.closed === 1,
      rev: row?.rev ?? 0,
      comments: { count: row?.comment_count ?? 0 },
      rating: ratings.get(UNNAMED)!.rating,
      ...(named.length > 0 && { ratings: Object.fromEntries(named) }),
      settings: this.#settings,
    };
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
