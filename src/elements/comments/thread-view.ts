import type { LitElement } from 'lit';
import type { FailureCode } from '../../api/api-error.js';
import { StoreController } from '../../controllers/store-controller.js';
import { FailureEvent } from '../../events/failure-event.js';
import { Localizer } from '../../i18n/localizer.js';
import { DraftSlice, type DraftState } from '../../store/draft-slice.js';
import { OutboxSlice } from '../../store/outbox-slice.js';
import { promptsAt } from '../../store/prompt.js';
import type { PageState } from '../../store/state.js';
import { ThreadSlice, type ThreadState } from '../../store/thread-slice.js';
import type { CommentElement } from '../comment/comment.js';
import type { VoteChoice } from '../comment/votes.js';
import { messages } from './comments.messages.js';

/** What the author of a page has chosen for a thread. */
export interface ThreadHost extends LitElement {
  readonly readonly: boolean;
  readonly follow: boolean;
  readonly votes: VoteChoice;
  readonly maxDepth: number;
}

/** What the parts of the thread have in common: its element, the page's state, the language, and the places in it. */
export class ThreadView {
  /** What was said last, for screen readers. */
  said = '';
  readonly host: ThreadHost;
  readonly l10n: Localizer<'comments'>;
  readonly page: StoreController<ReturnType<typeof select>>;

  constructor(host: ThreadHost) {
    this.host = host;
    this.l10n = new Localizer(host, 'comments', messages);
    this.page = new StoreController(host, select, (store) => {
      store.use(ThreadSlice);
      store.use(DraftSlice);
      store.use(OutboxSlice);
    });
  }

  get state(): ThreadState | undefined {
    return this.page.value?.[0];
  }

  get slice(): ThreadSlice | undefined {
    return this.page.store?.use(ThreadSlice);
  }

  /** Whether nobody can write here. */
  get isClosed(): boolean {
    return this.host.readonly || (this.page.value?.[1].closed ?? false);
  }

  say(text: string): void {
    this.said = text;
    this.host.requestUpdate();
  }

  fail(code: FailureCode | undefined): void {
    if (code) this.host.dispatchEvent(new FailureEvent(code));
  }

  /** Who shows the characters to type, if that is this thread or a comment in it. */
  get asker(): Partial<CommentElement> | undefined {
    return this.page.value?.[5];
  }

  find(id: string): CommentElement | null {
    return (this.host.renderRoot as ShadowRoot).getElementById(`comment-${id}`) as CommentElement | null;
  }

  async focus(id: string): Promise<void> {
    await this.host.updateComplete;
    const comment = this.find(id);
    await comment?.updateComplete;
    comment?.focus();
  }
}

const select = (state: PageState) =>
  [
    state.thread,
    state.page,
    state.connection,
    textsOf(state.drafts),
    state.outbox,
    promptsAt(state) as Partial<CommentElement> | undefined,
    state.follows,
  ] as const;

/** As one text, so that a thread does not render with every letter that is typed below it. */
const textsOf = (drafts: DraftState = {}): string =>
  Object.keys(drafts)
    .filter((id) => drafts[id]?.body)
    .join();
