import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { inChromium, middleOf, swipeUp, tap } from '../../support/browser.js';
import { expectAccessible } from '../../support/looks.js';
import { until } from '../../support/until.js';
import { button, drawn, fullness, group, stars } from './support/ratings.js';

interface Fractions {
  readonly form: HTMLFormElement;
  readonly rating: RatingElement;
  readonly slider: HTMLInputElement;
  readonly given: number[];
}

async function render(content: TemplateResult, around?: Partial<HTMLFormElement>): Promise<Fractions> {
  const form = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
  Object.assign(form, around);
  const rating = form.querySelector('afterword-rating')!;
  const given: number[] = [];
  rating.addEventListener('afterword-rate', ({ value }) => given.push(value));
  await until(() => rating.shadowRoot!.querySelector('input[type="range"]'), 'the slider is there');
  return { form, rating, slider: rating.shadowRoot!.querySelector('input')!, given };
}

const HALVES = html`<afterword-rating name="soup" precision="0.5" label="The soup"></afterword-rating>`;
const TENTHS = html`<afterword-rating name="soup" precision="0.1" value="0.1"></afterword-rating>`;

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

/** A place on the stars, counted in stars. */
function at(rating: RatingElement, value: number): [x: number, y: number] {
  const { left, width, top, height } = drawn(stars(rating)[Math.ceil(value) - 1]!);
  const share = value - Math.ceil(value) + 1;
  const isRightToLeft = rating.matches(':dir(rtl)');
  return [Math.round(left + width * (isRightToLeft ? 1 - share : share)), Math.round(top + height / 2)];
}

const submitted = (form: HTMLFormElement) => [...new FormData(form)].map(([, value]) => value);

describe('fractions of stars (D)', () => {
  it('are a slider that says what it stands at, and no radios', async () => {
    const { rating, slider } = await render(HALVES);
    expect(slider.getAttribute('aria-label')).to.equal('The soup');
    expect(slider.getAttribute('aria-valuetext')).to.equal('not rated yet');
    rating.value = 3.5;
    await rating.updateComplete;
    expect(slider.getAttribute('aria-valuetext')).to.equal('3.5 of 5 stars');
    expect(slider.value).to.equal('3.5');
    expect(rating.shadowRoot!.querySelectorAll('[type="radio"]')).to.have.lengthOf(0);
    await expectAccessible(rating);
  });

  it('are only shown, never a slider, with readonly', async () => {
    const rating = await fixture<RatingElement>(
      html`<afterword-rating precision="0.5" readonly value="3.5"></afterword-rating>`,
    );
    expect(group(rating).getAttribute('role')).to.equal('img');
    expect(group(rating).getAttribute('aria-label')).to.equal('Rate this: 3.5 of 5 stars');
    expect(rating.shadowRoot!.querySelector('input')).to.be.null;
  });

  it('stay exact in steps of 0.1', async () => {
    const { form, rating, given } = await render(TENTHS);
    rating.focus();
    for (let tenths = 2; tenths <= 50; tenths++) await press('ArrowRight');
    await press('Enter');
    expect(given).to.deep.equal([5]);
    rating.formStateRestoreCallback('0.1');
    await rating.updateComplete;
    for (const expected of ['0.2', '0.3', '0.4']) {
      await press('ArrowUp', 'Enter');
      expect(submitted(form)).to.deep.equal([expected]);
    }
    await rating.rate(0.1 + 0.2);
    expect(rating.value).to.equal(0.3);
  });

  const keys: Record<string, number> = {
    ArrowRight: 3,
    ArrowUp: 3,
    ArrowLeft: 2,
    ArrowDown: 2,
    PageUp: 3.5,
    PageDown: 1.5,
    Home: 0.5,
    End: 5,
    '4': 4,
  };
  for (const [key, goal] of Object.entries(keys)) {
    it(`go from 2.5 to ${goal} with ${key}, and are given with Enter`, async () => {
      const { rating, slider, given } = await render(HALVES);
      rating.value = 2.5;
      await rating.updateComplete;
      rating.focus();
      await press(key);
      await until(() => slider.valueAsNumber === goal, 'it is chosen');
      expect(given, 'nothing is given on the way').to.deep.equal([]);
      await press('Enter');
      expect(given).to.deep.equal([goal]);
    });
  }

  it('mirror keys and pointer from right to left (A44)', async () => {
    const { rating, slider, given } = await render(HALVES, { dir: 'rtl' });
    await sendMouse({ type: 'click', position: at(rating, 3.2) });
    expect(given).to.deep.equal([3.5]);
    await press('ArrowLeft');
    await until(() => slider.valueAsNumber === 4, 'the left arrow goes on');
  });

  it('are undone with Escape, and cleared with Delete and by pointer', async () => {
    const { form, rating, slider } = await render(HALVES);
    await rating.rate(2);
    await rating.updateComplete;
    rating.focus();
    await press('End');
    await until(() => slider.valueAsNumber === 5, 'it is chosen');
    await press('Escape');
    await until(() => slider.valueAsNumber === 2, 'it is undone');
    await press('Delete');
    expect(submitted(form)).to.deep.equal([]);
    await rating.rate(4.5);
    await until(() => button(rating, 'Clear'), 'it can be cleared');
    await sendMouse({ type: 'click', position: middleOf(button(rating, 'Clear')!) });
    expect(submitted(form)).to.deep.equal([]);
  });

  it('follow a screen reader that moves the slider by itself', async () => {
    const { slider, given } = await render(HALVES);
    slider.value = '1.5';
    slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await until(() => given.length === 1, 'it is given at rest');
    expect(given).to.deep.equal([1.5]);
  });

  it('go back to what was given when the page refuses', async () => {
    const { rating, slider } = await render(HALVES);
    await rating.rate(1.5);
    rating.addEventListener('afterword-rate', (event) => event.preventDefault());
    rating.focus();
    await press('End', 'Enter');
    await until(() => slider.valueAsNumber === 1.5, 'the slider is back');
    expect(rating.value).to.equal(1.5);
  });

  it('are previewed under the mouse, and given where a drag ends (A39)', async () => {
    const { rating, given } = await render(HALVES);
    const shares = () => stars(rating).map(fullness).join();
    await sendMouse({ type: 'move', position: at(rating, 1.4) });
    await until(() => shares() === '1,0.5,0,0,0', 'a star and a half are previewed');
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(rating, 4.8) });
    await until(() => shares() === '1,1,1,1,1', 'the drag is followed');
    expect(given, 'not before it ends').to.deep.equal([]);
    await sendMouse({ type: 'move', position: at(rating, 2.3) });
    await sendMouse({ type: 'up' });
    expect(given).to.deep.equal([2.5]);
  });

  it('are not given by a drag that Escape ends', async () => {
    const { rating, given } = await render(HALVES);
    rating.focus();
    await sendMouse({ type: 'move', position: at(rating, 1.4) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(rating, 4.2) });
    await press('Escape');
    await sendMouse({ type: 'up' });
    expect(given).to.deep.equal([]);
  });

  it('take nothing while they are disabled', async () => {
    const { rating, slider, given } = await render(
      html`<fieldset disabled><afterword-rating precision="0.5" value="2"></afterword-rating></fieldset>`,
    );
    expect(slider.disabled).to.be.true;
    await sendMouse({ type: 'click', position: at(rating, 4.4) });
    expect(given).to.deep.equal([]);
    expect(rating.value).to.equal(2);
  });

  it('hold a form back when one is required and missing', async () => {
    const { rating, form } = await render(html`<afterword-rating precision="0.5" required></afterword-rating>`);
    expect(form.reportValidity()).to.be.false;
    expect(rating.shadowRoot!.activeElement?.getAttribute('type')).to.equal('range');
    await rating.rate(0.5);
    await rating.updateComplete;
    expect(form.checkValidity()).to.be.true;
  });

  inChromium('no touch that a test makes scrolls in Firefox')(
    'scroll when a swipe begins on them, and give nothing (A39)',
    async () => {
      const { rating, given } = await render(
        html`<p style="height: 200px">An article.</p>
          ${HALVES}
          <p style="height: 3000px">A long page.</p>`,
      );
      await swipeUp(stars(rating)[2]!, 150);
      await until(() => scrollY > 50, 'the page has scrolled');
      expect(given).to.deep.equal([]);
      expect(rating.value).to.equal(0);
      scrollTo(0, 0);
    },
  );

  inChromium('a touch that a test makes is no click in Firefox')('are given with a tap', async () => {
    const { rating, given } = await render(HALVES);
    await tap(stars(rating)[3]!);
    await until(() => given.length === 1, 'it is given');
    expect(given[0]).to.be.within(3.5, 4);
  });

  for (const precision of ['0', '-1', 'NaN', 'abc', '7', '']) {
    it(`are whole stars when the page asks for a precision of "${precision}" (A16)`, async () => {
      const rating = await fixture<RatingElement>(html`<afterword-rating precision=${precision}></afterword-rating>`);
      expect(rating.shadowRoot!.querySelectorAll('[type="radio"]')).to.have.lengthOf(5);
    });
  }

  it('are no finer than tenths', async () => {
    const { slider } = await render(html`<afterword-rating precision="0.001"></afterword-rating>`);
    expect(slider.step).to.equal('0.1');
  });
});
