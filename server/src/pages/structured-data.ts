import type { CommentTree, Page } from 'afterword/protocol';
import { contentText } from 'afterword/still';

type PlaceOf = (id: string) => string;

/** What crawlers read of a thread (https://schema.org/Comment): what everyone can see on the page, and nothing else. */
export function structuredData(page: Page, items: readonly CommentTree[], placeOf: PlaceOf): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    ...(page.url !== null && { '@id': page.url, url: page.url }),
    ...(page.title !== null && { name: page.title }),
    commentCount: page.comments.count,
    comment: items.flatMap((tree) => toComments(tree, placeOf)),
  };
}

/** What hangs below a removed comment moves up. */
function toComments(tree: CommentTree, placeOf: PlaceOf): object[] {
  const { id, status, author, content, created, edited, votes, replies } = tree;
  const below = replies.items.flatMap((reply) => toComments(reply, placeOf));
  if (status !== 'published') return below;
  const comment = {
    '@type': 'Comment',
    '@id': placeOf(id),
    url: placeOf(id),
    text: contentText(content),
    dateCreated: created,
    ...(edited !== null && { dateModified: edited }),
    author: { '@type': 'Person', name: author.name, ...(author.website !== null && { url: author.website }) },
    upvoteCount: votes.up,
    downvoteCount: votes.down,
    ...(below.length > 0 && { comment: below }),
  };
  return [comment];
}
