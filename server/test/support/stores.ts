import { AcknowledgementStore } from '../../src/store/acknowledgement-store.js';
import { CommentStore, type FoundComment, type NewComment } from '../../src/store/comment-store.js';
import { migrate, openDatabase, type OpenDatabase } from '../../src/store/database.js';
import { newId } from '../../src/store/ids.js';
import { PageStore, type PageRow } from '../../src/store/page-store.js';
import { RatingStore } from '../../src/store/rating-store.js';
import { SpentStore } from '../../src/store/spent-store.js';
import { ThreadStore } from '../../src/store/thread-store.js';
import type { DatabaseLocation } from '../../src/settings.js';
import type { DatabaseKind, TestDatabase } from './databases.js';

/** Every store over one fresh database, and short ways to fill it. */
export class Stores implements AsyncDisposable {
  readonly location: DatabaseLocation;
  readonly opened: OpenDatabase;
  readonly pages: PageStore;
  readonly comments: CommentStore;
  readonly threads: ThreadStore;
  readonly ratings: RatingStore;
  readonly spent: SpentStore;
  readonly acknowledgements: AcknowledgementStore;
  readonly #database: TestDatabase;
  #clock = 1_700_000_000_000;

  private constructor(database: TestDatabase, opened: OpenDatabase) {
    const { db } = opened;
    this.#database = database;
    this.location = database.location;
    this.opened = opened;
    this.pages = new PageStore(db);
    this.comments = new CommentStore(db);
    this.threads = new ThreadStore(db);
    this.ratings = new RatingStore(db);
    this.spent = new SpentStore(db);
    this.acknowledgements = new AcknowledgementStore(db);
  }

  static async open(kind: DatabaseKind): Promise<Stores> {
    const database = await kind.create();
    const opened = openDatabase(database.location);
    await migrate(opened.db);
    return new Stores(database, opened);
  }

  /** A comment as a service would hand it over, a millisecond younger than the one before. */
  draft(page: string, own: Partial<NewComment> = {}): NewComment {
    return {
      id: newId(),
      page,
      parent: null,
      status: 'published',
      visitor: 'ada',
      name: 'Ada',
      email: null,
      website: null,
      source: 'It helped.',
      content: '[]',
      terms: null,
      disclaimers: '[]',
      documents: '[]',
      now: ++this.#clock,
      ...own,
    };
  }

  async write(page: string, own: Partial<NewComment> = {}): Promise<FoundComment> {
    const draft = this.draft(page, own);
    await this.comments.insert(draft, undefined, undefined);
    return this.comment(draft.id);
  }

  async comment(id: string): Promise<FoundComment> {
    return (await this.comments.find(id))!;
  }

  async page(key: string): Promise<PageRow> {
    return (await this.pages.find(key))!;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.db.destroy();
    await this.#database[Symbol.asyncDispose]();
  }
}
