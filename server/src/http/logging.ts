import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** Where lines go, and from which level on. */
export interface LogTarget {
  readonly level: 'silent' | 'error' | 'info' | 'debug';
  readonly stream?: { write(line: string): void };
}

/** Lines hold ids, routes and codes. No text, no name, no address and no page: people write about their health here. */
export function loggerOptions({ level, stream }: LogTarget): FastifyServerOptions['logger'] {
  return {
    level,
    base: undefined,
    ...(stream && { stream }),
    serializers: {
      req: (request: { id: unknown; method: string }) => ({ id: request.id, method: request.method }),
      res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
      // A driver's message may quote what was being written.
      err: (error: Error & { code?: string }) => ({ type: error.name, message: error.code ?? '', stack: framesOf(error) }), // prettier-ignore
    },
  };
}

/** One line a request, when it is over. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      code: reply.problemCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.info(line, 'request');
  });
}

function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}
