import compress from '@fastify/compress';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { CaptchaService } from './captcha/captcha-service.js';
import type { Demand } from './captcha/demand.js';
import { FormStamps } from './captcha/form-stamp.js';
import type { Config } from './config.js';
import { answerAllowedOrigins, sendApiHeaders } from './http/cross-origin.js';
import { speakJson } from './http/json.js';
import { loggerOptions, logRequests, type LogTarget } from './http/logging.js';
import { describeApi } from './http/openapi.js';
import { answerErrorsAsProblems, answerUnknown, answerUnparsed, answerUnreadable } from './http/problems.js';
import type { Hub } from './live/hub.js';
import { Documents } from './pages/documents.js';
import { Originals } from './pages/originals.js';
import { RatingForms } from './pages/rating-forms.js';
import { Access } from './routes/access.js';
import { captchaRoutes } from './routes/captcha.js';
import { documentRoutes } from './routes/documents.js';
import { commentRoutes } from './routes/comments.js';
import { eventRoutes } from './routes/events.js';
import { followRoutes } from './routes/follows.js';
import { healthRoutes } from './routes/health.js';
import { pageRoutes } from './routes/pages.js';
import { previewRoutes } from './routes/preview.js';
import { ratingRoutes } from './routes/ratings.js';
import { reactionRoutes } from './routes/reactions.js';
import { siteRoutes } from './routes/site.js';
import { visitorRoutes } from './routes/visitors.js';
import type { Keyring } from './security/keyring.js';
import type { Limits } from './security/limits.js';
import { Origins } from './security/origins.js';
import { Visitors } from './security/visitors.js';
import type { Clock } from './services/clock.js';
import type { CommentService } from './services/comment-service.js';
import type { FollowService } from './services/follow-service.js';
import type { LiveService } from './services/live-service.js';
import type { MentionService } from './services/mention-service.js';
import type { PageService } from './services/page-service.js';
import type { Passes } from './services/pass.js';
import type { RatingService } from './services/rating-service.js';
import type { ReactionService } from './services/reaction-service.js';
import type { ThreadService } from './services/thread-service.js';
import type { AcknowledgementStore } from './store/acknowledgement-store.js';

export interface AppDeps {
  readonly config: Config;
  readonly version: string;
  readonly log: LogTarget;
  readonly keys: Keyring;
  readonly limits: Limits;
  readonly hub: Hub;
  readonly pages: PageService;
  readonly threads: ThreadService;
  readonly comments: CommentService;
  readonly ratings: RatingService;
  readonly reactions: ReactionService;
  readonly follows: FollowService;
  readonly mentions: MentionService;
  readonly live: LiveService;
  readonly captcha: CaptchaService;
  readonly demand: Demand;
  readonly passes: Passes;
  readonly acknowledgements: AcknowledgementStore;
  /** Whether the database answers. */
  readonly ready: () => Promise<void>;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  readonly now: Clock;
}

/** A comment of 10,000 code points fits, however it is escaped. */
const BODY_LIMIT = 128 * 1024;
/** More than Node reads of a request's head, so that it is our own rule that says how long a page key may be. */
const LONGEST_PARAM = 16 * 1024;

/** HTTP over the services: everything that speaks of requests and replies is below here, and nothing else is. */
export async function createApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config, log, version } = deps;
  const app = Fastify({
    logger: loggerOptions(log),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnreadable,
    clientErrorHandler: answerUnparsed,
  });
  logRequests(app);
  speakJson(app);
  answerErrorsAsProblems(app);
  await app.register(compress, { encodings: ['gzip'] });
  await describeApi(app, version);
  const origins = new Origins(config.origins);
  const visitors = new Visitors(deps.keys);
  const access = new Access(visitors, origins);
  await app.register(async (api) => registerApi(api, deps, { origins, visitors, access }), { prefix: '/api/v1' });
  const stamps = new FormStamps(deps.keys, deps.now);
  const documents = new Documents({ ...deps, visitors, stamps, texts: config.texts });
  const ratingForms = new RatingForms({ ...deps, documents, visitors, stamps, looksForPrograms: config.moderation !== 'none' }); // prettier-ignore
  await app.register(documentRoutes({ ...deps, access, documents, ratingForms, originals: new Originals(deps.now) }));
  await app.register(healthRoutes(deps.ready));
  await app.register(siteRoutes({ demo: config.demo }));
  return app;
}

interface Guards {
  readonly origins: Origins;
  readonly visitors: Visitors;
  readonly access: Access;
}

async function registerApi(api: FastifyInstance, deps: AppDeps, { origins, visitors, access }: Guards): Promise<void> {
  sendApiHeaders(api);
  await answerAllowedOrigins(api, origins);
  await api.register(pageRoutes({ ...deps, access }));
  await api.register(commentRoutes({ ...deps, access }));
  await api.register(ratingRoutes({ ...deps, access }));
  await api.register(reactionRoutes({ ...deps, access }));
  await api.register(followRoutes({ ...deps, access }));
  await api.register(visitorRoutes({ ...deps, access, visitors }));
  await api.register(previewRoutes({ ...deps, access }));
  await api.register(captchaRoutes({ ...deps, access, siteverifySecret: deps.config.siteverifySecret }));
  await api.register(eventRoutes({ ...deps, access }));
  // In here, so that this refusal can be read across origins as well.
  api.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: '/*', schema: { hide: true }, handler: answerUnknown }); // prettier-ignore
}
