import { createHash } from 'node:crypto';
import type { Comment, CommentDraft } from 'afterword/protocol';
import { parseMarkdown } from '../content/markdown.js';
import { AppError, invalidField } from '../errors.js';
import type { Hub } from '../live/hub.js';
import {
  ParentGone,
  type CommentRow,
  type CommentStore,
  type FoundComment,
  type NewComment,
} from '../store/comment-store.js';
import type { IdempotencyClaim, KeyOwner } from '../store/idempotency.js';
import type { OneUse } from '../store/spent-store.js';
import type { Clock } from './clock.js';
import { cleanBody, cleanDraft, type CleanDraft } from './comment-draft.js';
import { toComment } from './comment-view.js';
import type { MentionService } from './mention-service.js';
import type { Moderate, Signs } from './moderation.js';
import { PAGE_SETTINGS, type PageService } from './page-service.js';
import { refuseSpent, type Passes } from './pass.js';
import type { Writer } from './writer.js';

interface Deps {
  readonly pages: Pick<PageService, 'requireOpen'>;
  readonly store: Pick<CommentStore, 'find' | 'keyOwner' | 'insert' | 'edit' | 'remove'>;
  readonly passes: Pick<Passes, 'requirePass' | 'allow' | 'count'>;
  readonly mentions: Pick<MentionService, 'resolve'>;
  readonly moderate: Moderate;
  readonly hub: Pick<Hub, 'notify'>;
  readonly newId: () => string;
  readonly now: Clock;
}

/** What it takes for a comment to come into being, to change and to go. */
export class CommentService {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `signs`: what the way it came here says of it. */
  async create(
    key: string,
    draft: CommentDraft,
    writer: Writer,
    idempotencyKey: string | undefined,
    signs: Signs = {},
  ): Promise<Comment> {
    const { pages, passes, store } = this.#deps;
    const claim = idempotencyKey === undefined ? undefined : toClaim(key, draft, writer, idempotencyKey);
    const owner = claim && (await store.keyOwner(claim.visitor, claim.key));
    if (claim && owner) return this.#replay(owner, claim);

    const clean = cleanDraft(draft);
    await pages.requireOpen(key);
    const pass = await passes.requirePass(writer, {
      page: key,
      action: 'comment',
      token: draft.captcha,
      canWait: true,
    });
    const all = { ...signs, unchecked: pass?.holds ?? false, trapped: Boolean(draft.trap) };
    return this.#insert(await this.#toNew(key, clean, writer, all), pass, claim, writer);
  }

  async edit(id: string, body: string, writer: Writer): Promise<Comment> {
    const { store, hub, passes, mentions, moderate, now } = this.#deps;
    const source = cleanBody(body);
    const row = await this.#requireOwn(id, writer);
    await passes.allow(writer);
    const content = parseMarkdown(source);
    const { author_name: name, author_website: website, author_email: email } = row;
    const heldFor = (await moderate({ id, source, content, name, website, email })) ?? null;
    const status = heldFor === null ? row.status : 'held';
    if (status === 'held' && row.reply_count > 0) {
      throw new AppError(
        'conflict',
        'A moderator would have to see this change, and there are replies already. Add a reply instead.',
      );
    }
    const resolved = await mentions.resolve(
      content,
      row.page_key,
      row.parent_id === null ? null : await store.find(row.parent_id),
    );
    const edited = await store.edit(
      row,
      { source, content: JSON.stringify(resolved), status, held_for: row.held_for ?? heldFor },
      now(),
    );
    if (!edited) throw changedMeanwhile();
    await passes.count(writer);
    hub.notify(row.page_key);
    return toComment(edited, row.page_key, writer.visitor);
  }

  async remove(id: string, writer: Writer): Promise<void> {
    const { store, hub, now } = this.#deps;
    const row = await this.#requireOwn(id, writer);
    if (!(await store.remove(row, now()))) throw changedMeanwhile();
    hub.notify(row.page_key);
  }

  async #insert(
    comment: NewComment,
    pass: OneUse | undefined,
    claim: IdempotencyClaim | undefined,
    writer: Writer,
  ): Promise<Comment> {
    const { store, hub, passes } = this.#deps;
    const result = await store.insert(comment, pass, claim).catch((error: unknown) => {
      if (error instanceof ParentGone) throw parentGone();
      return refuseSpent(error);
    });
    if (result.outcome === 'replayed') return this.#replay(result.owner, claim!);
    await passes.count(writer);
    hub.notify(comment.page);
    return toComment(result.row, comment.page, writer.visitor);
  }

  /** The same request again gets the answer it got then; nothing is checked, spent or written twice. */
  async #replay(owner: KeyOwner, claim: IdempotencyClaim): Promise<Comment> {
    if (owner.request_hash !== claim.requestHash) {
      throw new AppError('idempotency_mismatch', 'Use a new Idempotency-Key for a new request.');
    }
    const row = await this.#deps.store.find(owner.comment_id);
    return toComment(row!, row!.page_key, claim.visitor);
  }

  async #toNew(key: string, draft: CleanDraft, writer: Writer, signs: Signs): Promise<NewComment> {
    const { newId, now, mentions, moderate } = this.#deps;
    const content = parseMarkdown(draft.source);
    const parent = await this.#parent(draft.parent, key);
    const heldFor = (await moderate({ ...draft, content }, signs)) ?? null;
    return {
      ...draft,
      id: newId(),
      page: key,
      parent,
      status: heldFor === null ? 'published' : 'held',
      heldFor,
      visitor: writer.visitor,
      content: JSON.stringify(await mentions.resolve(content, key, parent)),
      now: now(),
    };
  }

  async #parent(id: string | null, key: string): Promise<CommentRow | null> {
    if (id === null) return null;
    const row = await this.#deps.store.find(id);
    if (row?.page_key !== key || row.status === 'held')
      throw invalidField('/parent', 'There is no such comment on this page.');
    if (row.status === 'removed') throw parentGone();
    if (row.depth + 1 >= PAGE_SETTINGS.maxDepth)
      throw invalidField('/parent', 'Replies do not go deeper here. Reply further up.');
    return row;
  }

  async #requireOwn(id: string, writer: Writer): Promise<FoundComment> {
    const row = await this.#deps.store.find(id);
    const hidden = !row || row.status === 'removed' || (row.status === 'held' && row.visitor_id !== writer.visitor);
    if (hidden) throw new AppError('not_found', 'There is no such comment.');
    if (row.visitor_id !== writer.visitor) throw new AppError('forbidden', 'Only its author can change a comment.');
    const late = this.#deps.now() > row.created_at + PAGE_SETTINGS.editWindow * 1000;
    if (late) throw new AppError('edit_window_over', 'A comment can be changed for 15 minutes.');
    return row;
  }
}

function parentGone(): AppError {
  return new AppError('conflict', 'The comment you are replying to was removed.');
}

function changedMeanwhile(): AppError {
  return new AppError('conflict', 'This comment changed in the meantime. Load the page again.');
}

/** A pass is renewed between two tries of one request, so it is not part of what makes a request the same. */
function toClaim(page: string, draft: CommentDraft, writer: Writer, key: string): IdempotencyClaim {
  const request = JSON.stringify([
    page,
    draft.body,
    draft.parent ?? null,
    draft.author.name,
    draft.author.email,
    draft.author.website,
  ]);
  return { visitor: writer.visitor, key, requestHash: createHash('sha256').update(request).digest('base64url') };
}
