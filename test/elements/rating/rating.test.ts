import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { RateEvent } from '../../../src/elements/rating/rating.events.js';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import '../../../src/elements/rating/define.js';
import type { Page } from '../../../src/protocol.js';
import { TestPage } from '../../support/page.js';

const radios = (rating: RatingElement) => [...rating.shadowRoot!.querySelectorAll('input')];

describe('<afterword-rating>', () => {
  it('gives the star that was clicked to the server, and tells the reader', async () => {
    const page = new TestPage();
    const host = await page.render(html`<afterword-rating></afterword-rating>`);
    const rating = host.querySelector('afterword-rating')!;
    await waitUntil(() => host.store?.state.page.status === 'ready');
    setTimeout(() => radios(rating)[3]!.click());
    const { value, previous } = await oneEvent<RateEvent>(rating, 'afterword-rate');
    expect([value, previous]).to.deep.equal([4, 0]);
    await waitUntil(() => host.store?.state.rating.mine === 4);
    expect(rating.shadowRoot?.textContent).to.contain('You rated 4.');
    const { rating: kept } = await page.ask<Page>('');
    expect(kept).to.include({ average: 4, count: 1 });
    await expect(rating).to.be.accessible();
  });
});
