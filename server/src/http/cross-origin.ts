import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Origins } from '../security/origins.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets the pages of allowed sites read and write, and nobody else's write. */
export async function answerAllowedOrigins(app: FastifyInstance, origins: Origins): Promise<void> {
  await app.register(cors, {
    origin: (origin, answer) => answer(null, origins.allows(origin)),
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'],
    exposedHeaders: ['Retry-After'],
    maxAge: 600,
    strictPreflight: false,
  });
  app.addHook('onRequest', async (request) => {
    if (!SAFE.has(request.method) && !request.routeOptions.config.anyOrigin) origins.require(request.headers.origin);
  });
}

/** Replies are data: no browser is to run, frame or guess at them, and what is personal is not to be cached. */
export const API_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export function sendApiHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_, reply) => void reply.headers(API_HEADERS));
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For a call that other servers make; it must be guarded by something else than an origin. */
    readonly anyOrigin?: boolean;
  }
}
