import { Type } from 'typebox';
import type * as wire from 'afterword/protocol';
import { named, nullable, ref, time } from './named.js';

/** Any text but one with NUL, which PostgreSQL does not take, not even to look for it. */
export const COMMENT_ID = { maxLength: 64, pattern: '^[^\\0]*$' } as const;

const commentFields = {
  id: Type.String(),
  page: Type.String(),
  parent: nullable(Type.String()),
  rev: Type.Integer({ description: 'The revision of the page at which the comment last changed.' }),
  status: Type.Enum(['published', 'held', 'removed']),
  author: Type.Object({
    name: Type.String(),
    website: nullable(Type.String()),
    verified: Type.Boolean(),
    staff: Type.Boolean(),
    avatar: nullable(Type.String()),
  }),
  content: ref<wire.Content>('Content'),
  source: Type.Optional(Type.String({ description: 'The Markdown it was written in; only for its author.' })),
  created: time('When it was written.'),
  edited: nullable(time('When it was last changed.')),
  votes: Type.Object({
    up: Type.Integer(),
    down: Type.Integer(),
    mine: Type.Union([Type.Literal(-1), Type.Literal(0), Type.Literal(1)]),
  }),
  rating: Type.Optional(Type.Number({ description: 'How its author rated the page.' })),
  own: Type.Boolean({ description: 'Whether the asking visitor wrote it.' }),
};

named<wire.Comment>(
  'Comment',
  'One comment.',
)(Type.Object({ ...commentFields, replies: Type.Object({ count: Type.Integer() }) }));

named<wire.CommentTree>(
  'CommentTree',
  'A comment with the oldest of its replies.',
)(
  Type.Object({
    ...commentFields,
    replies: Type.Object({
      count: Type.Integer(),
      items: Type.Array(ref<wire.CommentTree>('CommentTree')),
      next: nullable(Type.String({ description: 'The cursor for more replies to this comment.' })),
    }),
  }),
);

named<wire.CommentPage>(
  'CommentPage',
  'Some comments of a page, and where to go on.',
)(
  Type.Object({
    items: Type.Array(ref<wire.CommentTree>('CommentTree')),
    next: nullable(Type.String({ description: 'The cursor for the next page.' })),
    total: Type.Integer({ description: 'All published comments of the page, replies included.' }),
    rev: Type.Integer({ description: 'The items are not older than this revision of the page.' }),
  }),
);

/** Bodies that callers send. A field we do not know is refused: a typo must not be lost in silence. */
export const CommentDraftBody = Type.Object(
  {
    body: Type.String({ minLength: 1, maxLength: 10_000, description: 'Markdown, at most 10,000 code points.' }),
    parent: Type.Optional(nullable(Type.String(COMMENT_ID))),
    author: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 60 }),
        email: Type.Optional(Type.String({ maxLength: 254, description: 'Kept, never shown.' })),
        website: Type.Optional(Type.String({ maxLength: 200 })),
      },
      { additionalProperties: false },
    ),
    captcha: Type.Optional(Type.String({ maxLength: 2000, description: 'A captcha pass.' })),
    trap: Type.Optional(Type.String({ maxLength: 1000, description: 'From a field that people do not see: empty, or the comment is held.' })), // prettier-ignore
    terms: Type.Optional(Type.String({ maxLength: 60, description: 'The version of the terms in view.' })),
    disclaimers: Type.Optional(
      Type.Array(
        Type.Object(
          { disclaimer: Type.String({ maxLength: 60 }), version: Type.String({ maxLength: 60 }) },
          { additionalProperties: false },
        ),
        { maxItems: 10 },
      ),
    ),
    documents: Type.Optional(
      Type.Array(
        Type.Object(
          { document: Type.String({ maxLength: 60 }), version: Type.String({ maxLength: 60 }) },
          { additionalProperties: false },
        ),
        { maxItems: 10, description: 'The documents that were agreed to.' },
      ),
    ),
    page: Type.Optional(
      Type.Object(
        { title: Type.Optional(Type.String({ maxLength: 300 })), url: Type.Optional(Type.String({ maxLength: 2048 })) },
        { additionalProperties: false, description: 'What the page says of itself; kept from its first writer.' },
      ),
    ),
  },
  { additionalProperties: false },
);

const body = Type.String({ minLength: 1, maxLength: 10_000, description: 'Markdown, at most 10,000 code points.' });

export const TextBody = Type.Object({ body }, { additionalProperties: false });

export const PreviewBody = Type.Object(
  { body, page: Type.Optional(Type.String({ maxLength: 8192, description: 'Whose people can be mentioned.' })) },
  { additionalProperties: false },
);
