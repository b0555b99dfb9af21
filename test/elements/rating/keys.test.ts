import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { chosen, focused, isSaved, ratingOn, vote } from './support/ratings.js';

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

async function inForm(content: TemplateResult): Promise<RatingElement> {
  const form = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
  const rating = form.querySelector('afterword-rating')!;
  await rating.updateComplete;
  rating.focus();
  return rating;
}

describe('more keys on the stars (D)', () => {
  const goals: Record<string, number> = { Home: 1, End: 5, PageUp: 4, PageDown: 2, '1': 1, '4': 4, '5': 5 };
  for (const [key, goal] of Object.entries(goals)) {
    it(`goes from 3 to ${goal} with ${key}, and gives it with Enter`, async () => {
      const rating = await inForm(html`<afterword-rating name="soup" value="3"></afterword-rating>`);
      await press(key);
      await until(() => chosen(rating) === goal, 'it is chosen');
      expect(focused(rating)).to.equal(`star ${goal}`);
      expect(rating.value, 'not given yet').to.equal(3);
      await press('Enter');
      expect(rating.value).to.equal(goal);
    });
  }

  it('leaves alone the digits that are no star', async () => {
    const rating = await inForm(html`<afterword-rating name="soup" value="3"></afterword-rating>`);
    await press('6', '9', '0', 'Enter');
    expect(rating.value).to.equal(3);
  });

  it('undoes with Escape a choice that was not given, and only then keeps the key from the page', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 2);
    const reached: boolean[] = [];
    host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') reached.push(event.defaultPrevented);
    });
    rating.focus();
    await press('End');
    await until(() => chosen(rating) === 5, 'five are chosen');
    await press('Escape');
    await until(() => chosen(rating) === 2, 'what was given is back');
    await press('Escape');
    expect(reached).to.deep.equal([true, false]);
    await press('Tab');
    expect(callsTo(page.server, 'PUT', '/rating')).to.have.lengthOf(1);
    expect(isSaved(host, 2)).to.be.true;
  });
});
