import { Type } from 'typebox';

export const PageParams = Type.Object({
  page: Type.String({ description: 'The key of the page, percent-encoded into one segment.' }),
});

export const CommentParams = Type.Object({ id: Type.String({ maxLength: 64 }) });
