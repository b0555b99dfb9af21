import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.js';
import { Localizer } from '../../i18n/localizer.js';
import { normalizePageKey } from '../../page-key.js';
import { CountsSlice } from '../../store/counts-slice.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';

/**
 * How many comments a page has: the page named by `page`, else the one that the link around it leads to, else this one,
 * where the number follows what happens.
 *
 * @summary A number for listings.
 * @csspart count - The number.
 */
export class CommentCountElement extends LitElement {
  static override properties: PropertyDeclarations = { page: {} };
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        min-width: 1ch;
      }
    `,
  ];

  /** The key of the page to count. */
  page = '';

  readonly #l10n = new Localizer(this, 'commentCount', {});
  readonly #others = new StoreController(this, ({ counts }) => counts, undefined, false);
  /** Made for a count of this page: a listing of others follows nothing. */
  #own: StoreController<PageState['page']> | undefined;

  protected override willUpdate(): void {
    if (this.#key) this.#others.store?.use(CountsSlice).ask(this.#key);
    else this.#own ??= new StoreController(this, ({ page }) => page);
  }

  protected override render(): TemplateResult | typeof nothing {
    const page = this.#own?.value;
    const own = page?.status === 'ready' ? page.count : undefined;
    const count = this.#key ? this.#others.value?.[this.#key] : own;
    return count === undefined ? nothing : html`<span part="count">${this.#l10n.number(count)}</span>`;
  }

  /** Empty for this page itself. */
  get #key(): string {
    return normalizePageKey(this.page || this.closest('a')?.href || '');
  }
}

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    commentCount: object;
  }
}
