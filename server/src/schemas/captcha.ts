import { Type } from 'typebox';
import type * as wire from 'afterword/protocol';
import { named, ref, time } from './named.js';

const proofOfWork = Type.Object(
  {
    parameters: Type.Object(
      {
        algorithm: Type.String({ maxLength: 40 }),
        nonce: Type.String({ maxLength: 64 }),
        salt: Type.String({ maxLength: 64 }),
        cost: Type.Integer(),
        keyLength: Type.Integer(),
        keyPrefix: Type.String({ maxLength: 64 }),
        expiresAt: Type.Integer(),
        data: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 8192 })),
      },
      { additionalProperties: false },
    ),
    signature: Type.String({ maxLength: 100 }),
  },
  { additionalProperties: false },
);
named<wire.ProofOfWork>('ProofOfWork', 'An ALTCHA version 2 challenge.')(proofOfWork);

named<wire.Challenge>(
  'Challenge',
  'Something to solve before writing.',
)(
  Type.Object({
    id: Type.String(),
    kind: Type.Enum(['pow', 'image', 'audio', 'provider']),
    expires: time('When it stops being of use.'),
    pow: Type.Optional(ref<wire.ProofOfWork>('ProofOfWork')),
    image: Type.Optional(Type.String({ description: 'A PNG as a data: URL.' })),
    audio: Type.Optional(Type.String({ description: 'Spoken digits, a WAV as a data: URL.' })),
    language: Type.Optional(Type.String({ description: 'The language that they are spoken in: English, where the one that was asked for has no voice.' })), // prettier-ignore
    provider: Type.Optional(
      Type.Object(
        {
          name: Type.Enum(['turnstile', 'hcaptcha', 'recaptcha', 'friendly', 'cap']),
          sitekey: Type.String(),
          script: Type.String(),
          endpoint: Type.Optional(Type.String()),
          action: Type.String(),
          consent: Type.Optional(Type.String()),
        },
        { description: 'What it takes to run somebody else’s check.' },
      ),
    ),
  }),
);

named<wire.CaptchaPass>(
  'CaptchaPass',
  'Good for one write.',
)(Type.Object({ token: Type.String(), expires: time('When it stops being of use.') }));

const scope = {
  action: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9_-]{1,32}$',
      description: 'What the pass will be good for; page, the default, is any write on the page.',
    }),
  ),
  page: Type.Optional(Type.String({ maxLength: 8192 })),
};

export const ChallengeRequestBody = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['pow', 'image', 'audio', 'provider'])),
    lang: Type.Optional(Type.String({ maxLength: 35, description: 'The language that digits are to be spoken in, a BCP 47 tag.' })), // prettier-ignore
    captcha: Type.Optional(Type.String({ maxLength: 2000, description: 'A captcha pass of kind pow, where a question is not free.' })), // prettier-ignore
    ...scope,
  },
  { additionalProperties: false },
);

export const HoldRequestBody = Type.Object(scope, { additionalProperties: false });

export const ChallengeAnswerBody = Type.Union([
  Type.Object({ answer: Type.String({ maxLength: 8192, description: 'What was typed, or the token of a provider.' }) }, { additionalProperties: false }), // prettier-ignore
  Type.Object(
    {
      pow: proofOfWork,
      solution: Type.Object({
        counter: Type.Integer({ minimum: 0, maximum: 0xffffffff }),
        derivedKey: Type.String({ maxLength: 128 }),
      }),
    },
    { additionalProperties: false },
  ),
]);
