import { ContextConsumer } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import type * as Context from '../../src/context/store-context.js';
import type * as Provider from '../../src/context/page-provider.js';
import type * as Controller from '../../src/controllers/store-controller.js';
import type * as Comments from '../../src/elements/comments/comments.js';
import { storeContext } from '../../src/context/store-context.js';
import type { PageStore } from '../../src/store/page-store.js';
import { documentKey } from '../support/alone.js';
import { TestPage } from '../support/page.js';
import { callsTo } from '../support/requests.js';
import { until } from '../support/until.js';
import { isUp, threadOn } from '../elements/comments/support/threads.js';

/** An element of the site's own that wants the store of its page. */
class Asker extends LitElement {
  readonly asked = new ContextConsumer(this, { context: storeContext, subscribe: true });

  get store(): PageStore | undefined {
    return this.asked.value;
  }
}
customElements.define('test-asker', Asker);

const asker = (): Asker => new Asker();

/** What a second bundle of the kit on the page brings along: the same file, loaded once more. */
const secondCopy = <T>(path: string): Promise<T> => import(`/src/${path}?second-copy`) as Promise<T>;

describe('the store that a page shares', () => {
  it('is not made for a document whose elements all have a provider', async () => {
    const { host } = await threadOn(new TestPage('free'));
    await until(() => isUp(host), 'the thread is loaded');
    const { content: server } = document.querySelector<HTMLMetaElement>('meta[name="afterword-server"]')!;
    expect(callsTo(server, 'GET', encodeURIComponent(documentKey))).to.have.lengthOf(0);
  });

  it('is made by the first who asks, and is the same for everybody after', async () => {
    const first = document.body.appendChild(asker());
    const second = document.body.appendChild(asker());
    await until(() => first.store && second.store, 'both are answered');
    const third = document.body.appendChild(asker());
    expect(second.store).to.equal(first.store);
    expect(third.store, 'at once, now that it is there').to.equal(first.store);
    for (const element of [first, second, third]) element.remove();
  });

  it('reaches into shadow roots, and is the nearest provider’s', async () => {
    const page = new TestPage('free');
    const host = await page.render(html`<div></div>`);
    const inside = asker();
    host.querySelector('div')!.attachShadow({ mode: 'closed' }).append(inside);
    expect(inside.store).to.equal(host.store);
    const inner = document.createElement('afterword-page');
    inner.page = 'inner';
    host.append(inner);
    inner.append(inside);
    expect(inside.store).to.equal(inner.store);
    expect(inner.store).not.to.equal(host.store);
    inside.remove();
  });

  it('is left alone by what asks for something else', async () => {
    const heard: Event[] = [];
    const host = await fixture(html`<div></div>`);
    host.addEventListener('context-request', (event) => heard.push(event));
    const event = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
      context: 'something else',
      contextTarget: host,
      callback: () => expect.fail('nobody should answer'),
    });
    host.dispatchEvent(event);
    expect(heard).to.have.lengthOf(1);
  });
});

describe('a second copy of the kit on the page (A10)', () => {
  it('meets the first one in one store', async () => {
    const page = new TestPage('free');
    const { host } = await threadOn(page);
    const { StoreController } = await secondCopy<typeof Controller>('controllers/store-controller.ts');
    const { storeContext: theirs } = await secondCopy<typeof Context>('context/store-context.ts');
    expect(theirs).to.equal(storeContext);
    class FromTheSecondCopy extends LitElement {
      readonly page = new StoreController(this, ({ page }) => page);
    }
    customElements.define('test-second-copy', FromTheSecondCopy);
    const element = new FromTheSecondCopy();
    host.append(element);
    expect(element.page.store).to.equal(host.store);
    expect(element.page.value).to.equal(host.store!.state.page);
  });

  it('brings no second provider, and uses the slices that are there', async () => {
    const first = document.body.appendChild(asker());
    await until(() => first.store, 'the first copy answers');
    const { installPageProvider } = await secondCopy<typeof Provider>('context/page-provider.ts');
    installPageProvider();
    const second = document.body.appendChild(asker());
    await until(() => second.store, 'it is answered');
    expect(second.store).to.equal(first.store);
    const ours = await import('../../src/store/thread-slice.js');
    const theirs = await secondCopy<typeof ours>('store/thread-slice.ts');
    expect(theirs.ThreadSlice).not.to.equal(ours.ThreadSlice);
    expect(first.store!.use(theirs.ThreadSlice)).to.equal(first.store!.use(ours.ThreadSlice));
    first.remove();
    second.remove();
  });

  it('does not throw when it registers its elements: the first wins, and one warning says so', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (words: string) => said.push(words);
    const { defineElement } = await import('../../src/define-element.js');
    const kept = customElements.get('afterword-comment-count') ?? customElements.get('afterword-comments')!;
    const { CommentsElement } = await secondCopy<typeof Comments>('elements/comments/comments.ts');
    expect(CommentsElement).not.to.equal(kept);
    defineElement('afterword-comments', CommentsElement);
    console.warn = warn;
    expect(customElements.get('afterword-comments')).not.to.equal(CommentsElement);
    expect(said).to.have.lengthOf(1);
    expect(said[0]).to.contain('<afterword-comments>');
  });
});
