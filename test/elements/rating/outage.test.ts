import { expect, oneEvent } from '@open-wc/testing';
import type { FailureEvent } from '../../../src/events/failure-event.js';
import type { Page } from '../../../src/protocol.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { button, chosen, isSaved, radios, ratingOn, status, vote } from './support/ratings.js';

const kept = async (page: TestPage) => (await page.ask<Page>('')).rating;

describe('a vote that the server does not get', () => {
  for (const fault of ['down', 'broken', 'deaf'] as const) {
    it(`is not pretended to be saved, and goes through with Try again (${fault})`, async () => {
      const page = new TestPage();
      const { rating, host } = await ratingOn(page);
      await page.fault(fault);
      setTimeout(() => radios(rating)[3]!.click());
      const { code } = await oneEvent<FailureEvent>(rating, 'afterword-error');
      expect(code).to.equal('offline');
      await rating.updateComplete;
      expect(chosen(rating)).to.equal(0);
      expect(status(rating)).to.contain('the server cannot be reached');
      await page.fault('none');
      button(rating, 'Try again')!.click();
      await until(() => isSaved(host, 4), 'the vote is saved');
      await rating.updateComplete;
      expect(chosen(rating)).to.equal(4);
      expect(status(rating)).to.equal('You rated 4. Undo');
      expect(await kept(page)).to.include({ average: 4, count: 1 });
    });
  }

  it('leaves the earlier one as it was when it was a change', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 5);
    await page.fault('down');
    await rating.rate(1);
    await rating.updateComplete;
    expect(chosen(rating)).to.equal(5);
    expect(await kept(page)).to.include({ average: 5, count: 1 });
  });

  it('stays when it could not be taken back, until a second try takes it back', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 5);
    await page.fault('down');
    button(rating, 'Undo')!.click();
    await until(() => status(rating).includes('cannot be reached'), 'it says so');
    expect(chosen(rating)).to.equal(5);
    await page.fault('none');
    button(rating, 'Try again')!.click();
    await until(() => isSaved(host, null), 'it is taken back');
    expect(await kept(page)).to.include({ average: null, count: 0 });
  });

  it('says that it was not saved when the page was closed in the meantime', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 2);
    await page.moderate('close', page.key);
    const failed = oneEvent<FailureEvent>(rating, 'afterword-error');
    await rating.rate(5);
    expect((await failed).code).to.equal('closed');
    expect(await kept(page)).to.include({ average: 2, count: 1 });
  });
});
