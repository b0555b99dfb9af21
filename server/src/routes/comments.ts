import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { COMMENT_ID, CommentDraftBody, TextBody } from '../schemas/comment.js';
import type { CommentService } from '../services/comment-service.js';
import type { ThreadService } from '../services/thread-service.js';
import type { Access } from './access.js';
import { CommentParams, PageParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly comments: Pick<CommentService, 'create' | 'edit' | 'remove'>;
  readonly threads: Pick<ThreadService, 'list' | 'read' | 'around'>;
}

const OneComment = Type.Object({ comment: Type.Unsafe({ $ref: 'Comment#' }) });

export const commentRoutes =
  ({ access, comments, threads }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['comments'];

    app.get(
      '/pages/:page/comments',
      {
        schema: {
          summary: 'The thread of a page',
          tags,
          params: PageParams,
          querystring: Type.Object({
            sort: Type.Enum(['newest', 'oldest', 'best'], { default: 'newest' }),
            limit: Type.Integer({ minimum: 1, maximum: 1000, default: 50 }),
            after: Type.Optional(Type.String({ maxLength: 200, description: 'A cursor from an earlier answer.' })),
            parent: Type.Optional(Type.String({ ...COMMENT_ID, description: 'Replies to this comment instead, oldest first.' })), // prettier-ignore
            around: Type.Optional(Type.String({ ...COMMENT_ID, description: 'Only this comment, what it answers, and its first replies.' })), // prettier-ignore
          }),
          response: { 200: { $ref: 'CommentPage#' } },
        },
      },
      (request) => {
        const { sort, limit, after, parent, around } = request.query;
        const key = access.pageKey(request.params.page);
        if (around !== undefined) return threads.around(key, around, access.viewer(request));
        return threads.list(key, { sort, limit, after, parent }, access.viewer(request));
      },
    );

    app.post(
      '/pages/:page/comments',
      {
        schema: {
          summary: 'Write a comment',
          description: 'Spends a captcha pass. The same Idempotency-Key and request get the same answer for 24 hours.',
          tags,
          params: PageParams,
          headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) }),
          body: CommentDraftBody,
          response: { 201: OneComment },
        },
      },
      async (request, reply) => {
        const key = access.pageKey(request.params.page);
        const idempotencyKey = request.headers['idempotency-key'];
        const draft = { ...request.body, page: access.pageFacts(request.body.page) };
        const comment = await comments.create(key, draft, access.writer(request), idempotencyKey);
        return reply.code(201).send({ comment });
      },
    );

    app.get(
      '/comments/:id',
      { schema: { summary: 'One comment', tags, params: CommentParams, response: { 200: OneComment } } },
      async (request) => ({ comment: await threads.read(request.params.id, access.viewer(request)) }),
    );

    app.patch(
      '/comments/:id',
      { schema: { summary: 'Change an own comment', tags, params: CommentParams, body: TextBody, response: { 200: OneComment } } }, // prettier-ignore
      async (request) => ({
        comment: await comments.edit(request.params.id, request.body.body, access.writer(request)),
      }),
    );

    app.delete(
      '/comments/:id',
      { schema: { summary: 'Delete an own comment', tags, params: CommentParams, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await comments.remove(request.params.id, access.writer(request));
        return reply.code(204).send(null);
      },
    );
  };
