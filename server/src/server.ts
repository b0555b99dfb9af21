import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.js';
import { CaptchaService } from './captcha/captcha-service.js';
import { Demand } from './captcha/demand.js';
import type { Difficulty } from './captcha/proof-of-work.js';
import type { Config } from './config.js';
import { trackUnused } from './http/connections.js';
import type { LogTarget } from './http/logging.js';
import { Hub } from './live/hub.js';
import { watchPostgres, watchSqlite, type Watch } from './live/watch.js';
import { Keyring } from './security/keyring.js';
import { Limits } from './security/limits.js';
import type { Clock } from './services/clock.js';
import { CommentService } from './services/comment-service.js';
import { FollowService } from './services/follow-service.js';
import { LiveService } from './services/live-service.js';
import { MentionService } from './services/mention-service.js';
import { createModeration } from './services/moderation.js';
import { PageService } from './services/page-service.js';
import { Passes } from './services/pass.js';
import { RatingReader } from './services/rating-reader.js';
import { RatingService } from './services/rating-service.js';
import { ReactionService } from './services/reaction-service.js';
import { Repeats } from './services/repeats.js';
import { ThreadService } from './services/thread-service.js';
import { AcknowledgementStore } from './store/acknowledgement-store.js';
import { CommentStore } from './store/comment-store.js';
import { migrate, openDatabase, type OpenDatabase } from './store/database.js';
import { FollowStore } from './store/follow-store.js';
import { forgetKeys, KEY_LIFETIME } from './store/idempotency.js';
import { newId } from './store/ids.js';
import { PageStore } from './store/page-store.js';
import { RatingStore } from './store/rating-store.js';
import { ReportStore } from './store/report-store.js';
import { SpentStore } from './store/spent-store.js';
import { ThreadStore } from './store/thread-store.js';
import { VoteStore } from './store/vote-store.js';

const SWEEP = 10 * 60 * 1000;

/** What a test may want to be otherwise. */
export interface ServerOptions {
  readonly log?: LogTarget;
  readonly now?: Clock;
  readonly difficulty?: Difficulty;
  readonly limits?: Limits;
  readonly hub?: Hub;
}

export interface Server {
  readonly app: FastifyInstance;
  /** Listens, and says where. */
  start(): Promise<string>;
  /** Answers what was asked, ends the streams, closes the database. */
  stop(): Promise<void>;
}

/** Puts the parts together. The only file that knows all of them. */
export async function createServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const { now = Date.now, limits = new Limits(), hub = new Hub() } = options;
  const database = openDatabase(config.database);
  const { db } = database;
  await migrate(db);

  const closing = new AbortController();
  const shown = config.showRatings;
  const stores = { pages: new PageStore(db), comments: new CommentStore(db, shown), threads: new ThreadStore(db, shown), ratings: new RatingStore(db, shown), spent: new SpentStore(db), votes: new VoteStore(db, shown), reports: new ReportStore(db), follows: new FollowStore(db) }; // prettier-ignore
  const keys = new Keyring(config.secret, config.oldSecrets);
  const captcha = new CaptchaService({ keys, spent: stores.spent, now, provider: config.provider, ...(options.difficulty && { difficulty: options.difficulty }) }); // prettier-ignore
  const demand = new Demand(config.captcha, limits, config.provider !== undefined);
  const passes = new Passes({ captcha, demand, limits });
  const ratings = new RatingReader(stores.ratings, config.ratings);
  const pages = new PageService({ pages: stores.pages, ratings, captcha: config.captcha });

  const mentions = new MentionService(stores.comments);
  const repeats = new Repeats({ comments: stores.comments, now });

  const watch = watchDatabase(database, hub);
  const news = {
    notify: (page: string): void => {
      hub.notify(page);
      watch.announce(page);
    },
  };
  const app = await createApp({
    config,
    version: readVersion(),
    log: options.log ?? { level: 'info' },
    limits,
    hub,
    pages,
    captcha,
    demand,
    passes,
    keys,
    now,
    closing: closing.signal,
    threads: new ThreadService({
      pages: stores.pages,
      comments: stores.comments,
      threads: stores.threads,
      votes: stores.votes,
    }),
    comments: new CommentService({ pages, store: stores.comments, passes, hub: news, mentions, moderate: createModeration({ ...config, isRepeat: (content, own) => repeats.has(content, own) }), newId, now }), // prettier-ignore
    ratings: new RatingService({ pages, ratings, store: stores.ratings, pageStore: stores.pages, passes, hub: news, now }), // prettier-ignore
    reactions: new ReactionService({ pages, comments: stores.comments, votes: stores.votes, reports: stores.reports, passes, hub: news, now }), // prettier-ignore
    follows: new FollowService({ comments: stores.comments, follows: stores.follows, passes, now }),
    mentions,
    live: new LiveService({ pages: stores.pages, threads: stores.threads, ratings }),
    acknowledgements: new AcknowledgementStore(db),
    ready: async () => {
      await stores.pages.find('');
    },
  });
  // A connection whose last answer was under way would be kept for the next request, and the process with it.
  app.addHook('onResponse', async () => {
    if (closing.signal.aborted) setImmediate(() => app.server.closeIdleConnections());
  });
  const endUnused = trackUnused(app.server);
  watch.onError((err) => app.log.error({ err }, 'watch'));
  const sweep = setInterval(() => void forget(database, stores.spent, now()).catch((err: unknown) => app.log.error({ err }, 'sweep')), SWEEP); // prettier-ignore
  sweep.unref();

  return {
    app,
    start: () => app.listen({ port: config.port, host: config.host }),
    stop: async () => {
      clearInterval(sweep);
      closing.abort();
      const closed = app.close();
      endUnused();
      await closed;
      await watch.stop();
      await db.destroy();
    },
  };
}

function watchDatabase({ sqlite, pool }: OpenDatabase, hub: Hub): Watch {
  return sqlite ? watchSqlite(sqlite, hub) : watchPostgres(pool!, hub);
}

/** What has expired can be refused for its age, and need not be remembered. */
async function forget({ db }: OpenDatabase, spent: SpentStore, now: number): Promise<void> {
  await spent.forgetExpired(now - 60_000); // a minute of grace for clocks that differ between instances
  await forgetKeys(db, now - KEY_LIFETIME);
}

export function readVersion(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}
