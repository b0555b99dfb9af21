import { aTimeout, expect, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { StoreController } from '../../src/controllers/store-controller.js';
import { CommentsElement } from '../../src/elements/comments/comments.js';
import type { PageStore } from '../../src/store/page-store.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { until } from '../support/until.js';
import { type } from '../elements/comment-form/support/composers.js';
import '../../src/elements/comments/define.js';

/** Counts how often it renders, and remembers the stores it came to live under. */
class Probe extends LitElement {
  renders = 0;
  readonly stores: PageStore[] = [];
  readonly page = new StoreController(
    this,
    ({ rating, connection }) => [rating.average, connection] as const,
    (store) => this.stores.push(store),
  );

  protected override updated(): void {
    this.renders++;
  }
}
customElements.define('test-probe', Probe);

class CountingComments extends CommentsElement {
  renders = 0;

  protected override updated(): void {
    this.renders++;
  }
}
customElements.define('test-counting-comments', CountingComments);

async function probeOn(page: TestPage) {
  const host = await page.render(html`<test-probe></test-probe>`);
  const probe = host.querySelector<Probe>('test-probe')!;
  await until(() => host.store!.state.connection.status === 'online', 'the page is followed');
  await probe.updateComplete;
  return { host, probe, store: host.store! };
}

describe('an element that follows a part of the page', () => {
  it('renders when that part changes, once for several changes, and at nothing else', async () => {
    const { probe, store } = await probeOn(new TestPage('free'));
    const before = probe.renders;
    store.set('page', { count: 7 });
    store.set('rating', { count: 3 });
    await probe.updateComplete;
    expect(probe.renders).to.equal(before);
    store.set('rating', { average: 4 });
    store.set('rating', { average: 4.5 });
    await probe.updateComplete;
    expect(probe.renders).to.equal(before + 1);
    expect(probe.page.value![0]).to.equal(4.5);
    store.set('rating', { average: 4.5 });
    await probe.updateComplete;
    expect(probe.renders).to.equal(before + 1);
  });

  it('hears nothing while it is away, and knows everything when it is back', async () => {
    const { host, probe, store } = await probeOn(new TestPage('free'));
    probe.remove();
    const before = probe.renders;
    store.set('rating', { average: 1 });
    await probe.updateComplete;
    expect(probe.renders).to.equal(before);
    host.append(probe);
    await probe.updateComplete;
    expect(probe.page.value![0]).to.equal(1);
    store.set('rating', { average: 2 });
    await probe.updateComplete;
    expect(probe.page.value![0]).to.equal(2);
  });

  it('is told of each store that it comes to live under, and follows only the last', async () => {
    const { host, probe, store } = await probeOn(new TestPage('free'));
    const next = new TestPage('free');
    host.page = next.key;
    await host.updateComplete;
    await probe.updateComplete;
    expect(probe.stores).to.deep.equal([store, host.store]);
    const before = probe.renders;
    store.set('rating', { average: 1 });
    await probe.updateComplete;
    expect(probe.renders).to.equal(before);
  });

  it('waits without a word where nobody answers yet', async () => {
    const probe = new Probe();
    expect(probe.page.store).to.be.undefined;
    expect(probe.page.value).to.be.undefined;
    document.createElement('div').append(probe);
    expect(probe.page.store).to.be.undefined;
  });
});

describe('a thread', () => {
  it('does not render with every letter that is typed, nor with every vote (A73)', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.comment('One.');
    const host = await page.render(html`<test-counting-comments></test-counting-comments>`);
    const thread = host.querySelector<CountingComments>('test-counting-comments')!;
    await until(() => thread.shadowRoot!.querySelector('afterword-comment'), 'the thread is loaded');
    await until(() => host.store!.state.connection.status === 'online', 'the page is followed');
    await customElements.whenDefined('afterword-comment-form');
    const form = thread.shadowRoot!.querySelector('afterword-comment-form')!;
    await form.updateComplete;
    type(form.shadowRoot!.querySelector('textarea')!, 'x');
    // What comes with the form, and what is still on its way, is neither a letter nor a vote.
    let before: number;
    do {
      before = thread.renders;
      await aTimeout(200);
    } while (thread.renders !== before);
    for (const body of ['xy', 'xyz', 'xyz!']) {
      type(form.shadowRoot!.querySelector('textarea')!, body);
      await form.updateComplete;
      await thread.updateComplete;
    }
    await new OtherReader(page).rate(4); // whoever wrote here has the vote shown at the comment
    await until(() => host.store!.state.rating.average === 4, 'the vote is known');
    await thread.updateComplete;
    expect(thread.renders).to.equal(before);
  });

  it('renders only the comment that changed', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const { id } = await ben.comment('One.');
    await ben.comment('Two.');
    const host = await page.render(html`<afterword-comments></afterword-comments>`);
    const thread = host.querySelector('afterword-comments')!;
    const comments = () => [...thread.shadowRoot!.querySelectorAll('afterword-comment')];
    await until(() => comments().length === 2, 'the thread is loaded');
    await Promise.all(comments().map((comment) => comment.updateComplete));
    const rendered: string[] = [];
    for (const comment of comments()) {
      const { textContent } = comment.shadowRoot!.querySelector('[part="body"]')!;
      const observer = new MutationObserver(() => rendered.push(textContent.trim()));
      observer.observe(comment.shadowRoot!, { subtree: true, childList: true, characterData: true, attributes: true });
    }
    await ben.edit(id, 'One, changed.');
    await until(() => thread.shadowRoot!.querySelector('afterword-comment') && rendered.length > 0, 'it changed');
    expect(new Set(rendered)).to.deep.equal(new Set(['One.']));
  });
});
