import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { namedSchemas } from '../schemas/named.js';
import '../schemas/problem.js';
import '../schemas/page.js';
import '../schemas/content.js';
import '../schemas/comment.js';
import '../schemas/captcha.js';

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
});
const refusals = { '4xx': refusal('Refused, and why.'), '5xx': refusal('Our fault.') };

/** The document is made from the schemas that the routes validate with, so it cannot lag behind them. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  for (const schema of namedSchemas) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Afterword', version, description: 'What readers say after an article, version 1 of the wire.' },
      components: { securitySchemes: { visitor: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: { buildLocalReference: (json) => json.$id as string },
  });
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/v1/')) {
      route.schema = { ...route.schema, response: { ...(route.schema?.response as object), ...refusals } };
    }
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
