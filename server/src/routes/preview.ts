import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parseMarkdown } from '../content/markdown.js';
import { cleanText } from '../content/text.js';
import { TextBody } from '../schemas/comment.js';
import type { Limits } from '../security/limits.js';

export const previewRoutes =
  (limits: Pick<Limits, 'use'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/preview',
      {
        schema: {
          summary: 'What a text will look like',
          description: 'Through the same parser as a stored comment. Nothing is kept.',
          tags: ['comments'],
          body: TextBody,
          response: { 200: Type.Object({ content: Type.Unsafe({ $ref: 'Content#' }) }) },
        },
      },
      async (request) => {
        await limits.use('previews', request.ip);
        return { content: parseMarkdown(cleanText(request.body.body)) };
      },
    );
  };
