import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ReportBody, VoteBody } from '../schemas/reaction.js';
import type { ReactionService } from '../services/reaction-service.js';
import type { Access } from './access.js';
import { CommentParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly reactions: Pick<ReactionService, 'vote' | 'report'>;
}

export const reactionRoutes =
  ({ access, reactions }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['reactions'];
    const params = CommentParams;
    const voted = Type.Object({ comment: Type.Unsafe({ $ref: 'Comment#' }) });

    app.put(
      '/comments/:id/vote',
      {
        schema: {
          summary: 'Vote on a comment',
          description: 'Spends a captcha pass, but for taking a vote back.',
          tags,
          params,
          body: VoteBody,
          response: { 200: voted },
        },
      },
      async (request) => {
        const { value, captcha } = request.body;
        return { comment: await reactions.vote(request.params.id, value, captcha, access.writer(request)) };
      },
    );

    app.post(
      '/comments/:id/reports',
      {
        schema: {
          summary: 'Report a comment to the moderators',
          description: 'Spends a captcha pass. A second report by the same visitor replaces the first.',
          tags,
          params,
          body: ReportBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await reactions.report(request.params.id, request.body, access.writer(request));
        return reply.code(204).send(null);
      },
    );
  };
