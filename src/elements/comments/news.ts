import { html, nothing, type TemplateResult } from 'lit';
import { isOutOfSight } from './placing.js';
import type { ThreadView } from './thread-view.js';

/** Comments that come while somebody reads: they wait behind a button, or appear at once where that moves nothing. */
export class News {
  readonly #view: ThreadView;
  /** What was spoken of since the reader last let some in. */
  readonly #heard = new Set<string>();

  constructor(view: ThreadView) {
    this.#view = view;
  }

  /** Lets in what waits, and leads to the first of it. */
  show(): void {
    const first = this.#view.state?.arrived.at(-1);
    this.#heard.clear();
    this.#view.say('');
    this.#view.slice?.admit();
    if (first) void this.#view.focus(first);
  }

  /** What appears out of sight moves nothing; the rest waits for the reader. */
  letInUnseen(): void {
    const { state, host, slice, l10n } = this.#view;
    if (!state?.arrived.length) return;
    const { top, nodes, arrived, sort } = state;
    const list = host.renderRoot.querySelector('[part="list"]')?.getBoundingClientRect();
    const unseen = arrived.filter((id) => {
      const { parent } = nodes.get(id)?.comment ?? {};
      if (!parent) return top.length === 0 || isOutOfSight(list, sort === 'newest' ? 'top' : 'bottom');
      return isOutOfSight(this.#view.find(parent)?.parentElement?.getBoundingClientRect(), 'bottom');
    });
    const isNews = arrived.some((id) => !this.#heard.has(id));
    arrived.forEach((id) => this.#heard.add(id));
    // Never the same sentence twice: a screen reader says what changed.
    if (isNews) this.#view.say(l10n.say.heard(this.#heard.size));
    if (unseen.length > 0) slice?.admit(unseen);
  }

  render(): TemplateResult {
    const { l10n, page, state } = this.#view;
    const arrived = state?.arrived.length ?? 0;
    const isLost = page.value?.[2].status === 'offline' && state?.status === 'ready';
    return html`<div class="news">
      ${isLost ? html`<p part="status" class="small" role="status">${l10n.say.lost}</p>` : nothing}
      ${
        arrived > 0
          ? html`<button part="arrived" type="button" @click=${() => this.show()}>${l10n.say.arrived(arrived)}</button>`
          : nothing
      }
    </div>`;
  }
}
