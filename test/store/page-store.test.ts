import { expect } from '@open-wc/testing';
import { CountsSlice } from '../../src/store/counts-slice.js';
import { DraftSlice } from '../../src/store/draft-slice.js';
import { PageStore } from '../../src/store/page-store.js';
import { ThreadSlice } from '../../src/store/thread-slice.js';
import { VisitorSlice } from '../../src/store/visitor-slice.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { callsTo, openStreams } from '../support/requests.js';
import { until } from '../support/until.js';
import { follow, listen } from './support/stores.js';

describe('the store of a page', () => {
  it('asks nobody before somebody listens, and lets go when the last one left (A66)', async () => {
    const page = new TestPage('free');
    const store = new PageStore({ server: page.server, page: page.key });
    store.use(ThreadSlice);
    expect(callsTo(page.server, 'GET', '')).to.have.lengthOf(0);
    const [leave, leaveToo] = [listen(store), listen(store)];
    await until(() => openStreams(page.server).length === 1, 'one stream for both');
    leave();
    await Promise.resolve();
    expect(openStreams(page.server)).to.have.lengthOf(1);
    leaveToo();
    await until(() => openStreams(page.server).length === 0, 'no stream for nobody');
  });

  it('keeps its stream when an element is only moved', async () => {
    const page = new TestPage('free');
    const { store, leave } = await follow(page);
    const [stream] = openStreams(page.server);
    leave();
    listen(store);
    await Promise.resolve();
    await Promise.resolve();
    expect(openStreams(page.server)).to.deep.equal([stream]);
  });

  it('makes each slice once, and the parts of those that are used', async () => {
    const store = new PageStore();
    expect(store.state.drafts).to.be.undefined;
    expect(store.use(DraftSlice)).to.equal(store.use(DraftSlice));
    expect(store.state.drafts).to.deep.equal({});
    class FromAnotherCopy extends CountsSlice {}
    expect(store.use(CountsSlice)).to.equal(store.use(FromAnotherCopy));
  });

  it('gives out states that are never changed afterwards, and replaces only the part that changed', () => {
    const store = new PageStore();
    const visitor = store.use(VisitorSlice);
    const before = store.state;
    const copy = structuredClone(before.visitor);
    visitor.introduce({ name: 'Ada' });
    expect(before.visitor).to.deep.equal(copy);
    expect(store.state.visitor).to.deep.include({ name: 'Ada' });
    expect(store.state.page).to.equal(before.page);
    expect(store.state.rating).to.equal(before.rating);
  });

  it('knows what the page is like, and hears what becomes of it', async () => {
    const page = new TestPage();
    const { store } = await follow(page);
    expect(store.state.page).to.deep.include({ status: 'ready', closed: false, count: 0 });
    expect(store.state.page.settings).to.include({ editWindow: 900, maxLength: 10_000 });
    const ben = new OtherReader(page);
    await ben.comment('One.');
    await until(() => store.state.page.count === 1, 'it is counted');
    await ben.rate(4);
    await until(() => store.state.rating.average === 4, 'it is rated');
    expect(store.state.rating.mine, 'not by us').to.be.null;
    await page.moderate('close', page.key);
    await until(() => store.state.page.closed, 'it is closed');
  });
});

describe('the connection of a page', () => {
  for (const fault of ['down', 'broken', 'failing'] as const) {
    it(`comes back after the server was ${fault}, and goes on where it was`, async () => {
      const page = new TestPage('free');
      const { store } = await follow(page);
      const ben = new OtherReader(page);
      await page.fault('down');
      await until(() => store.state.connection.status === 'offline', 'it is noticed');
      await page.fault(fault);
      await ben.comment('Missed.');
      await page.fault('none');
      await until(() => store.state.connection.status === 'online', 'it is back');
      await until(() => store.state.page.count === 1, 'what was missed is known');
      expect(openStreams(page.server)).to.have.lengthOf(1);
      expect(callsTo(page.server, 'GET', encodeURIComponent(page.key)), 'loaded once').to.have.lengthOf(1);
    });
  }

  it('says why a page could not be loaded, and loads it when it can', async () => {
    const page = new TestPage('free');
    await page.fault('broken');
    const store = new PageStore({ server: page.server, page: page.key });
    listen(store);
    await until(() => store.state.page.status === 'failed', 'it has failed');
    expect(store.state.page.error).to.equal('offline');
    expect(store.state.connection.status).to.equal('offline');
    await page.fault('none');
    await until(() => store.state.page.status === 'ready', 'it is loaded');
    expect(store.state.page.error).to.be.undefined;
  });

  it('rests while nobody looks at the page, and knows everything when somebody does again', async () => {
    const page = new TestPage('free');
    const { store } = await follow(page);
    const see = (state: DocumentVisibilityState): void => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    see('hidden');
    try {
      await until(() => openStreams(page.server).length === 0, 'it rests');
      await new OtherReader(page).comment('Unseen.');
    } finally {
      see('visible');
      Reflect.deleteProperty(document, 'visibilityState');
    }
    await until(() => store.state.page.count === 1, 'it is known');
    expect(openStreams(page.server)).to.have.lengthOf(1);
  });

  it('opens no stream for a page that was left while it was loaded', async () => {
    const page = new TestPage('free');
    await page.fault('late');
    const store = new PageStore({ server: page.server, page: page.key });
    const leave = listen(store);
    await until(() => callsTo(page.server, 'GET', '').length === 1, 'it is asked for');
    leave();
    await page.fault('none');
    await until(() => store.state.page.status === 'ready', 'it is loaded');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(openStreams(page.server)).to.have.lengthOf(0);
  });
});
