import formbody from '@fastify/formbody';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { HoldRequest } from 'afterword/protocol';
import type { CaptchaService } from '../captcha/captcha-service.js';
import type { Demand } from '../captcha/demand.js';
import { QuestionAllowance } from '../captcha/question-allowance.js';
import { ANY_WRITE, type Scope } from '../captcha/scope.js';
import { AppError } from '../errors.js';
import { ChallengeAnswerBody, ChallengeRequestBody, HoldRequestBody } from '../schemas/captcha.js';
import { time } from '../schemas/named.js';
import type { Limits } from '../security/limits.js';
import { equalTexts } from '../security/signer.js';
import type { Access } from './access.js';

interface Deps {
  readonly access: Access;
  readonly captcha: Pick<CaptchaService, 'create' | 'hold' | 'answer' | 'open' | 'redeem'>;
  readonly demand: Pick<Demand, 'kinds' | 'effort'>;
  readonly limits: Pick<Limits, 'use' | 'countGuess' | 'takeQuestion' | 'refillQuestions'>;
  readonly siteverifySecret: string | undefined;
}

const tags = ['captcha'];

export const captchaRoutes =
  (deps: Deps): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { access, captcha, demand, limits } = deps;
    const allowance = new QuestionAllowance(deps);
    const scopeOf = (request: FastifyRequest, { action = ANY_WRITE, page }: HoldRequest): Scope => ({
      site: access.site(request),
      page: page === undefined ? page : access.pageKey(page),
      action,
    });

    app.post(
      '/captcha/challenges',
      {
        schema: {
          summary: 'Something to solve',
          description:
            'The first 60 images and sounds of a network in ten minutes are free; then each captcha pass of kind pow buys five.',
          tags,
          body: ChallengeRequestBody,
          response: { 201: { $ref: 'Challenge#' } },
        },
      },
      async (request, reply) => {
        await limits.use('challenges', request.ip);
        const scope = scopeOf(request, request.body);
        const kind = request.body.kind ?? (await demand.kinds(request.ip))[0] ?? 'pow';
        if (kind === 'image' || kind === 'audio') {
          // Before it is drawn: that is what costs.
          await allowance.take(scope, request.ip, request.body.captcha);
          await limits.use('images', request.ip);
        }
        return reply.code(201).send(captcha.create(scope, kind, await demand.effort(request.ip), request.body.lang));
      },
    );

    app.post(
      '/captcha/holds',
      {
        schema: {
          summary: 'A pass for who can do no challenge',
          description: 'A comment or a report may be sent with it; a comment then waits for a moderator.',
          tags,
          body: HoldRequestBody,
          response: { 201: { $ref: 'CaptchaPass#' } },
        },
      },
      async (request, reply) => {
        const scope = scopeOf(request, request.body);
        await limits.use('holds', request.ip);
        return reply.code(201).send(captcha.hold(scope));
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
      async (request) => {
        const site = access.site(request);
        try {
          return await captcha.answer(request.params.id, request.body, site);
        } catch (error) {
          if (error instanceof AppError && error.code === 'captcha_rejected') await limits.countGuess(request.ip);
          throw error;
        }
      },
    );

    if (deps.siteverifySecret !== undefined) await app.register(siteverifyRoute(deps.siteverifySecret, captcha));
  };

/** In the shape that the back ends of sites know from other captchas, which also post forms. Asked by servers only. */
const siteverifyRoute =
  (secret: string, captcha: Pick<CaptchaService, 'redeem'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(formbody);
    const Body = Type.Object({
      secret: Type.Optional(Type.String()),
      response: Type.Optional(Type.String({ maxLength: 2000 })),
      remoteip: Type.Optional(Type.String()),
    });
    const Verification = Type.Object({
      success: Type.Boolean(),
      challenge_ts: Type.Optional(time('When the pass was won.')),
      hostname: Type.Optional(Type.String({ description: 'Of the site it was won on.' })),
      action: Type.Optional(Type.String()),
      hold: Type.Optional(Type.Boolean({ description: 'The reader could not do the check and asks that a person looks.' })), // prettier-ignore
      'error-codes': Type.Array(Type.String()),
    });
    app.post(
      '/captcha/siteverify',
      { config: { anyOrigin: true }, schema: { summary: 'Check a captcha token from another back end', tags, consumes: ['application/json', 'application/x-www-form-urlencoded'], body: Body, response: { 200: Verification } } }, // prettier-ignore
      async (request) => {
        const { secret: given, response } = request.body;
        if (!given) return failure('missing-input-secret');
        if (!equalTexts(given, secret)) return failure('invalid-input-secret');
        if (!response) return failure('missing-input-response');
        try {
          const pass = await captcha.redeem(response);
          if (pass.kind === 'hold') return { ...failure('held'), hold: true };
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
