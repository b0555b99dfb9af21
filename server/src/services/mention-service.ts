import type { Content } from 'afterword/protocol';
import { namesIn, withMentions } from '../content/mentions.js';
import type { CommentRow, CommentStore } from '../store/comment-store.js';

/** Finds out who is spoken to. A name belongs to whoever is answered, else to who wrote under it last on the page. */
export class MentionService {
  readonly #comments: Pick<CommentStore, 'latestBy'>;

  constructor(comments: Pick<CommentStore, 'latestBy'>) {
    this.#comments = comments;
  }

  async resolve(
    content: Content,
    page: string,
    answered?: Pick<CommentRow, 'id' | 'author_name'> | null,
  ): Promise<Content> {
    const names = namesIn(content);
    if (names.length === 0) return content;
    const people = await this.#comments.latestBy(page, names);
    if (answered && people.has(answered.author_name)) people.set(answered.author_name, answered.id);
    return people.size > 0 ? withMentions(content, people) : content;
  }
}
