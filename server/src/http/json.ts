import type { FastifyInstance } from 'fastify';
import { Ajv } from 'ajv';
import { AppError } from '../errors.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON in, JSON out, and nothing guessed: no other media type, no coerced or dropped field in a body. */
export function speakJson(app: FastifyInstance): void {
  const options = { strict: false, useDefaults: true, removeAdditional: false, allErrors: false } as const;
  const bodies = new Ajv(options);
  const texts = new Ajv({ ...options, coerceTypes: 'array' }); // queries and headers are all strings
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? bodies : texts).compile(schema));

  // The schemas of answers are for the documentation. What may leave the server is decided where rows become public.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));

  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decode(body as Buffer);
    if (text instanceof AppError) done(text);
    else void parse(request, text, (error, value) => done(error && new AppError('invalid', 'The body is not valid JSON.'), value)); // prettier-ignore
  });
}

/** Replacing bad bytes would store something else than what was sent. */
function decode(body: Buffer): string | AppError {
  try {
    return utf8.decode(body);
  } catch {
    return new AppError('invalid', 'The body is not valid UTF-8.');
  }
}
