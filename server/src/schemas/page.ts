import { Type } from 'typebox';
import type * as wire from 'afterword/protocol';
import { named, nullable, ref } from './named.js';

named<wire.Rating>(
  'Rating',
  'What readers gave a page, or what they gave it under one name.',
)(
  Type.Object({
    average: nullable(Type.Number({ description: 'Not rounded; null while there are no votes.' })),
    count: Type.Integer(),
    histogram: Type.Array(Type.Integer(), {
      description: 'Votes by the whole star that each is nearest to, one star first.',
    }),
    mine: nullable(Type.Number({ description: "The asking visitor's own vote." })),
  }),
);

named<wire.Page>(
  'Page',
  'A page and what its readers made of it.',
)(
  Type.Object({
    page: Type.String({ description: 'The key of the page, in its normal spelling.' }),
    title: nullable(Type.String()),
    url: nullable(Type.String()),
    closed: Type.Boolean({ description: 'A closed page can be read, not written to.' }),
    rev: Type.Integer({ description: 'Grows with every change of anything on the page.' }),
    comments: Type.Object({ count: Type.Integer() }),
    rating: ref<wire.Rating>('Rating'),
    ratings: Type.Optional(Type.Record(Type.String(), ref<wire.Rating>('Rating'), { description: 'The ratings by name, where the site has any.' })), // prettier-ignore
    settings: Type.Object({
      captcha: Type.Enum(['auto', 'pow', 'image', 'none']),
      maxDepth: Type.Integer({ description: 'How deep replies may go; 1 means comments without replies.' }),
      editWindow: Type.Integer({ description: 'How long an author may edit and delete a comment, in seconds.' }),
      maxLength: Type.Integer({ description: 'The longest comment, in Unicode code points.' }),
    }),
  }),
);

const captcha = Type.Optional(Type.String({ maxLength: 2000, description: 'A captcha pass.' }));

export const RatingBody = Type.Object(
  { value: Type.Integer({ minimum: 1, maximum: 5, description: 'Whole stars.' }), captcha },
  { additionalProperties: false },
);

export const NamedRatingBody = Type.Object(
  {
    value: Type.Number({ minimum: 0.1, maximum: 10, description: 'Stars in steps of 0.1, at most as many as the rating has.' }), // prettier-ignore
    captcha,
  },
  { additionalProperties: false },
);

export const AcknowledgementBody = Type.Object(
  { disclaimer: Type.String({ minLength: 1, maxLength: 60 }), version: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
);
