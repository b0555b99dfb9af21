import { html, nothing, type TemplateResult } from 'lit';
import type { Comment } from '../../protocol.js';
import { DraftSlice, editDraft } from '../../store/draft-slice.js';
import type { CommentFormElement } from '../comment-form/comment-form.js';
import type { CommentEvent } from '../comment-form/comment-form.events.js';
import type { ThreadView } from './thread-view.js';

const PARTS =
  'composer, field, toolbar, quote-button, people, preview-button, preview, submit, cancel, status, image, audio, captcha-field, refresh, listen, play, look, hold, progress';

/** The composers of a thread: its own, those of replies, and the one for a change. */
export class Writing {
  /** The comments that a reply is being written to. */
  replyingTo: ReadonlySet<string> = new Set();
  /** The own comment that is being changed. */
  changing = '';
  readonly #view: ThreadView;
  readonly #seenDrafts = new Set<string>();
  /** Whether what it takes to write could not be loaded. */
  #isMissing = false;

  constructor(view: ThreadView) {
    this.#view = view;
  }

  /** Who only reads does not wait for what it takes to write. */
  async load(): Promise<void> {
    if (this.#view.host.readonly) return;
    try {
      await import('../comment-form/define.js');
      this.#isMissing = false;
    } catch {
      this.#isMissing = true;
    }
    this.#view.host.requestUpdate();
  }

  /** A reply that was being written before a reload is open again. Once closed by hand, it stays closed. */
  openRestored(): void {
    for (const id of this.#view.page.value?.[3].split(',') ?? []) {
      if (this.#seenDrafts.has(id)) continue;
      this.#seenDrafts.add(id);
      this.replyingTo = new Set([...this.replyingTo, id]);
    }
  }

  /** Opens the form for a reply, or for a change. */
  async open(id: string, edits: boolean): Promise<void> {
    const selected = String(getSelection() ?? ''); // before the focus moves
    if (edits) this.changing = id;
    else this.replyingTo = new Set([...this.replyingTo, id]);
    const item = this.#view.find(id)?.parentElement;
    this.#view.host.requestUpdate();
    await this.#view.host.updateComplete;
    const form = item?.querySelector<CommentFormElement>(':scope > afterword-comment-form');
    if (form) form.selected = selected;
    form?.focus();
  }

  render(): TemplateResult {
    return html`${
      this.#view.host.readonly
        ? nothing
        : html`<afterword-comment-form exportparts=${PARTS} @afterword-comment=${this.#onComment}>
            <slot name="terms" slot="terms"></slot>
          </afterword-comment-form>`
    }
    ${
      this.#isMissing
        ? html`<p part="status" class="problem" role="alert">${this.#view.l10n.say.composerFailed}</p>`
        : nothing
    }`;
  }

  renderReply(id: string): TemplateResult | typeof nothing {
    if (!this.replyingTo.has(id) || this.#view.host.readonly) return nothing;
    return html`<afterword-comment-form
      class="below"
      exportparts=${PARTS}
      parent=${id}
      @cancel=${() => this.#stopReplying(id)}
      @afterword-comment=${this.#onComment}
    ></afterword-comment-form>`;
  }

  renderChange(comment: Comment): TemplateResult {
    return html`<afterword-comment-form
      class="below"
      exportparts=${PARTS}
      .edits=${comment}
      @cancel=${() => this.#stopChanging(comment.id)}
      @afterword-comment=${this.#onChanged}
    ></afterword-comment-form>`;
  }

  #stopReplying(id: string): void {
    this.#close(id);
    void this.#view.focus(id);
  }

  #stopChanging(id: string): void {
    this.#view.page.store?.use(DraftSlice).discard(editDraft(id));
    this.#close('');
    void this.#view.focus(id);
  }

  /** The reply to a comment, or the change. */
  #close(parent: string): void {
    if (parent) this.replyingTo = new Set([...this.replyingTo].filter((other) => other !== parent));
    else this.changing = '';
    this.#view.host.requestUpdate();
  }

  readonly #onComment = (event: CommentEvent): void => {
    const { id, parent } = event.comment;
    const isHere = hasFocus(event);
    if (parent) this.#close(parent);
    if (isHere) void this.#view.focus(id);
  };

  readonly #onChanged = (event: CommentEvent): void => {
    const isHere = hasFocus(event);
    this.#close('');
    if (isHere) void this.#view.focus(event.comment.id);
  };
}

/** What waited may be sent while the reader is somewhere else by now, and must not be pulled back. */
const hasFocus = (event: Event): boolean => (event.currentTarget as Element).matches(':focus-within');
