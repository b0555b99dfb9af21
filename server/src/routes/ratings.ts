import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { RatingBody } from '../schemas/page.js';
import type { RatingService } from '../services/rating-service.js';
import type { Access } from './access.js';
import { PageParams } from './page-params.js';

interface Deps {
  readonly access: Access;
  readonly ratings: Pick<RatingService, 'rate' | 'undo'>;
}

export const ratingRoutes =
  ({ access, ratings }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['ratings'];
    const response = { 200: { $ref: 'Rating#' } };

    app.put(
      '/pages/:page/rating',
      { schema: { summary: 'Cast or change a vote; spends a captcha pass', tags, params: PageParams, body: RatingBody, response } }, // prettier-ignore
      (request) => {
        const { value, captcha } = request.body;
        return ratings.rate(access.pageKey(request.params.page), value, captcha, access.writer(request));
      },
    );

    app.delete(
      '/pages/:page/rating',
      { schema: { summary: 'Take a vote back', tags, params: PageParams, response } },
      (request) => ratings.undo(access.pageKey(request.params.page), access.writer(request)),
    );
  };
