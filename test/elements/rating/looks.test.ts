import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../../src/elements/rating/define.js';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { emulate, inChromium, middleOf, NO_MEDIA, pixelsOf } from '../../support/browser.js';
import { contrast, paint, type Scheme } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { drawn, ratingOn, stars, vote } from './support/ratings.js';

async function render(content: TemplateResult): Promise<RatingElement> {
  const host = await fixture(html`<div>${content}</div>`);
  const rating = host.querySelector('afterword-rating')!;
  await rating.updateComplete;
  return rating;
}

const style = (element: Element, selector: string) => getComputedStyle(element.querySelector(selector)!);

/** How much of each half of a star is full, from 0 to 1: pixels that are not the page's, without the outline. */
async function halves(star: Element): Promise<[left: number, right: number]> {
  const { data, width, height } = await pixelsOf(drawn(star));
  const full = [0, 0] as [number, number];
  let counted = 0;
  for (let y = Math.round(height * 0.45); y < height * 0.6; y++) {
    for (let x = Math.round(width * 0.34); x < width * 0.66; x++) {
      const i = 4 * (y * width + x);
      const differs = Math.hypot(data[i]! - data[0]!, data[i + 1]! - data[1]!, data[i + 2]! - data[2]!) > 40;
      if (differs) full[x < width / 2 ? 0 : 1]++;
      counted++;
    }
  }
  return [full[0] / (counted / 2), full[1] / (counted / 2)];
}

describe('how stars look', () => {
  afterEach(async () => {
    paint('light');
    await emulate({});
  });

  for (const [dir, first] of [
    ['ltr', 'left'],
    ['rtl', 'right'],
  ] as const) {
    it(`shows 3.5 as three and a half, full from the ${first} (D, ${dir})`, async () => {
      paint('light');
      const rating = await render(html`<afterword-rating dir=${dir} readonly value="3.5"></afterword-rating>`);
      const seen: [number, number][] = [];
      for (const star of stars(rating)) seen.push(await halves(star));
      expect(Math.min(...seen.slice(0, 3).flat()), 'three are full').to.be.above(0.9);
      expect(Math.max(...seen[4]!), 'the last is empty').to.be.below(0.1);
      const [start, end] = dir === 'ltr' ? seen[3]! : [...seen[3]!].reverse();
      expect(start, 'the fourth is full at its start').to.be.above(0.85);
      expect(end, 'and empty at its end').to.be.below(0.15);
    });
  }

  inChromium(NO_MEDIA)('shows a half star where the reader’s system chooses the colours (A41)', async () => {
    await emulate({ 'forced-colors': 'active' });
    const rating = await render(html`<afterword-rating readonly value="0.5"></afterword-rating>`);
    const [left, right] = await halves(stars(rating)[0]!);
    expect(left).to.be.above(0.85);
    expect(right).to.be.below(0.15);
  });

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    it(`keeps full and empty stars apart from the page, at least 3 to 1 (A42, ${scheme})`, async () => {
      paint(scheme);
      const { rating, host } = await ratingOn(new TestPage());
      const shown = await render(html`<afterword-rating readonly value="2"></afterword-rating>`);
      const page = getComputedStyle(document.documentElement).backgroundColor;
      expect(contrast(style(stars(shown)[0]!, '.fill').fill, page), 'average').to.be.at.least(3);
      expect(contrast(style(stars(rating)[4]!, '.outline').stroke, page), 'empty').to.be.at.least(3);
      await vote(rating, host, 3);
      expect(contrast(style(stars(rating)[0]!, '.fill').fill, page), 'own').to.be.at.least(3);
    });
  }

  it('tells the reader’s own stars from everybody’s (D)', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    const other = await ratingOn(new TestPage('way', page.key), html`<afterword-rating></afterword-rating>`);
    await vote(rating, host, 4);
    await until(() => stars(other.rating)[0]!.querySelector('.fill'), 'the other reader sees the vote');
    expect(style(stars(rating)[0]!, '.fill').fill).to.not.equal(style(stars(other.rating)[0]!, '.fill').fill);
  });

  it('takes the site’s colours and size, by token and by part (A61)', async () => {
    const rating = await render(html`
      <style>
        afterword-rating {
          --afterword-star: rgb(1, 2, 3);
          --afterword-star-empty: rgb(4, 5, 6);
          --afterword-star-size: 40px;
        }
        afterword-rating::part(star) {
          padding-inline: 11px;
        }
      </style>
      <afterword-rating readonly value="2"></afterword-rating>
    `);
    const [star, , empty] = stars(rating);
    expect(style(star!, '.fill').fill).to.equal('rgb(1, 2, 3)');
    expect(style(empty!, '.outline').stroke).to.equal('rgb(4, 5, 6)');
    expect(getComputedStyle(star!).width).to.equal('40px');
    expect(getComputedStyle(star!).paddingInlineStart).to.equal('11px');
  });

  it('gives a pointer at least 24 pixels each way, also where the text is tiny (A38)', async () => {
    const rating = await render(html`<div style="font-size: 8px"><afterword-rating></afterword-rating></div>`);
    for (const star of stars(rating)) {
      const { width, height } = star.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
  });

  it('fits into 280 pixels with everything it says, without a scroll bar (A45, A62)', async () => {
    const { rating, host } = await ratingOn(new TestPage());
    await vote(rating, host, 4);
    host.style.cssText = 'display: block; inline-size: 280px';
    expect(host.scrollWidth).to.be.at.most(280);
  });

  it('takes two lines for many stars in 280 pixels, each of which is found where it is (A45)', async () => {
    const rating = await render(html`
      <div style="inline-size: 280px">
        <form><afterword-rating name="relief" max="10" precision="0.5" label="Pain relief"></afterword-rating></form>
      </div>
    `);
    expect(rating.scrollWidth).to.be.at.most(280);
    await until(() => rating.shadowRoot!.querySelector('input[type="range"]'), 'the slider is there');
    for (const value of [2, 9, 10]) {
      await sendMouse({ type: 'click', position: middleOf(stars(rating)[value - 1]!) });
      expect(rating.value).to.be.within(value - 0.5, value);
    }
  });

  it('is in focus where the star is (A37)', async () => {
    const rating = await render(html`<div style="font-size: 24px"><afterword-rating></afterword-rating></div>`);
    const star = stars(rating)[0]!;
    const [shape, radio] = [drawn(star), star.querySelector('input')!.getBoundingClientRect()];
    for (const side of ['top', 'bottom', 'left', 'right'] as const)
      expect(radio[side], side).to.be.closeTo(shape[side], 1);
  });
});
