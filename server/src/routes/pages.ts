import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { PageService } from '../services/page-service.js';
import type { Access } from './access.js';
import { PageParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly pages: Pick<PageService, 'read' | 'counts'>;
}

export const pageRoutes =
  ({ access, pages }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/pages/:page',
      { schema: { summary: 'A page and its numbers', tags: ['pages'], params: PageParams, response: { 200: { $ref: 'Page#' } } } }, // prettier-ignore
      (request) => pages.read(access.pageKey(request.params.page), access.viewer(request)),
    );

    const Counts = Type.Object({ counts: Type.Record(Type.String(), Type.Integer()) });
    app.get(
      '/counts',
      {
        schema: {
          summary: 'Comment counts of many pages',
          description: 'The same for everyone, so browsers and caches may keep them for half a minute.',
          tags: ['pages'],
          querystring: Type.Object({ page: Type.Array(Type.String({ maxLength: 8192 }), { maxItems: 100 }) }),
          response: { 200: Counts },
        },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'public, max-age=30');
        const keys = new Map(request.query.page.map((asked) => [asked, access.pageKey(asked)]));
        return { counts: await pages.counts(keys) };
      },
    );
  };
