import { expect, html, oneEvent } from '@open-wc/testing';
import type { RateEvent } from '../../../src/elements/rating/rating.events.js';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import type { Page } from '../../../src/protocol.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { average, button, chosen, focused, isSaved, radios, ratingOn, status, vote } from './support/ratings.js';

const kept = async (page: TestPage) => (await page.ask<Page>('')).rating;

describe('a vote on a page', () => {
  it('gives the star that was clicked to the server, and tells the reader', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    setTimeout(() => radios(rating)[3]!.click());
    const { value, previous } = await oneEvent<RateEvent>(rating, 'afterword-rate');
    expect([value, previous]).to.deep.equal([4, 0]);
    await until(() => isSaved(host, 4), 'the vote is saved');
    await rating.updateComplete;
    expect(status(rating)).to.contain('You rated 4.');
    expect(await kept(page)).to.include({ average: 4, count: 1 });
  });

  it('stays one vote when the reader thinks again', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 4);
    await vote(rating, host, 2);
    expect(await kept(page)).to.include({ average: 2, count: 1 });
  });

  it('counts the last of several quick clicks, and sends no more than it must', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    for (const value of [1, 2, 3, 4, 5]) {
      radios(rating)[value - 1]!.click();
      await rating.updateComplete;
    }
    await until(() => isSaved(host, 5), 'the last click is saved');
    expect(await kept(page)).to.include({ average: 5, count: 1 });
    expect(callsTo(page.server, 'PUT', '/rating').length).to.be.at.most(2);
  });

  it('is taken back with Undo, which hands the focus back to the stars', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 4);
    button(rating, 'Undo')!.focus();
    button(rating, 'Undo')!.click();
    await until(() => isSaved(host, null), 'the vote is taken back');
    await rating.updateComplete;
    expect(chosen(rating)).to.equal(0);
    expect(status(rating)).to.equal('');
    expect(focused(rating)).to.equal('star 4');
    expect(await kept(page)).to.include({ average: null, count: 0 });
  });

  it('is not given when the page cancels it, and the stars stay as they were (A24)', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 2);
    for (const type of ['afterword-rate', 'afterword-rate-undo']) {
      rating.addEventListener(type, (event) => event.preventDefault());
    }
    radios(rating)[4]!.click();
    button(rating, 'Undo')!.click();
    await rating.updateComplete;
    expect(chosen(rating)).to.equal(2);
    expect(callsTo(page.server, 'PUT', '/rating')).to.have.lengthOf(1);
    expect(callsTo(page.server, 'DELETE', '/rating')).to.have.lengthOf(0);
  });

  it('can be given and taken back by a script, without an event that says a person did it (A19, A23)', async () => {
    const page = new TestPage();
    const { rating } = await ratingOn(page);
    const heard: string[] = [];
    for (const type of ['afterword-rate', 'afterword-rate-undo']) rating.addEventListener(type, () => heard.push(type));
    await rating.rate(3);
    expect(await kept(page)).to.include({ average: 3, count: 1 });
    await rating.rate(99);
    expect(await kept(page), 'more than there is').to.include({ average: 5, count: 1 });
    for (const none of [0, -1, NaN]) await rating.rate(none);
    expect(await kept(page), 'what is no rating').to.include({ average: 5, count: 1 });
    await rating.undo();
    expect(await kept(page)).to.include({ average: null, count: 0 });
    expect(heard).to.deep.equal([]);
  });

  it('asks for a captcha pass of its own accord, and the reader sees nothing of it', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 1);
    const [put] = callsTo(page.server, 'PUT', '/rating');
    expect((JSON.parse(put!.body) as { captcha: string }).captcha).to.have.length.above(20);
    expect(status(rating)).to.equal('You rated 1. Undo');
  });

  it('is known again after a reload', async () => {
    const page = new TestPage();
    const first = await ratingOn(page);
    await vote(first.rating, first.host, 3);
    first.host.remove();
    const { rating } = await ratingOn(page);
    expect(chosen(rating)).to.equal(3);
    expect(status(rating)).to.contain('You rated 3.');
  });

  it('moves every rating of the page (D: two on a page)', async () => {
    const page = new TestPage();
    const both = html`<afterword-rating></afterword-rating><afterword-rating readonly></afterword-rating>`;
    const { rating, host } = await ratingOn(page, both);
    const shown = host.querySelector<RatingElement>('[readonly]')!;
    await vote(rating, host, 4);
    await until(() => average(shown) === '4.0 · 1 rating', 'the other one shows it');
  });

  it('arrives at other readers while they look, as an average that is not theirs', async () => {
    const page = new TestPage();
    const { rating } = await ratingOn(page);
    const elsewhere = new TestPage('way', page.key);
    const other = await ratingOn(elsewhere);
    await vote(other.rating, other.host, 5);
    await until(() => average(rating) === '5.0 · 1 rating', 'the news arrives');
    expect(chosen(rating)).to.equal(0);
    expect(status(rating)).to.equal('');
    await rating.rate(2);
    expect(await kept(page)).to.include({ average: 3.5, count: 2 });
    await until(() => average(other.rating) === '3.5 · 2 ratings', 'and goes back');
  });

  it('is not asked for where ratings are closed', async () => {
    const page = new TestPage();
    const open = await ratingOn(page);
    await vote(open.rating, open.host, 4);
    open.host.remove();
    await page.moderate('close', page.key);
    const { rating } = await ratingOn(page);
    expect(radios(rating)).to.have.lengthOf(0);
    expect(status(rating)).to.equal('Ratings are closed.');
    expect(average(rating)).to.equal('4.0 · 1 rating');
  });
});
