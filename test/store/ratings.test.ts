import { expect } from '@open-wc/testing';
import type { Page } from '../../src/protocol.js';
import { OutboxSlice } from '../../src/store/outbox-slice.js';
import { PageStore } from '../../src/store/page-store.js';
import { ratingOf, ratingWish } from '../../src/store/rating-of.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { callsTo } from '../support/requests.js';
import { until } from '../support/until.js';
import { follow, listen } from './support/stores.js';

const asker = {};
const give = (store: PageStore, name: string, value: number) =>
  store.use(OutboxSlice).wish(ratingWish(name), value, asker);
const kept = async (page: TestPage) => (await page.ask<Page>('')).ratings!;

describe('the ratings of a page by name', () => {
  it('are known from the start, with as many stars as each has', async () => {
    const page = new TestPage('free');
    const { store } = await follow(page);
    expect(Object.keys(store.state.ratings!)).to.deep.equal(['ease', 'pain-relief']);
    expect(ratingOf(store.state, 'pain-relief')!.histogram).to.have.lengthOf(10);
    expect(ratingOf(store.state, 'speed')).to.be.undefined;
    expect(ratingOf(store.state, '')).to.equal(store.state.rating);
  });

  it('are given, changed and taken back apart from each other', async () => {
    const page = new TestPage();
    const { store } = await follow(page);
    expect(await give(store, '', 2)).to.be.undefined;
    expect(await give(store, 'ease', 4.5)).to.be.undefined;
    expect(await give(store, 'pain-relief', 9)).to.be.undefined;
    expect(ratingOf(store.state, '')).to.include({ mine: 2, average: 2 });
    expect(ratingOf(store.state, 'ease')).to.include({ mine: 4.5, average: 4.5, count: 1 });
    expect(ratingOf(store.state, 'pain-relief')).to.include({ mine: 9 });
    expect(await give(store, 'ease', 0)).to.be.undefined;
    expect(ratingOf(store.state, 'ease')).to.include({ mine: null, count: 0 });
    expect(ratingOf(store.state, 'pain-relief')).to.include({ mine: 9 });
    expect(await kept(page)).to.deep.include({
      ease: { average: null, count: 0, histogram: [0, 0, 0, 0, 0], mine: null },
    });
  });

  it('follow what others give, and keep the reader’s own', async () => {
    const page = new TestPage('free');
    const { store } = await follow(page);
    await give(store, 'ease', 2);
    const { rating } = store.state;
    await new OtherReader(page).rateBy('ease', 5);
    await until(() => ratingOf(store.state, 'ease')!.count === 2, 'the vote of somebody else is told');
    expect(ratingOf(store.state, 'ease')).to.deep.equal({
      average: 3.5,
      count: 2,
      histogram: [0, 1, 0, 0, 1],
      mine: 2,
    });
    expect(store.state.rating, 'the page’s own is as it was').to.equal(rating);
    expect(ratingOf(store.state, 'pain-relief')).to.include({ count: 0 });
  });

  it('are refused under a name that the site has not, and not tried again', async () => {
    const page = new TestPage('free');
    const { store } = await follow(page);
    expect(await give(store, 'speed', 4)).to.equal('not_found');
    expect(store.state.outbox!['rating:speed']).to.include({ value: 4, status: 'refused' });
    expect(callsTo(page.server, 'PUT', '/ratings/speed')).to.have.lengthOf(1);
  });

  it('wait for the server over a reload, and go once', async () => {
    const page = new TestPage('free');
    const { store, leave } = await follow(page);
    await page.fault('down');
    expect(await give(store, 'ease', 3)).to.equal('offline');
    expect(await give(store, '', 5)).to.equal('offline');
    expect(store.state.outbox!['rating:ease']).to.include({ value: 3, status: 'waiting' });
    leave();
    await page.fault('none');
    const before = callsTo(page.server, 'PUT', '/ratings/ease').length;
    const again = new PageStore({ server: page.server, page: page.key });
    listen(again);
    await until(() => ratingOf(again.state, 'ease')?.mine === 3 && again.state.rating.mine === 5, 'both were sent');
    expect(callsTo(page.server, 'PUT', '/ratings/ease')).to.have.lengthOf(before + 1);
    expect(await kept(page)).to.deep.include({
      ease: { average: 3, count: 1, histogram: [0, 0, 1, 0, 0], mine: null },
    });
    expect(Object.keys(localStorage).filter((key) => key.includes(page.key) && key.includes('outbox'))).to.be.empty;
  });

  it('come with a document that was drawn on the server', () => {
    const rating = { average: 4, count: 1, histogram: [0, 0, 0, 1, 0], mine: null };
    const page: Page = {
      page: 'p',
      title: null,
      url: null,
      closed: false,
      rev: 1,
      comments: { count: 0 },
      rating,
      ratings: { ease: rating },
      settings: { captcha: 'none', maxDepth: 1, editWindow: 1, maxLength: 1 },
    };
    const store = new PageStore({}, { page, sort: 'newest', comments: { items: [], next: null, total: 0, rev: 1 } });
    expect(ratingOf(store.state, 'ease')).to.deep.equal(rating);
  });
});
