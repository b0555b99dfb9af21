import { html, nothing, type TemplateResult } from 'lit';
import type { Report, Vote } from '../../protocol.js';
import { FollowSlice, followOf, isFollowing } from '../../store/follow-slice.js';
import { OutboxSlice, voteOn } from '../../store/outbox-slice.js';
import { VoteEvent } from './comments.events.js';
import type { ThreadView } from './thread-view.js';

/** What a reader does about the comments of others, and with an own one that is to go. */
export class Reacting {
  /** The own comment that could not be deleted. */
  notRemoved = '';
  readonly #view: ThreadView;
  /** Whether a wish to follow was refused. */
  #notFollowed = false;

  constructor(view: ThreadView) {
    this.#view = view;
  }

  async vote(id: string, value: Vote): Promise<void> {
    const { host, page } = this.#view;
    if (!host.dispatchEvent(new VoteEvent(id, value))) return;
    this.#view.fail(await page.store?.use(OutboxSlice).wish(voteOn(id), value, this.#view.find(id)!));
  }

  async report(id: string, report: Report): Promise<void> {
    const comment = this.#view.find(id);
    const failure = await this.#view.slice?.report(id, report, comment!);
    comment?.thank(failure);
    this.#view.fail(failure);
  }

  async remove(id: string): Promise<void> {
    const { host, slice, l10n } = this.#view;
    this.notRemoved = '';
    const failure = await slice?.remove(id);
    if (failure) {
      this.notRemoved = id;
      host.requestUpdate();
      void this.#view.focus(id); // the button that was pressed is gone
      this.#view.fail(failure);
    } else {
      this.#view.say(l10n.say.removed);
      const heading = host.renderRoot.querySelector<HTMLElement>('#heading');
      const place = heading?.checkVisibility() ? heading : host.renderRoot.querySelector<HTMLElement>('section');
      place?.focus({ preventScroll: true });
    }
  }

  loadFollows(): void {
    if (this.#view.host.follow) this.#view.page.store?.use(FollowSlice);
  }

  /** Follows the thread or the replies to a comment, or no longer. */
  async follow(id?: string): Promise<void> {
    const { host, page } = this.#view;
    const { store } = page;
    this.#notFollowed = false;
    const wanted = this.isFollowing(id) ? 0 : 1;
    const asker = id === undefined ? host : this.#view.find(id)!;
    const failure = await store?.use(OutboxSlice).wish(followOf(id), wanted, asker);
    this.#notFollowed = Boolean(failure) && store?.state.outbox?.[followOf(id)]?.status === 'refused';
    host.requestUpdate();
    this.#view.fail(failure);
  }

  /** Undefined where nothing can be followed. */
  isFollowing(id?: string): boolean | undefined {
    const { host, page } = this.#view;
    return host.follow && page.store ? isFollowing(page.store.state, id) : undefined;
  }

  renderFollow(): TemplateResult | typeof nothing {
    if (!this.#view.host.follow) return nothing;
    const { say } = this.#view.l10n;
    return html`<button
      part="follow-button"
      type="button"
      aria-label=${say.followThread}
      aria-pressed=${String(this.isFollowing() ?? false)}
      @click=${() => void this.follow()}
    >
      ${say.follow}
    </button>`;
  }

  /** What came of a wish to follow. */
  renderStatus(): TemplateResult | typeof nothing {
    if (!this.#notFollowed) return nothing;
    return html`<p part="status" class="problem" role="alert">${this.#view.l10n.say.notFollowed}</p>`;
  }
}
