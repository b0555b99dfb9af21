import formbody from '@fastify/formbody';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { CaptchaService } from '../captcha/captcha-service.js';
import { ANY_WRITE } from '../captcha/scope.js';
import { AppError } from '../errors.js';
import { ChallengeAnswerBody, ChallengeRequestBody } from '../schemas/captcha.js';
import type { Limits } from '../security/limits.js';
import { equalTexts } from '../security/signer.js';
import type { Access } from './access.js';

interface Deps {
  readonly access: Access;
  readonly captcha: Pick<CaptchaService, 'create' | 'answer' | 'redeem'>;
  readonly limits: Pick<Limits, 'use' | 'isCrowded'>;
  readonly siteverifySecret: string | undefined;
}

const tags = ['captcha'];

export const captchaRoutes =
  (deps: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { access, captcha, limits } = deps;

    app.post(
      '/captcha/challenges',
      { schema: { summary: 'Something to solve', tags, body: ChallengeRequestBody, response: { 201: { $ref: 'Challenge#' } } } }, // prettier-ignore
      async (request, reply) => {
        const { kind, action = ANY_WRITE, page } = request.body;
        await limits.use('challenges', request.ip);
        const scope = { site: access.site(request), page: page === undefined ? page : access.pageKey(page), action };
        const challenge = captcha.create(scope, kind, await limits.isCrowded(request.ip));
        if (challenge.kind === 'image') await limits.use('images', request.ip);
        return reply.code(201).send(challenge);
      },
    );

    app.post(
      '/captcha/challenges/:id/answer',
      {
        schema: {
          summary: 'Answer a challenge',
          description: 'Right or wrong, an answer uses the challenge up.',
          tags,
          params: Type.Object({ id: Type.String({ maxLength: 2000 }) }),
          body: ChallengeAnswerBody,
          response: { 200: { $ref: 'CaptchaPass#' } },
        },
      },
      (request) => captcha.answer(request.params.id, request.body, access.site(request)),
    );

    if (deps.siteverifySecret !== undefined) await app.register(siteverifyRoute(deps.siteverifySecret, captcha));
  };

/** In the shape that the back ends of sites know from other captchas, which also post forms. Asked by servers only. */
const siteverifyRoute =
  (secret: string, captcha: Pick<CaptchaService, 'redeem'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(formbody);
    const Body = Type.Object({
      secret: Type.String(),
      response: Type.String({ maxLength: 2000 }),
      remoteip: Type.Optional(Type.String()),
    });
    app.post(
      '/captcha/siteverify',
      { config: { anyOrigin: true }, schema: { summary: 'Check a captcha token from another back end', tags, body: Body } }, // prettier-ignore
      async (request) => {
        if (!equalTexts(request.body.secret, secret)) return failure('invalid-input-secret');
        try {
          const pass = await captcha.redeem(request.body.response);
          const { hostname } = new URL(pass.site);
          return { success: true, challenge_ts: new Date(pass.issued).toISOString(), hostname, action: pass.action, 'error-codes': [] }; // prettier-ignore
        } catch (error) {
          if (error instanceof AppError && error.code === 'captcha_rejected') return failure('timeout-or-duplicate');
          throw error;
        }
      },
    );
  };

function failure(code: string) {
  return { success: false, 'error-codes': [code] };
}
