import { expect, html } from '@open-wc/testing';
import '../../../src/elements/rating-summary/define.js';
import '../../../src/elements/rating/define.js';
import type { RatingSummaryElement } from '../../../src/elements/rating-summary/rating-summary.js';
import { words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { describeManners } from '../../support/manners.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';

const find = (host: Element): RatingSummaryElement => host.querySelector('afterword-rating-summary')!;
const parts = (summary: RatingSummaryElement, part: string) => [
  ...summary.shadowRoot!.querySelectorAll(`[part="${part}"]`),
];
const lines = (summary: RatingSummaryElement) => parts(summary, 'rating').map(words);

const SUMMARY = html`<afterword-rating-summary
  ratings="pain-relief: Pain relief, ease: Ease of use"
></afterword-rating-summary>`;

describeManners('afterword-rating-summary', { attributes: { ratings: ['ratings', 'ease: Ease of use'] } });

describe('a summary of ratings', () => {
  it('says the average of each, of how many stars, and how many rated, in the order and the words of the site', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.rateBy('ease', 4);
    await ben.rateBy('pain-relief', 7.5);
    await new OtherReader(page).rateBy('ease', 5);
    const host = await page.render(SUMMARY);
    await until(() => lines(find(host))[0]?.includes('7.5'), 'the page is there');
    expect(lines(find(host))).to.deep.equal(['Pain relief 7.5 of 10 1 rating', 'Ease of use 4.5 of 5 2 ratings']);
    const widths = parts(find(host), 'rating').map((line) => line.querySelector('.of')!.getAttribute('width'));
    expect(widths).to.deep.equal(['75%', '90%']);
    await expectAccessible(find(host));
  });

  it('follows every vote, and says where there is none', async () => {
    const page = new TestPage('free');
    const host = await page.render(html`${SUMMARY}<afterword-rating name="ease"></afterword-rating>`);
    await until(() => lines(find(host))[1] === 'Ease of use not rated yet', 'the page is there');
    const rating = host.querySelector('afterword-rating')!;
    await rating.rate(3);
    await until(() => lines(find(host))[1] === 'Ease of use 3.0 of 5 1 rating', 'the vote is counted');
    await new OtherReader(page).rateBy('ease', 4);
    await until(() => lines(find(host))[1] === 'Ease of use 3.5 of 5 2 ratings', 'so is what another reader gave');
    await rating.undo();
    await until(() => lines(find(host))[1] === 'Ease of use 4.0 of 5 1 rating', 'a vote that is taken back is not');
  });

  it('lists all ratings of the page where the site says none', async () => {
    const host = await new TestPage('free').render(html`<afterword-rating-summary></afterword-rating-summary>`);
    await until(() => lines(find(host)).length === 2, 'the page is there');
    expect(parts(find(host), 'label').map(words)).to.deep.equal(['ease', 'pain-relief']);
  });

  it('keeps its height while the page loads (A74)', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).rateBy('ease', 4);
    await page.fault('slow');
    const host = await page.render(SUMMARY);
    await find(host).updateComplete;
    expect(lines(find(host)), 'nothing is said yet').to.deep.equal(['Pain relief', 'Ease of use']);
    const before = find(host).offsetHeight;
    await page.fault('none');
    await until(() => lines(find(host))[1]?.includes('4.0'), 'the page is there');
    expect(find(host).offsetHeight).to.equal(before);
  });

  for (const width of [280, 480]) {
    it(`fits into ${width} pixels (A45, A62)`, async () => {
      const page = new TestPage('free');
      await new OtherReader(page).rateBy('ease', 4);
      const host = await page.render(SUMMARY);
      host.style.cssText = `display: block; inline-size: ${width}px`;
      await until(() => lines(find(host))[1]?.includes('4.0'), 'the page is there');
      expect(find(host).scrollWidth).to.be.at.most(width);
      for (const figure of [...parts(find(host), 'average'), ...parts(find(host), 'count')])
        expect(figure.getBoundingClientRect().right).to.be.at.most(host.getBoundingClientRect().right);
    });
  }
});
