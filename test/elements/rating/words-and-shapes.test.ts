import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { emulate, inChromium, isChromium, middleOf, NO_MEDIA, pixelsOf } from '../../support/browser.js';
import { expectAccessible } from '../../support/looks.js';
import { until } from '../../support/until.js';
import { group, radios, stars } from './support/ratings.js';

async function render(content: TemplateResult): Promise<RatingElement> {
  const form = await fixture(html`<form>${content}</form>`);
  const rating = form.querySelector('afterword-rating')!;
  await rating.updateComplete;
  return rating;
}

describe('words for stars (D)', () => {
  const WORDS = html`<afterword-rating star-labels="1: poor, 3: good, 5: excellent"></afterword-rating>`;

  /** The word that is seen. */
  const shown = (rating: RatingElement) =>
    [...rating.shadowRoot!.querySelectorAll('[part="star-label"] > *')]
      .filter((word) => getComputedStyle(word).visibility === 'visible')
      .map(({ textContent }) => textContent)
      .join();

  it('are in the names of the stars', async () => {
    const rating = await render(WORDS);
    await until(() => radios(rating)[2]!.ariaLabel === '3 of 5 stars: good', 'the third has its word');
    expect(radios(rating)[1]!.ariaLabel, 'the second has none').to.equal('2 of 5 stars');
    await expectAccessible(rating);
  });

  it('are in the name of a rating that is only shown, and in the text of a slider', async () => {
    const rating = await render(
      html`<afterword-rating readonly value="4.8" star-labels="5: excellent"></afterword-rating>`,
    );
    await until(() => group(rating).ariaLabel === 'Rate this: 4.8 of 5 stars: excellent', 'it is in the name');
    Object.assign(rating, { readonly: false, precision: 0.5, value: 4.5 });
    await until(
      () => radios(rating)[0]?.getAttribute('aria-valuetext') === '4.5 of 5 stars: excellent',
      'it is in the text',
    );
  });

  it('are seen when a star is pointed at, in focus or chosen, and nothing moves for it', async () => {
    const rating = await render(WORDS);
    await until(() => rating.shadowRoot!.querySelector('[part="star-label"]'), 'the words are there');
    const width = () => rating.shadowRoot!.querySelector('[part="star-label"]')!.getBoundingClientRect().width;
    const before = width();
    expect(shown(rating)).to.equal('');
    await sendMouse({ type: 'move', position: middleOf(stars(rating)[2]!) });
    await until(() => shown(rating) === 'good', 'it is seen under the mouse');
    await sendMouse({ type: 'move', position: [0, 0] });
    await until(() => shown(rating) === '', 'it goes with the mouse');
    await sendKeys({ press: 'Tab' });
    await until(() => shown(rating) === 'poor', 'it is seen with the focus');
    await sendKeys({ press: 'End' });
    await until(() => shown(rating) === 'excellent', 'it is seen with the choice');
    expect(width()).to.equal(before);
  });

  it('may be nonsense, and come and go', async () => {
    const rating = await render(html`<afterword-rating star-labels=": , 99: far, x: y, 2:"></afterword-rating>`);
    expect(radios(rating)).to.have.lengthOf(5);
    rating.removeAttribute('star-labels');
    await rating.updateComplete;
    rating.setAttribute('star-labels', '2: fair');
    await until(() => radios(rating)[1]!.ariaLabel === '2 of 5 stars: fair', 'it is taken');
  });
});

describe('a shape of the site’s own (D)', () => {
  afterEach(() => emulate({}));

  const heart = (attributes: { readonly?: boolean; value?: number; precision?: number }) => html`
    <afterword-rating
      ?readonly=${attributes.readonly}
      value=${attributes.value ?? 0}
      precision=${attributes.precision ?? 1}
    >
      <svg slot="symbol" id="heart" viewBox="0 0 20 20" width="100%" height="100%">
        <rect width="20" height="20" fill="currentColor" />
      </svg>
    </afterword-rating>
  `;

  const copies = (rating: RatingElement) => [...rating.shadowRoot!.querySelectorAll('.symbol')];

  it('stands in place of each star, and is not said', async () => {
    const rating = await render(heart({ value: 2 }));
    await until(() => copies(rating).length === 5, 'there are five');
    expect(rating.shadowRoot!.querySelector('path')).to.be.null;
    expect(rating.shadowRoot!.querySelector('[id], .symbol [slot]'), 'no id twice').to.be.null;
    expect(group(rating).getAttribute('aria-label')).to.equal('Rate this');
    await expectAccessible(rating);
  });

  for (const dir of ['ltr', 'rtl']) {
    for (const colors of isChromium ? ['none', 'active'] : ['none']) {
      (colors === 'none' ? it : inChromium(NO_MEDIA))(
        `shows a half by its form (A41, ${dir}, forced colours ${colors})`,
        async () => {
          if (colors === 'active') await emulate({ 'forced-colors': 'active' });
          const rating = await render(heart({ readonly: true, value: 1.5 }));
          rating.dir = dir;
          await until(() => copies(rating).length === 5, 'there are five');
          const drawn: [number, number][] = [];
          for (const copy of copies(rating).slice(0, 3)) drawn.push(await corners(copy));
          expect(drawn[0], 'the first is full').to.deep.equal([1, 1]);
          expect(drawn[1], 'the second at its start').to.deep.equal(dir === 'ltr' ? [1, 0] : [0, 1]);
          expect(drawn[2], 'the third is empty').to.deep.equal([0, 0]);
        },
      );
    }
  }

  it('is chosen with the pointer, whole and in part', async () => {
    const rating = await render(heart({ precision: 0.5 }));
    await until(() => rating.shadowRoot!.querySelector('input[type="range"]'), 'the slider is there');
    const { left, width, top, height } = copies(rating)[3]!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width * 0.3), Math.round(top + height / 2)] });
    expect(rating.value).to.equal(3.5);
    rating.precision = 1;
    await rating.updateComplete;
    await sendMouse({ type: 'click', position: middleOf(stars(rating)[1]!) });
    expect(rating.value).to.equal(2);
  });

  it('can be a character, and be replaced', async () => {
    const rating = await render(html`<afterword-rating><span slot="symbol">A</span></afterword-rating>`);
    await until(() => copies(rating)[0]?.textContent.trim().startsWith('A'), 'it is drawn');
    const other = Object.assign(document.createElement('b'), { slot: 'symbol', textContent: 'B' });
    rating.replaceChildren(other);
    await until(() => copies(rating)[0]?.textContent.trim().startsWith('B'), 'the other is drawn');
    rating.replaceChildren();
    await until(() => stars(rating).every((star) => star.querySelector('path')), 'the stars are back');
  });
});

/** Whether a shape reaches its upper corners: a full one does, an empty one is small. */
async function corners(element: Element): Promise<[left: number, right: number]> {
  const { data, width, height } = await pixelsOf(element);
  const page = [...(await pixelsOf(document.querySelector('form')!)).data.slice(0, 3)];
  const isDrawn = (x: number): number => {
    const i = 4 * (Math.round(height * 0.12) * width + Math.round(x));
    return page.some((value, channel) => Math.abs(data[i + channel]! - value) > 40) ? 1 : 0;
  };
  return [isDrawn(width * 0.12), isDrawn(width * 0.88)];
}
