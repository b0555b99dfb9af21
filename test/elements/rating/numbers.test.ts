import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { expectAccessible } from '../../support/looks.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { average, fullness, ratingOn, stars } from './support/ratings.js';

const bars = (rating: RatingElement) => [...rating.shadowRoot!.querySelectorAll<HTMLElement>('[part="bar"]')];
const said = (rating: RatingElement) => bars(rating).map(({ ariaLabel }) => ariaLabel);
const written = () =>
  [...document.head.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => JSON.parse(textContent) as { readonly '@type': string },
  );

async function rated(...values: number[]): Promise<TestPage> {
  const page = new TestPage('free');
  for (const value of values) await new OtherReader(page).rate(value);
  return page;
}

describe('a histogram', () => {
  it('says how many gave each number of stars, the most stars first', async () => {
    const page = await rated(5, 5, 4, 1);
    const { rating } = await ratingOn(page, html`<afterword-rating histogram></afterword-rating>`);
    await until(() => bars(rating).length === 5, 'the bars are there');
    expect(said(rating)).to.deep.equal([
      '5 stars: 2 ratings, 50%',
      '4 stars: 1 rating, 25%',
      '3 stars: 0 ratings, 0%',
      '2 stars: 0 ratings, 0%',
      '1 star: 1 rating, 25%',
    ]);
    expect(bars(rating)[0]!.querySelector('.of')!.getAttribute('width')).to.equal('50%');
    await expectAccessible(rating);
  });

  it('is one stop for Tab, and arrows, Home and End lead from bar to bar', async () => {
    const page = await rated(5, 3);
    const { rating } = await ratingOn(page, html`<afterword-rating readonly histogram></afterword-rating>`);
    await until(() => bars(rating).length === 5, 'the bars are there');
    const focused = () => bars(rating).indexOf(rating.shadowRoot!.activeElement as HTMLElement);
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(0);
    for (const [key, bar] of [
      ['ArrowUp', 0],
      ['ArrowDown', 1],
      ['ArrowDown', 2],
      ['ArrowUp', 1],
      ['End', 4],
      ['ArrowDown', 4],
      ['Home', 0],
      ['ArrowDown', 1],
    ] as const) {
      await sendKeys({ press: key });
      expect(focused(), key).to.equal(bar);
    }
    await rating.updateComplete;
    expect(bars(rating).map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0, -1, -1, -1]);
    const shares = bars(rating).map((bar) => getComputedStyle(bar.querySelector('.share')!).visibility);
    expect(shares, 'the share of the one in focus').to.deep.equal(['hidden', 'visible', 'hidden', 'hidden', 'hidden']);
  });

  it('follows the votes, marks the reader’s own, and is not there while there are none', async () => {
    const page = await rated();
    const { rating } = await ratingOn(page, html`<afterword-rating histogram></afterword-rating>`);
    expect(bars(rating)).to.have.lengthOf(0);
    await rating.rate(4);
    await until(() => said(rating)[1] === '4 stars: 1 rating, 100%', 'the vote is counted');
    expect(bars(rating).map(({ className }) => className)).to.deep.equal(['', 'mine', '', '', '']);
    await rating.undo();
    await until(() => bars(rating).length === 0, 'nothing is left to show');
  });
});

describe('an average that is shown after the vote', () => {
  it('is not to be seen before, in no form, and comes with the vote', async () => {
    const page = await rated(2, 2);
    const { rating } = await ratingOn(page, html`<afterword-rating reveal="after-vote" histogram></afterword-rating>`);
    await until(() => average(rating) !== '', 'it is said that it comes');
    expect(average(rating)).to.equal('What others gave is shown after you rate.');
    expect(stars(rating).map(fullness)).to.deep.equal([0, 0, 0, 0, 0]);
    expect(bars(rating)).to.have.lengthOf(0);
    await rating.rate(5);
    await until(() => average(rating) === '3.0 · 3 ratings', 'the average is shown');
    await until(() => bars(rating).length === 5, 'and the bars');
    await rating.undo();
    await until(() => average(rating).startsWith('What others'), 'who takes the vote back sees it no more');
  });

  it('is not shown by a choice that was not given yet', async () => {
    const page = await rated(2);
    const { rating } = await ratingOn(page, html`<afterword-rating reveal="after-vote"></afterword-rating>`);
    rating.focus();
    await sendKeys({ press: 'ArrowRight' });
    await rating.updateComplete;
    expect(average(rating)).to.not.include('1 rating');
  });

  it('is shown at once where no vote can be given', async () => {
    const page = await rated(2);
    const { rating } = await ratingOn(page, html`<afterword-rating readonly reveal="after-vote"></afterword-rating>`);
    await until(() => average(rating) === '2.0 · 1 rating', 'it only shows');
  });
});

describe('what a rating tells search engines (F)', () => {
  const PRODUCT = html`<afterword-rating schema-type="Product" schema-name="Tea </script>"></afterword-rating>`;

  it('is the average, for a type that they show stars for', async () => {
    const page = await rated(5, 4);
    const { rating } = await ratingOn(page, PRODUCT);
    await until(() => written().length === 1, 'it is written');
    expect(written()).to.deep.equal([
      {
        '@context': 'https://schema.org',
        '@type': 'Product',
        name: 'Tea </script>',
        aggregateRating: {
          '@type': 'AggregateRating',
          ratingValue: 4.5,
          ratingCount: 2,
          bestRating: 5,
          worstRating: 1,
        },
      },
    ]);
    expect(document.head.innerHTML).to.not.include('Tea <');
    rating.remove();
    expect(written(), 'it leaves with the element').to.deep.equal([]);
  });

  for (const [why, content] of Object.entries({
    'for an article': html`<afterword-rating schema-type="Article" schema-name="Tea"></afterword-rating>`,
    'for a medical page': html`<afterword-rating schema-type="MedicalWebPage" schema-name="Tea"></afterword-rating>`,
    'without a name': html`<afterword-rating schema-type="Product"></afterword-rating>`,
    'unless it is asked for': html`<afterword-rating schema-name="Tea"></afterword-rating>`,
    'of what is not shown': html`<afterword-rating
      reveal="after-vote"
      schema-type="Product"
      schema-name="Tea"
    ></afterword-rating>`,
  })) {
    it(`is nothing ${why}`, async () => {
      const page = await rated(5);
      const { host } = await ratingOn(page, html`${content}${PRODUCT}`);
      await until(() => written().length > 0, 'what may be said is said');
      expect(written()).to.have.lengthOf(1);
      host.remove();
    });
  }

  it('is nothing while nobody has rated', async () => {
    const page = await rated();
    const { rating } = await ratingOn(page, PRODUCT);
    await rating.rate(3);
    await until(() => written().length === 1, 'the first vote is told');
    await rating.undo();
    await until(() => written().length === 0, 'and no more when it is taken back');
  });
});
