import { expect, html, oneEvent } from '@open-wc/testing';
import type { FailureEvent } from '../../../src/events/failure-event.js';
import type { Page } from '../../../src/protocol.js';
import { button as buttonOf } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { field, lastAnswer } from '../captcha/support/captchas.js';
import { button, chosen, isSaved, radios, ratingOn, status, vote } from './support/ratings.js';

const kept = async (page: TestPage) => (await page.ask<Page>('')).rating;

describe('a vote that the server does not get', () => {
  for (const fault of ['down', 'broken', 'deaf'] as const) {
    it(`waits, says so, and goes once when the server can be reached (${fault})`, async () => {
      const page = new TestPage();
      const { rating, host } = await ratingOn(page);
      await page.fault(fault);
      setTimeout(() => radios(rating)[3]!.click());
      const { code } = await oneEvent<FailureEvent>(rating, 'afterword-error');
      expect(code).to.equal('offline');
      await rating.updateComplete;
      expect(chosen(rating)).to.equal(4);
      expect(status(rating)).to.equal('Your rating will be sent when the server is back.');
      await page.fault('none');
      await until(() => isSaved(host, 4), 'the vote is saved');
      await rating.updateComplete;
      expect(status(rating)).to.equal('You rated 4. Undo');
      expect(await kept(page)).to.include({ average: 4, count: 1 });
    });
  }

  it('survives a reload, and only the last of several counts', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await page.fault('down');
    await rating.rate(2);
    await rating.rate(5);
    expect(isSaved(host, 5)).to.be.false;
    host.remove();
    await page.fault('none');
    const again = await page.render(html`<afterword-rating></afterword-rating>`);
    await until(() => isSaved(again, 5), 'the vote is sent after a reload');
    expect(await kept(page)).to.include({ average: 5, count: 1 });
    expect(Object.keys(localStorage).filter((name) => name.includes(page.key) && name.includes('outbox'))).to.be.empty;
  });

  it('is taken back as soon as the server can be reached', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 5);
    await page.fault('down');
    button(rating, 'Undo')!.click();
    await until(() => status(rating).includes('will be sent'), 'it says so');
    expect(chosen(rating)).to.equal(0);
    await page.fault('none');
    await until(() => isSaved(host, null), 'it is taken back');
    expect(await kept(page)).to.include({ average: null, count: 0 });
  });

  it('says that it was not accepted when the page was closed in the meantime, and shows what counts', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 2);
    await page.moderate('close', page.key);
    const failed = oneEvent<FailureEvent>(rating, 'afterword-error');
    await rating.rate(5);
    expect((await failed).code).to.equal('closed');
    expect(status(rating)).to.equal('Your rating was not accepted.');
    expect(await kept(page)).to.include({ average: 2, count: 1 });
  });
});

describe('a vote on a server that asks for characters', () => {
  it('shows the image at the stars after a reload too, asks once, and is sent once', async () => {
    const page = new TestPage('image');
    const { rating, host } = await ratingOn(page);
    await page.fault('down');
    await rating.rate(4);
    host.remove();
    await page.fault('none');
    const again = await page.render(html`<afterword-rating></afterword-rating>`);
    const prompt = () => again.querySelector('afterword-rating')!.shadowRoot!.querySelector('afterword-captcha');
    await until(() => prompt()?.shadowRoot?.querySelector('img'), 'the image is there');
    field(prompt()!).value = await lastAnswer(page);
    buttonOf(prompt()!, 'Check')!.click();
    await until(() => isSaved(again, 4), 'the vote is saved');
    await until(() => prompt() === null, 'the image is gone, and no other comes');
    expect(
      callsTo(page.server, 'PUT', '/rating').filter(({ body }) => body.includes('token') || body.includes('captcha')),
    ).to.have.lengthOf(1);
    expect(await kept(page)).to.include({ average: 4, count: 1 });
  });

  it('shows the image at the stars, and counts when they are typed', async () => {
    const page = new TestPage('image');
    const { rating, host } = await ratingOn(page);
    radios(rating)[2]!.click();
    const prompt = () => rating.shadowRoot!.querySelector('afterword-captcha');
    await until(() => prompt()?.shadowRoot?.querySelector('img'), 'the image is there');
    await expect(rating).to.be.accessible();
    field(prompt()!).value = await lastAnswer(page);
    buttonOf(prompt()!, 'Check')!.click();
    await until(() => isSaved(host, 3), 'the vote is saved');
    await until(() => prompt() === null, 'the image is gone');
    expect(await kept(page)).to.include({ average: 3, count: 1 });
  });
});
