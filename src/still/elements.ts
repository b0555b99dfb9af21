import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { drawAuthorRating, ratedMessages, ratedStyles } from '../elements/comment/author-rating.js';
import { CommentElement, rated } from '../elements/comment/comment.js';
import { CommentsElement } from '../elements/comments/comments.js';
import { DisclaimerElement } from '../elements/disclaimer/disclaimer.js';
import { RatingElement } from '../elements/rating/rating.js';
import { TermsElement } from '../elements/terms/terms.js';
import { scene } from './scene.js';
import { still } from './still-element.js';
import { messages } from './still.messages.js';
import { stillComment, stillDisclaimer, stillRating, stillThread } from './still.styles.js';

/** Twice: to be given where a script will come, and to be looked at where none will. */
class StillRating extends still(RatingElement) {
  static override styles = [...RatingElement.styles, stillRating];

  override get labels(): NodeList {
    return [] as unknown as NodeList;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.enableUpdating = () => undefined; // what is drawn once has no updates
    this.connectedCallback();
    super.willUpdate(changed);
  }

  protected override render(): TemplateResult {
    if (this.readonly) return super.render();
    const alive = super.render();
    this.readonly = true;
    return html`<div class="alive">${alive}</div>
      <div class="still">${super.render()}</div>`;
  }
}

class StillDisclaimer extends still(DisclaimerElement) {
  static override styles = [...DisclaimerElement.styles, stillDisclaimer];
}

class StillTerms extends still(TermsElement) {}

class StillComments extends still(CommentsElement) {
  static override styles = [...CommentsElement.styles, stillThread];

  protected override willUpdate(): void {
    // There is no address to follow, nothing to load and nobody to tell.
  }
}

/** Nothing comes later where everything is drawn at once, and styles are in files. */
rated.now = { drawAuthorRating, ratedMessages, ratedStyles, renderAuthorRating: (_host, l10n, rating) => drawAuthorRating(l10n, rating) }; // prettier-ignore

/** With links in the place of buttons that only a script can serve. */
class StillComment extends still(CommentElement) {
  static override styles = [...CommentElement.styles, ratedStyles, stillComment];

  protected override render(): TemplateResult {
    return html`${super.render()}${this.#renderLinks()}`;
  }

  #renderLinks(): TemplateResult | typeof nothing {
    const { data } = this;
    if (!data) return nothing;
    const { replyHref, branchHref, store } = scene();
    const { id, author, status, votes, replies } = data;
    const isMissing = replies.count > (store.state.thread?.nodes.get(id)?.children.length ?? 0);
    const links = [
      votes.up > 0 && html`<span>${messages.up(votes.up)}</span>`,
      votes.down > 0 && html`<span>${messages.down(votes.down)}</span>`,
      status === 'published' &&
        replyHref &&
        html`<a href=${replyHref(id)} aria-label=${messages.replyTo(author.name)}>${messages.reply}</a>`,
      isMissing && html`<a href=${branchHref(id)}>${messages.replies(replies.count)}</a>`,
    ].filter(Boolean);
    return links.length > 0 ? html`<p class="still small">${links}</p>` : nothing;
  }
}

const ELEMENTS = {
  'afterword-rating': StillRating,
  'afterword-disclaimer': StillDisclaimer,
  'afterword-terms': StillTerms,
  'afterword-comments': StillComments,
  'afterword-comment': StillComment,
};

export type StillTag = keyof typeof ELEMENTS;

/** Registers the elements with the registry that stands in for a document's. */
export function defineStillElements(): void {
  for (const [tag, element] of Object.entries(ELEMENTS))
    if (!customElements.get(tag)) customElements.define(tag, element);
}

/** The style sheet of each element, as text. `alone`: no script will come, whether there could be one or not. */
export function stillStyles(alone: boolean): Record<StillTag, string> {
  const texts = Object.entries(ELEMENTS).map(([tag, { elementStyles }]) => {
    const css = elementStyles.map((sheet) => (sheet as CSSResult).cssText).join('\n');
    return [tag, alone ? css.replaceAll('@media (scripting: none)', '@media all') : css];
  });
  return Object.fromEntries(texts) as Record<StillTag, string>;
}
