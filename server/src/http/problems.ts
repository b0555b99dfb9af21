import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { AppError, invalidField } from '../errors.js';

/** What the framework refuses before a route is reached, in our words. */
const FRAMEWORK_ERRORS: Record<string, () => AppError> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new AppError('too_large', 'A request has at most 128 kB.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new AppError('unsupported_media_type', 'Send JSON, and say so: Content-Type: application/json.'), // prettier-ignore
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new AppError('invalid', 'The body is not as long as its Content-Length.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new AppError('invalid', 'The body is empty.'),
  FST_ERR_BAD_URL: () => new AppError('invalid', 'The address is not well-formed.'),
  FST_ERR_MAX_PARAM_LENGTH: () => invalidField('/page', 'A page key has at most 2,048 bytes.'),
};

/** The only place where an error becomes a reply. */
export function answerErrorsAsProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toAppError(error);
    if (problem.code === 'internal') request.log.error({ err: error }, 'internal error');
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_, reply) => sendProblem(reply, new AppError('not_found', 'There is nothing at this address.'))); // prettier-ignore
}

export function sendProblem(reply: FastifyReply, error: AppError): FastifyReply {
  reply.problemCode = error.code;
  if (error.retryAfter !== undefined) void reply.header('retry-after', error.retryAfter);
  return reply.code(error.status).type('application/problem+json').send(JSON.stringify(error.toProblem()));
}

function toAppError(error: FastifyError): AppError {
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
