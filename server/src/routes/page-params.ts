import { Type } from 'typebox';
import { COMMENT_ID } from '../schemas/comment.js';

export const PageParams = Type.Object({
  page: Type.String({ description: 'The key of the page, percent-encoded into one segment.' }),
});

export const RatingParams = Type.Object({
  ...PageParams.properties,
  name: Type.String({ description: 'One of the names in AFTERWORD_RATINGS.' }),
});

export const CommentParams = Type.Object({ id: Type.String(COMMENT_ID) });
