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
    else
      void parse(request, text, (error, value) => {
        if (error) done(new AppError('invalid', 'The body is not valid JSON.'));
        else if (countNames(text) !== countFields(value))
          done(new AppError('invalid', 'The body names a field twice.'));
        else done(null, value);
      });
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

/** The names in a valid JSON text. Of two that are the same the parser keeps one, and drops the other in silence. */
function countNames(json: string): number {
  return json.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g)?.filter((text) => text.endsWith(':')).length ?? 0;
}

/** Not by recursion: a body may be nested as deep as it is long. */
function countFields(value: unknown): number {
  let count = 0;
  const todo = [value];
  for (const inner of todo) {
    if (typeof inner !== 'object' || inner === null) continue;
    const values = Object.values(inner);
    if (!Array.isArray(inner)) count += values.length;
    for (const next of values) todo.push(next);
  }
  return count;
}
