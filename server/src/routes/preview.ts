import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parseMarkdown } from '../content/markdown.js';
import { cleanText } from '../content/text.js';
import { PreviewBody } from '../schemas/comment.js';
import type { Limits } from '../security/limits.js';
import type { MentionService } from '../services/mention-service.js';
import type { Access } from './access.js';

interface Deps {
  readonly access: Access;
  readonly limits: Pick<Limits, 'use'>;
  readonly mentions: Pick<MentionService, 'resolve'>;
}

export const previewRoutes =
  ({ access, limits, mentions }: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/preview',
      {
        schema: {
          summary: 'What a text will look like',
          description: 'Through the same parser as a stored comment. Nothing is kept.',
          tags: ['comments'],
          body: PreviewBody,
          response: { 200: Type.Object({ content: Type.Unsafe({ $ref: 'Content#' }) }) },
        },
      },
      async (request) => {
        await limits.use('previews', request.ip);
        const { body, page } = request.body;
        const content = parseMarkdown(cleanText(body));
        return { content: page === undefined ? content : await mentions.resolve(content, access.pageKey(page)) };
      },
    );
  };
