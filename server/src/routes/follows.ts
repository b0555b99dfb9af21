import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { FollowBody } from '../schemas/reaction.js';
import type { FollowService } from '../services/follow-service.js';
import type { Access } from './access.js';
import { CommentParams, PageParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly follows: Pick<FollowService, 'of' | 'followThread' | 'followComment' | 'unfollowThread' | 'unfollowComment'>;
}

export const followRoutes =
  ({ access, follows }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['follows'];
    const response = { 200: { $ref: 'Follows#' } };
    const description = 'Spends a captcha pass. Followers are told of nothing yet.';

    app.get(
      '/pages/:page/follows',
      { schema: { summary: 'What the visitor follows on a page', tags, params: PageParams, response } },
      (request) => follows.of(access.pageKey(request.params.page), access.viewer(request)),
    );
    app.put(
      '/pages/:page/follow',
      { schema: { summary: 'Follow a thread', description, tags, params: PageParams, body: FollowBody, response } },
      (request) =>
        follows.followThread(access.pageKey(request.params.page), request.body.captcha, access.writer(request)),
    );
    app.delete(
      '/pages/:page/follow',
      { schema: { summary: 'Follow a thread no longer', tags, params: PageParams, response } },
      (request) => follows.unfollowThread(access.pageKey(request.params.page), access.writer(request)),
    );
    app.put(
      '/comments/:id/follow',
      { schema: { summary: 'Follow the replies to a comment', description, tags, params: CommentParams, body: FollowBody, response } }, // prettier-ignore
      (request) => follows.followComment(request.params.id, request.body.captcha, access.writer(request)),
    );
    app.delete(
      '/comments/:id/follow',
      { schema: { summary: 'Follow a comment no longer', tags, params: CommentParams, response } },
      (request) => follows.unfollowComment(request.params.id, access.writer(request)),
    );
  };
