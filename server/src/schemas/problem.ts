import { Type } from 'typebox';
import type * as wire from 'afterword/protocol';
import { named } from './named.js';

named<wire.Problem>(
  'Problem',
  'An error, after RFC 9457.',
)(
  Type.Object({
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.Unsafe<wire.ErrorCode>(Type.String({ description: 'What went wrong, from a closed set.' })),
    detail: Type.String({ description: 'What to do about it.' }),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String({ description: 'A JSON pointer.' }), detail: Type.String() })),
    ),
    kinds: Type.Optional(Type.Array(Type.Enum(['pow', 'image', 'audio', 'provider', 'hold']))),
  }),
);
