import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { NamedRatingBody, RatingBody } from '../schemas/page.js';
import { UNNAMED } from '../services/rating-reader.js';
import type { RatingService } from '../services/rating-service.js';
import type { Access } from './access.js';
import { PageParams, RatingParams } from './page-params.js';

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
        const at = { page: access.pageKey(request.params.page), name: UNNAMED };
        return ratings.rate(at, value, captcha, access.writer(request));
      },
    );

    app.delete(
      '/pages/:page/rating',
      { schema: { summary: 'Take a vote back', tags, params: PageParams, response } },
      (request) => ratings.undo({ page: access.pageKey(request.params.page), name: UNNAMED }, access.writer(request)),
    );

    app.put(
      '/pages/:page/ratings/:name',
      { schema: { summary: 'Cast or change a vote under a name; spends a captcha pass', tags, params: RatingParams, body: NamedRatingBody, response } }, // prettier-ignore
      (request) => {
        const { value, captcha } = request.body;
        const at = { page: access.pageKey(request.params.page), name: request.params.name };
        return ratings.rate(at, value, captcha, access.writer(request));
      },
    );

    app.delete(
      '/pages/:page/ratings/:name',
      { schema: { summary: 'Take a vote under a name back', tags, params: RatingParams, response } },
      (request) =>
        ratings.undo({ page: access.pageKey(request.params.page), name: request.params.name }, access.writer(request)),
    );
  };
