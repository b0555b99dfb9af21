import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { PageElement } from '../../src/elements/page/page.js';
import '../../src/elements/page/define.js';
import type { Fault } from './faulty-proxy.js';

const proxy = document.querySelector<HTMLMetaElement>('meta[name="afterword-server"]')!.content;
let pages = 0;

interface Updating {
  readonly updateComplete: Promise<unknown>;
}

/** A page of the real server that no other test uses, on a way of its own that can be broken. */
export class TestPage {
  readonly key: string;
  readonly name: string;
  readonly server: string;
  readonly kind: 'way' | 'image' | 'free';
  readonly #past: string;

  /** `image`: a server that asks for characters in an image; `free`: one that asks for nothing. `key`: the page of another one, as another reader. */
  constructor(kind: 'way' | 'image' | 'free' = 'way', key?: string) {
    const own = `test-${Date.now()}-${++pages}-${Math.random().toString(36).slice(2)}`;
    this.key = key ?? own;
    this.name = kind === 'way' ? own : `${own}@${kind}`;
    this.server = `${proxy}via/${this.name}/`;
    this.#past = kind === 'way' ? proxy : `${proxy}to/${kind}/`;
    this.kind = kind;
  }

  /** Renders elements under a provider for this page, and waits until they have rendered. */
  async render(content: TemplateResult): Promise<PageElement> {
    const page = await fixture<PageElement>(
      html`<afterword-page server=${this.server} page=${this.key}>${content}</afterword-page>`,
    );
    if (page.querySelector('afterword-comments')) await customElements.whenDefined('afterword-comment-form');
    for (const child of page.children) await (child as Element & Partial<Updating>).updateComplete;
    return page;
  }

  /** Breaks the way to the server, or mends it. */
  async fault(is: Fault): Promise<void> {
    await fetch(`${proxy}fault/${this.name}?is=${is}`, { method: 'PUT' });
  }

  /** What a moderator does. */
  async moderate(action: 'close' | 'open' | 'approve' | 'remove', what: string): Promise<void> {
    await this.#command(action, what);
  }

  /** What a person reads in an image. */
  async read(challenge: string): Promise<string> {
    return this.#command<string>('read', challenge);
  }

  /** What a site's own back end hears when it asks about a token. */
  async redeem(token: string): Promise<{ success: boolean; action?: string }> {
    return this.#command('redeem', token);
  }

  async #command<T>(action: string, what: string): Promise<T> {
    const response = await fetch(`${proxy}command`, { method: 'POST', body: JSON.stringify({ do: action, what }) });
    return (await response.json()) as T;
  }

  /** Asks the real server, past every broken way. */
  async ask<T>(path: string): Promise<T> {
    const response = await fetch(`${this.#past}api/v1/pages/${encodeURIComponent(this.key)}${path}`);
    return (await response.json()) as T;
  }
}
