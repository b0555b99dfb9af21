import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.js';
import { API_HEADERS } from './cross-origin.js';

/** What the framework refuses before a route is reached, in our words. */
const FRAMEWORK_ERRORS: Record<string, () => AppError> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new AppError('too_large', 'A request has at most 128 kB.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new AppError('unsupported_media_type', 'Send JSON, and say so: Content-Type: application/json.'), // prettier-ignore
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new AppError('invalid', 'The body is not as long as its Content-Length.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new AppError('invalid', 'The body is empty.'),
  FST_ERR_BAD_URL: () => new AppError('invalid', 'The address is not well-formed.'),
};

/** The only place where an error becomes a reply. */
export function answerErrorsAsProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toAppError(error);
    if (problem.status >= 500) request.log.error({ err: problem.cause ?? error }, problem.code);
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler(answerUnknown);
}

export function answerUnknown(_: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, new AppError('not_found', 'There is nothing at this address.'));
}

/** For addresses that no route can be found for, and which therefore pass none of our hooks. */
export function answerUnreadable(error: FastifyError, _: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(reply.headers(API_HEADERS), toAppError(error));
}

/**
 * For what is not even HTTP, or whose head is longer than Node reads: there is a connection and nothing else. What is sent
 * is the least that is a reply.
 */
export function answerUnparsed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400;
  const problem = new AppError(status === 431 ? 'too_large' : 'invalid', 'The request could not be read.').toProblem();
  const body = JSON.stringify({ ...problem, status });
  const headers = { ...API_HEADERS, 'content-type': 'application/problem+json', 'content-length': body.length, connection: 'close' }; // prettier-ignore
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', body].join('\r\n'));
}

export function sendProblem(reply: FastifyReply, error: AppError): FastifyReply {
  reply.problemCode = error.code;
  if (error.retryAfter !== undefined) void reply.header('retry-after', error.retryAfter);
  return reply.code(error.status).type('application/problem+json').send(JSON.stringify(error.toProblem()));
}

export function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation) return toInvalid(error);
  const known = FRAMEWORK_ERRORS[error.code];
  if (known) return known();
  const ours = error.statusCode === undefined || error.statusCode >= 500;
  return ours
    ? new AppError('internal', 'That is our fault. Please try again.', { cause: error })
    : new AppError('invalid', 'The request could not be read.', { cause: error });
}

/** Says where and what, never what was sent. */
function toInvalid({ validation = [], validationContext }: FastifyError): AppError {
  const errors = validation.slice(0, 10).map(({ instancePath, message, params }) => {
    const field = params.missingProperty ?? params.additionalProperty;
    const pointer = typeof field === 'string' ? `${instancePath}/${field}` : instancePath;
    return { pointer, detail: message ?? 'is not valid' };
  });
  return new AppError('invalid', `Something in the ${validationContext ?? 'request'} needs another look.`, { errors });
}

declare module 'fastify' {
  interface FastifyReply {
    /** For the log line. */
    problemCode?: string;
  }
}
