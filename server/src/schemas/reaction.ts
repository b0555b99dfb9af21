import { Type } from 'typebox';
import type { Follows } from 'afterword/protocol';
import { named } from './named.js';

const captcha = Type.Optional(Type.String({ maxLength: 2000, description: 'A captcha pass.' }));

named<Follows>(
  'Follows',
  'What a visitor follows on a page.',
)(
  Type.Object({
    thread: Type.Boolean(),
    comments: Type.Array(Type.String(), { description: 'Ids of the comments whose replies are followed.' }),
  }),
);

export const FollowBody = Type.Object({ captcha }, { additionalProperties: false });

export const VoteBody = Type.Object(
  {
    value: Type.Union([Type.Literal(-1), Type.Literal(0), Type.Literal(1)], {
      description: 'Up, down, or 0 to take a vote back.',
    }),
    captcha,
  },
  { additionalProperties: false },
);

export const ReportBody = Type.Object(
  {
    reason: Type.Enum(['spam', 'abuse', 'dangerous', 'privacy', 'other'], {
      description: 'dangerous: advice that could harm who follows it.',
    }),
    note: Type.Optional(Type.String({ maxLength: 1000, description: 'For the moderators only.' })),
    captcha,
  },
  { additionalProperties: false },
);
