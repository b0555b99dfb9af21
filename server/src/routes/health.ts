import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

const Healthy = Type.Object({ status: Type.Literal('ok') });

export const healthRoutes =
  (ready: () => Promise<void>): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['operation'];
    app.get(
      '/healthz',
      { schema: { summary: 'Whether the process is alive', tags, response: { 200: Healthy } } },
      async () => ({ status: 'ok' }) as const,
    );
    app.get(
      '/readyz',
      {
        schema: {
          summary: 'Whether the database answers',
          tags,
          response: { 200: Healthy, 503: Type.Object({ status: Type.Literal('unavailable') }) },
        },
      },
      async (request, reply) => {
        try {
          await ready();
          return { status: 'ok' } as const;
        } catch (error) {
          request.log.error({ err: error }, 'not ready');
          return reply.code(503).send({ status: 'unavailable' });
        }
      },
    );
  };
