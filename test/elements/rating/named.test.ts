import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Page } from '../../../src/protocol.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { average, chosen, radios, ratingOn, stars, status } from './support/ratings.js';

const BOTH = html`
  <afterword-rating name="ease" label="Ease of use"></afterword-rating>
  <afterword-rating name="pain-relief" max="10" precision="0.1" label="Pain relief"></afterword-rating>
  <afterword-rating></afterword-rating>
`;

describe('several ratings of one page, by name', () => {
  it('keep their votes apart', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page, BOTH);
    const [, relief, whole] = host.querySelectorAll('afterword-rating');
    radios(rating)[3]!.click();
    await until(() => status(rating).startsWith('You rated 4.'), 'the vote is said');
    await until(() => average(rating) === '4.0 · 1 rating', 'and counted');
    expect(chosen(whole!), 'the page’s own is as it was').to.equal(0);
    expect(average(whole!)).to.equal('');
    expect(average(relief!)).to.equal('');
    await rating.undo();
    await rating.updateComplete;
    expect(average(rating)).to.equal('');
    const { ratings } = await page.ask<Page>('');
    expect(ratings!.ease).to.include({ count: 0, mine: null });
  });

  it('take fractions, which the page’s own does not', async () => {
    const page = new TestPage('free');
    const { host } = await ratingOn(page, BOTH);
    const [, relief, whole] = host.querySelectorAll('afterword-rating');
    whole!.precision = 0.5;
    await whole!.updateComplete;
    expect(radios(whole!)).to.have.lengthOf(5);
    await until(() => relief!.shadowRoot!.querySelector('input[type="range"]'), 'the slider is there');
    expect(stars(relief!)).to.have.lengthOf(10);
    relief!.focus();
    await sendKeys({ press: '7' });
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Enter' });
    await until(() => average(relief!) === '7.1 · 1 rating', 'a tenth is kept');
    expect(callsTo(page.server, 'PUT', '/ratings/pain-relief')).to.have.lengthOf(1);
  });

  it('change everywhere at once, also what others give', async () => {
    const page = new TestPage('free');
    const { rating, host } = await ratingOn(
      page,
      html`<afterword-rating name="ease"></afterword-rating><afterword-rating name="ease" readonly></afterword-rating>`,
    );
    const shown = host.querySelector<typeof rating>('[readonly]')!;
    await rating.rate(2);
    await until(() => average(shown) === '2.0 · 1 rating', 'the other element has it');
    await new OtherReader(page).rateBy('ease', 5);
    await until(() => average(shown) === '3.5 · 2 ratings', 'what another reader gave arrives');
    expect(chosen(rating)).to.equal(2);
  });

  it('are given a name in any order (A15)', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).rateBy('ease', 3);
    const { rating } = await ratingOn(page);
    expect(average(rating)).to.equal('');
    rating.name = 'ease';
    await rating.updateComplete;
    expect(average(rating)).to.equal('3.0 · 1 rating');
  });

  it('say so when the site has none of that name', async () => {
    const { rating } = await ratingOn(new TestPage('free'), html`<afterword-rating name="speed"></afterword-rating>`);
    const heard: string[] = [];
    rating.addEventListener('afterword-error', ({ code }) => heard.push(code));
    await rating.rate(4);
    await until(() => status(rating) === 'Your rating was not accepted.', 'it is said');
    expect(heard).to.deep.equal(['not_found']);
  });
});
