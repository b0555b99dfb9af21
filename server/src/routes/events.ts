import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Hub } from '../live/hub.js';
import { changes } from '../live/stream.js';
import type { LiveService } from '../services/live-service.js';
import type { Access } from './access.js';
import { PageParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly live: Pick<LiveService, 'since'>;
  readonly hub: Pick<Hub, 'join'>;
  /** Aborted when the server closes: streams end, and browsers come back to whoever answers next. */
  readonly closing: AbortSignal;
}

export const eventRoutes =
  ({ access, live, hub, closing }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/pages/:page/events',
      {
        schema: {
          summary: 'What happens on a page, as it happens',
          description: 'Server-sent events `comment`, `comment-removed`, `rating` and `page`; each id is a revision. Begins after `rev`, or after Last-Event-ID.', // prettier-ignore
          tags: ['pages'],
          params: PageParams,
          querystring: Type.Object({ rev: Type.Integer({ minimum: 0, default: 0 }) }),
          response: { 200: { description: 'Goes on until one side ends it.', content: { 'text/event-stream': { schema: Type.Unsafe<Readable>({ type: 'string' }) } } } }, // prettier-ignore
          headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })) }),
        },
      },
      async (request, reply) => {
        const key = access.pageKey(request.params.page);
        const seen = request.headers['last-event-id'];
        const gone = new AbortController();
        reply.raw.on('close', () => gone.abort());
        const options = { key, rev: seen === undefined ? request.query.rev : Number(seen), signal: AbortSignal.any([gone.signal, closing]) }; // prettier-ignore
        return reply
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .header('x-no-compression', '1')
          .type('text/event-stream')
          .send(Readable.from(changes(live, hub, options), { objectMode: false }));
      },
    );
  };
