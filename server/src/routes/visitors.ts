import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { AppError } from '../errors.js';
import { AcknowledgementBody } from '../schemas/page.js';
import type { Limits } from '../security/limits.js';
import type { Visitors } from '../security/visitors.js';
import type { Clock } from '../services/clock.js';
import type { Passes } from '../services/pass.js';
import { cleanSaid, isSaid } from '../services/comment-draft.js';
import type { AcknowledgementStore } from '../store/acknowledgement-store.js';
import type { Access } from './access.js';
import { PageParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly visitors: Pick<Visitors, 'create'>;
  readonly limits: Pick<Limits, 'use'>;
  readonly passes: Pick<Passes, 'allow' | 'count'>;
  readonly acknowledgements: Pick<AcknowledgementStore, 'insert'>;
  readonly now: Clock;
}

export const visitorRoutes =
  ({ access, visitors, limits, passes, acknowledgements, now }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['visitors'];

    app.post(
      '/visitors',
      {
        schema: {
          summary: 'An anonymous identity',
          description:
            'Kept by the page in its own storage and sent as `Authorization: Bearer`. No cookie, no account.',
          tags,
          response: { 201: Type.Object({ token: Type.String() }) },
        },
      },
      async (request, reply) => {
        await limits.use('visitors', request.ip);
        return reply.code(201).send({ token: visitors.create() });
      },
    );

    app.post(
      '/pages/:page/acknowledgements',
      { schema: { summary: 'Say that a disclaimer was read', tags, params: PageParams, body: AcknowledgementBody, response: { 204: Type.Null() } } }, // prettier-ignore
      async (request, reply) => {
        const writer = access.writer(request);
        const key = access.pageKey(request.params.page);
        await passes.allow(writer);
        const said = cleanSaid(request.body);
        if (!isSaid(said)) throw new AppError('invalid', 'Name the disclaimer and its version.');
        await acknowledgements.insert(key, { visitor: writer.visitor, ...said, now: now() });
        await passes.count(writer);
        return reply.code(204).send(null);
      },
    );
  };
