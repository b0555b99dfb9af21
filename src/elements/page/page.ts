import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { findPageAddress } from '../../context/page-address.js';
import { watchPageMove } from '../../context/page-move.js';
import { storeContext } from '../../context/store-context.js';
import type { First } from '../../store/first.js';
import { PageStore } from '../../store/page-store.js';

/**
 * Says which page its content is about, and where that page is kept. Without it, the document is the page. Two of them
 * in one document are two threads.
 *
 * @summary A page of its own.
 * @slot - Whatever belongs to this page.
 */
export class PageElement extends LitElement {
  static override properties: PropertyDeclarations = {
    server: {},
    page: {},
    pageTitle: { attribute: 'page-title' },
    pageUrl: { attribute: 'page-url' },
  };
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** The base address of the server. By default `<meta name="afterword-server">`, else where the kit came from. */
  server = '';
  /**
   * The key of the page: any text of at most 2,048 bytes. By default the canonical address of the document, also when a
   * router changes it.
   */
  page = '';
  /** What the page is called. By default the title of the document. */
  pageTitle = '';
  /** Where the page is read. By default the address of the document. */
  pageUrl = '';

  readonly #provider = new ContextProvider(this, { context: storeContext });
  #address = '';
  #connected: AbortController | undefined;

  /** What the elements inside share. */
  get store(): PageStore | undefined {
    return this.#provider.value;
  }

  override connectedCallback(): void {
    this.#provide(); // before anybody inside is answered
    super.connectedCallback();
    this.#takeOver();
    this.#connected = new AbortController();
    watchPageMove(() => this.#provide(), this.#connected.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected?.abort();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#provide();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  /** Another address is another page: everything inside moves to a store of its own. */
  #provide(): void {
    const { server, page, pageTitle: title, pageUrl: url } = this;
    const said = { server, page, title, url };
    const address = JSON.stringify([said, findPageAddress(said).page]);
    if (address === this.#address) return;
    this.#address = address;
    const first = this.#findFirst();
    this.#provider.setValue(new PageStore(said, first?.page.page === page ? first : undefined));
  }

  /** A server that drew the elements has put beside them what it drew them from. */
  #findFirst(): First | undefined {
    try {
      return JSON.parse(this.querySelector('.afterword-first')?.textContent ?? '') as First;
    } catch {
      return undefined; // there is none, or it is somebody else's
    }
  }

  /**
   * What a server drew is shown until the elements draw it themselves, which they do before anything is painted. Taking
   * it over node by node needs the very templates it was drawn with; a page and its script may be of two versions.
   */
  #takeOver(): void {
    for (const element of this.querySelectorAll(':not(:defined)')) {
      if (!element.localName.startsWith('afterword-')) continue; // what others have drawn is theirs
      const drawn = [...(element.shadowRoot?.childNodes ?? [])].slice(1); // before the first one goes what is new
      if (drawn[0])
        void customElements.whenDefined(element.localName).then(() => drawn.forEach((node) => node.remove()));
    }
  }
}
