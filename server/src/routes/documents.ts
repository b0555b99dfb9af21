import formbody from '@fastify/formbody';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { CaptchaService } from '../captcha/captcha-service.js';
import { AppError } from '../errors.js';
import { has } from '../http/etag.js';
import { toAppError } from '../http/problems.js';
import { sendPart } from '../http/ranges.js';
import { fill } from '../pages/blanks.js';
import { renderDocument, renderInclude, renderRefusal, type View } from '../pages/document.js';
import type { Documents } from '../pages/documents.js';
import { readForm } from '../pages/fields.js';
import { renderFeed } from '../pages/feed.js';
import { Links, type Place } from '../pages/links.js';
import { toManner } from '../pages/manner.js';
import type { Originals } from '../pages/originals.js';
import { isRating } from '../pages/rating-fields.js';
import type { RatingForms } from '../pages/rating-forms.js';
import { SHEETS, type Life } from '../pages/sheets.js';
import { COMMENT_ID } from '../schemas/comment.js';
import type { Limits } from '../security/limits.js';
import type { Clock } from '../services/clock.js';
import type { PageService } from '../services/page-service.js';
import type { ThreadService } from '../services/thread-service.js';
import type { Access } from './access.js';
import { PageParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly documents: Pick<Documents, 'read' | 'post' | 'filling'>;
  readonly ratingForms: Pick<RatingForms, 'post'>;
  readonly originals: Originals;
  readonly pages: Pick<PageService, 'read'>;
  readonly threads: Pick<ThreadService, 'latest'>;
  readonly captcha: Pick<CaptchaService, 'draw' | 'speak'>;
  readonly limits: Pick<Limits, 'use'>;
  readonly now: Clock;
}

/** A text that is much too long still arrives, so that it can be given back. */
const FORM_LIMIT = 1024 * 1024;
/** A form that a browser has already is good for another five minutes, and then a new one is sent. */
const FORM_AGE = 5 * 60_000;
/** So many comments are in a feed. */
const ENTRIES = 50;
const HTML = 'text/html; charset=utf-8';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
/** As strict as the demonstration's: styles are files, so no inline style has to be let in. */
const POLICIES = {
  script: `${POLICY}; script-src 'self'; connect-src 'self'; trusted-types lit-html`,
  alone: `${POLICY}; trusted-types 'none'`,
} as const;

const Sort = Type.Optional(Type.Enum(['newest', 'oldest', 'best']));
const manner = {
  lang: Type.Optional(Type.String({ maxLength: 35 })),
  dir: Type.Optional(Type.String({ maxLength: 3 })),
};
const Switch = Type.Optional(Type.Enum(['on', 'off']));
const DocumentQuery = Type.Object({
  ...manner,
  sort: Sort,
  after: Type.Optional(Type.String({ maxLength: 200 })),
  comment: Type.Optional(Type.String(COMMENT_ID)),
  reply: Type.Optional(Type.String(COMMENT_ID)),
  held: Type.Optional(Type.Literal('1')),
  rated: Type.Optional(Type.Literal('1')),
});
const IncludeQuery = Type.Object({ ...manner, sort: Sort, script: Switch, wrapper: Switch });
const ImageQuery = Type.Object({ id: Type.String({ maxLength: 2000 }) });
const DigitsQuery = Type.Object({ ...ImageQuery.properties, lang: manner.lang });

/** A page's comments for browsers without JavaScript, for crawlers, for feed readers, and for the servers of sites. */
export const documentRoutes =
  (deps: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { access, documents, ratingForms, originals, pages, threads, captcha, limits, now } = deps;
    const schema = { hide: true, params: PageParams };

    app.removeAllContentTypeParsers();
    await app.register(formbody, { bodyLimit: FORM_LIMIT });
    app.addHook('onRequest', async (_, reply) => {
      void reply.headers({
        'cache-control': 'no-store',
        'content-security-policy': POLICIES.alone,
        'referrer-policy': 'same-origin', // with `no-referrer`, browsers would not say where a form comes from
        'x-content-type-options': 'nosniff',
      });
    });
    answerErrorsAsDocuments(app);
    /** For what is drawn. */
    const onRequest = async ({ ip }: FastifyRequest): Promise<void> => limits.use('documents', ip);

    app.get(
      '/pages/:page',
      { onRequest, schema: { ...schema, querystring: DocumentQuery } },
      async (request, reply) => {
        const { lang, dir, sort, after, comment, reply: answered, held, rated } = request.query;
        const key = access.pageKey(request.params.page);
        const place = { sort, after, comment, reply: answered, held, rated };
        const asked = { key, place, manner: toManner({ lang, dir }), site: originOf(request) };
        // A script of ours may call us only if the owner allows our own origin; the form needs no permission.
        const life = access.serves(asked.site) ? lifeOf(place) : 'alone';
        const { rev } = await pages.read(key, undefined); // before what is drawn, which is then not older than that
        const { html, hash } = await originals.read([rev, key, life, place, asked.manner], async () =>
          renderDocument(await documents.read(asked, life)),
        );
        const tag = `W/"${rev}-${hash}-${Math.floor(now() / FORM_AGE)}"`;
        void reply.headers({
          'content-security-policy': POLICIES[life],
          'cache-control': 'private, no-cache',
          etag: tag,
        });
        if (has(request, tag)) return reply.code(304).send();
        return reply.type(HTML).send(fill(html, documents.filling(asked)));
      },
    );

    // For pages whose template does not know where it will stand: a link says where it was followed.
    app.get('/pages', { schema: { hide: true } }, (request, reply) => {
      const from = request.headers.referer;
      if (from === undefined) throw new AppError('not_found', 'Your browser did not say which page you come from.');
      void reply.header('vary', 'Referer');
      return reply.redirect(new Links(access.pageKey(from), toManner({})).to(), 303);
    });

    app.post(
      '/pages/:page',
      { onRequest, bodyLimit: FORM_LIMIT, schema: { ...schema, querystring: Type.Object(manner) } },
      async (request, reply) => {
        const asked = { place: {}, manner: toManner(request.query), site: originOf(request) };
        const key = access.pageKey(request.params.page);
        if (isRating(request.body)) {
          const outcome = await ratingForms.post({ key, ...asked }, request.body, request.ip, isOurs(request));
          const links = new Links(key, asked.manner);
          return outcome === 'kept' ? reply.redirect(links.to({ rated: '1' }, 'said'), 303) : sendBack(reply, outcome);
        }
        const outcome = await documents.post({ key, ...asked }, readForm(request.body), request.ip, isOurs(request));
        if ('sent' in outcome) {
          const { id, status, parent } = outcome.sent;
          const links = new Links(key, asked.manner);
          const place = parent === null ? {} : { comment: id };
          return reply.redirect(status === 'held' ? links.to({ held: '1' }, 'said') : links.to(place, `comment-${id}`), 303); // prettier-ignore
        }
        return sendBack(reply, outcome);
      },
    );

    app.get('/pages/:page/image.png', { schema: { ...schema, querystring: ImageQuery } }, async (request, reply) => {
      await limits.use('images', request.ip); // before it is drawn: that is what costs
      return reply.type('image/png').send(captcha.draw(request.query.id));
    });

    app.get('/pages/:page/digits.wav', { schema: { ...schema, querystring: DigitsQuery } }, async (request, reply) => {
      await limits.use('images', request.ip);
      const { language } = toManner(request.query);
      return sendPart(reply.type('audio/wav'), captcha.speak(request.query.id, language), request.headers.range);
    });

    app.get(
      '/pages/:page/include.html',
      { onRequest, schema: { ...schema, querystring: IncludeQuery } },
      async (request, reply) => {
        const { sort, script, wrapper, ...said } = request.query;
        const key = access.pageKey(request.params.page);
        const asked = { key, place: { sort }, manner: toManner(said), site: originOf(request) };
        const life = script === 'off' ? 'alone' : 'script';
        const { rev } = await pages.read(key, undefined);
        const { html, hash } = await originals.read([rev, key, life, asked, wrapper], async () => {
          const links = new Links(key, asked.manner, asked.site);
          return renderInclude({ ...(await documents.read(asked, life)), links }, asked.site, wrapper !== 'off');
        });
        const tag = `W/"${rev}-${hash}"`;
        void reply.headers({ 'cache-control': 'public, max-age=60', etag: tag });
        return has(request, tag) ? reply.code(304).send() : reply.type(HTML).send(html);
      },
    );

    app.get('/pages/:page/feed.xml', { onRequest, schema }, async (request, reply) => {
      const key = access.pageKey(request.params.page);
      const page = await pages.read(key, undefined); // before the comments, so that they are not older than its revision
      const tag = `W/"${page.rev}"`;
      void reply.headers({ 'cache-control': 'public, max-age=60', etag: tag });
      if (has(request, tag)) return reply.code(304).send();
      const feed = renderFeed(
        page,
        await threads.latest(key, ENTRIES),
        new Links(key, toManner({}), originOf(request)),
      );
      return reply.type('application/atom+xml; charset=utf-8').send(feed);
    });

    for (const [file, css] of SHEETS) {
      app.get(`/${file}`, { schema: { hide: true } }, (_, reply) =>
        reply
          .headers({
            'cache-control': 'public, max-age=31536000, immutable',
            'access-control-allow-origin': '*',
            'cross-origin-resource-policy': 'cross-origin',
          })
          .type('text/css; charset=utf-8')
          .send(css),
      );
    }
  };

/** A form that is not done with. */
function sendBack(
  reply: FastifyReply,
  { view, refusal }: { readonly view: View; readonly refusal: AppError | undefined },
): FastifyReply {
  if (refusal) reply.problemCode = refusal.code;
  if (refusal?.retryAfter !== undefined) void reply.header('retry-after', refusal.retryAfter);
  return reply
    .code(refusal?.status ?? 200)
    .type(HTML)
    .send(renderDocument(view));
}

/** Only where a thread begins can a script go on; every other part of it is a document and stays one. */
function lifeOf({ after, comment, reply, held, rated }: Place): Life {
  return [after, comment, reply, held, rated].every((part) => part === undefined) ? 'script' : 'alone';
}

/** Refusals for people, in words and in a document. */
function answerErrorsAsDocuments(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = toAppError(error);
    if (refusal.status >= 500) request.log.error({ err: refusal.cause ?? error }, refusal.code);
    reply.problemCode = refusal.code;
    if (refusal.retryAfter !== undefined) void reply.header('retry-after', refusal.retryAfter);
    const said = { unsupported_media_type: 'This address takes a form, and nothing else.', too_large: 'This text is much too long. Go back: your browser still has it.' }; // prettier-ignore
    const detail = said[refusal.code as keyof typeof said] ?? refusal.message; // eslint-disable-line @typescript-eslint/no-unnecessary-condition
    return reply.code(refusal.status).type(HTML).send(renderRefusal(refusal.toProblem().title, detail)); // prettier-ignore
  });
}

/** Our own origin, as the browser sees it: behind a proxy that is trusted, as that one says. */
function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** Whether a form was sent from a document of ours. Forms of other sites name their own origin, and programs none. */
function isOurs({ headers: { origin }, host }: FastifyRequest): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
