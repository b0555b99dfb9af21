import { expect } from '@open-wc/testing';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { describeAlone } from '../../support/alone.js';
import { ask } from '../../support/ask.js';
import { until } from '../../support/until.js';

let votes = 0;

describeAlone<RatingElement>('afterword-rating', {
  define: () => import('../../../src/elements/rating/define.js'),
  async works(rating, key) {
    const value = (votes++ % 5) + 1;
    await rating.updateComplete;
    rating.shadowRoot!.querySelectorAll('input')[value - 1]!.click();
    await until(() => rating.shadowRoot!.textContent.includes(`You rated ${value}.`), 'the rating says so');
    await until(async () => (await ask(key)).rating.average === value, 'the server has the vote');
    expect((await ask(key)).rating.count).to.equal(1);
  },
});
