import { expect } from '@open-wc/testing';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { chosen, isSaved, radios, ratingOn, status } from './support/ratings.js';

describe('a vote on its way', () => {
  it('is the reader’s at once, and said so when the server has it', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await page.fault('slow');
    radios(rating)[3]!.click();
    await until(() => host.store!.state.outbox?.rating?.status === 'sending', 'it is on its way');
    await rating.updateComplete;
    expect(isSaved(host, 4)).to.be.false;
    expect(chosen(rating), 'nobody waits for the server').to.equal(4);
    await until(() => isSaved(host, 4), 'it is saved');
    await until(() => status(rating).startsWith('You rated 4.'), 'and said');
  });
});
