import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { inChromium, middleOf, swipeUp, tap } from '../../support/browser.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { chosen, focused, group, isSaved, radios, ratingOn, stars, status, vote } from './support/ratings.js';

const press = (...keys: string[]) =>
  keys.reduce((last, key) => last.then(() => sendKeys({ press: key })), Promise.resolve());
const click = (element: Element) => sendMouse({ type: 'click', position: middleOf(element) });

/** Every event of the element that is about a choice. */
function listen(rating: RatingElement): string[] {
  const heard: string[] = [];
  for (const type of ['afterword-rate', 'afterword-rate-undo', 'change', 'input'])
    document.addEventListener(type, ({ type, target }) => target === rating && heard.push(type));
  return heard;
}

describe('choosing stars with keys', () => {
  it('takes one Tab to get to, steps with arrows, and gives with Enter (A34, A35)', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    const heard = listen(rating);
    await press('Tab');
    expect(focused(rating)).to.equal('star 1');
    await press('ArrowRight', 'ArrowUp', 'ArrowRight', 'ArrowDown');
    expect(chosen(rating)).to.equal(2);
    expect(focused(rating)).to.equal('star 2');
    expect(heard, 'nothing is given on the way').to.deep.equal([]);
    await press('Enter');
    await until(() => isSaved(host, 2), 'the vote is saved');
    expect(heard).to.deep.equal(['afterword-rate']);
    await press('Tab');
    expect(focused(rating)).to.equal('Undo');
  });

  it('stops at both ends instead of going round', async () => {
    const { rating } = await ratingOn(new TestPage());
    rating.focus();
    await press('ArrowLeft', 'ArrowLeft');
    expect(chosen(rating)).to.equal(1);
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(chosen(rating)).to.equal(5);
  });

  it('gives what was chosen when the keys come to rest, and sends one vote', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    rating.focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await until(() => isSaved(host, 3), 'the vote is saved');
    expect(callsTo(page.server, 'PUT', '/rating')).to.have.lengthOf(1);
  });

  it('gives what was chosen when the reader goes on', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    rating.focus();
    await press('ArrowRight', 'ArrowRight', 'Tab');
    await until(() => isSaved(host, 2), 'the vote is saved');
    expect(focused(rating)).to.equal('Undo');
  });

  it('clears with Delete and with Backspace, as the pointer does with Undo (D)', async () => {
    const { rating, host } = await ratingOn(new TestPage());
    for (const key of ['Delete', 'Backspace']) {
      await vote(rating, host, 4);
      rating.focus();
      await press(key);
      await until(() => isSaved(host, null), `${key} takes it back`);
    }
    await vote(rating, host, 4);
    await click(rating.shadowRoot!.querySelector('[part="undo"]')!);
    await until(() => isSaved(host, null), 'a click takes it back');
  });

  it('leaves keys alone that are for the browser', async () => {
    const { rating } = await ratingOn(new TestPage());
    rating.focus();
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey']) {
      const event = new KeyboardEvent('keydown', {
        key: 'ArrowRight',
        bubbles: true,
        cancelable: true,
        [modifier]: true,
      });
      radios(rating)[0]!.dispatchEvent(event);
      expect(event.defaultPrevented, modifier).to.be.false;
    }
    expect(chosen(rating)).to.equal(0);
  });
});

describe('choosing stars from right to left (A44)', () => {
  const places = {
    element: html`<div><afterword-rating dir="rtl"></afterword-rating></div>`,
    ancestor: html`<div dir="rtl"><afterword-rating></afterword-rating></div>`,
    root: html`<div><afterword-rating></afterword-rating></div>`,
  };

  afterEach(() => document.documentElement.removeAttribute('dir'));

  for (const [place, content] of Object.entries(places)) {
    it(`mirrors the stars, the pointer and the keys (dir on the ${place})`, async () => {
      if (place === 'root') document.documentElement.dir = 'rtl';
      const form = await fixture<HTMLElement>(html`<form>${content}</form>`);
      const rating = form.querySelector('afterword-rating')!;
      await rating.updateComplete;
      const { left, height } = group(rating).getBoundingClientRect();
      const { top } = group(rating).getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(left + 14), Math.round(top + height / 2)] });
      expect(rating.value, 'the leftmost star is the last').to.equal(5);
      await press('ArrowRight', 'Enter');
      expect(rating.value, 'the right arrow goes back').to.equal(4);
      await press('ArrowLeft', 'Enter');
      expect(rating.value, 'the left arrow goes on').to.equal(5);
    });
  }
});

describe('choosing stars with a finger', () => {
  for (const attributes of ['', 'readonly']) {
    inChromium('no touch that a test makes scrolls in Firefox')(
      `scrolls when a swipe begins on the stars, and never votes (A39) ${attributes}`,
      async () => {
        const page = new TestPage();
        const { rating } = await ratingOn(
          page,
          html`<p style="height: 200px">An article.</p>
            <afterword-rating ?readonly=${attributes === 'readonly'}></afterword-rating>
            <p style="height: 3000px">A long page.</p>`,
        );
        const heard = listen(rating);
        await swipeUp(stars(rating)[2]!, 150);
        await until(() => scrollY > 50, 'the page has scrolled');
        expect(heard).to.deep.equal([]);
        expect(chosen(rating)).to.equal(0);
        expect(callsTo(page.server, 'PUT', '/rating')).to.have.lengthOf(0);
        scrollTo(0, 0);
      },
    );
  }

  inChromium('a touch that a test makes is no click in Firefox')('votes with a tap', async () => {
    const { rating, host } = await ratingOn(new TestPage());
    await tap(stars(rating)[3]!);
    await until(() => isSaved(host, 4), 'the vote is saved');
  });
});

describe('stars that take no vote (A20)', () => {
  it('say and send nothing when they only show', async () => {
    const page = new TestPage();
    const { rating } = await ratingOn(page, html`<afterword-rating readonly value="3"></afterword-rating>`);
    const heard = listen(rating);
    await click(stars(rating)[4]!);
    expect(radios(rating)).to.have.lengthOf(0);
    expect(heard).to.deep.equal([]);
    expect(rating.value).to.equal(3);
    rating.focus();
    expect(rating.matches(':focus'), 'not focusable').to.be.false;
    expect(group(rating).getAttribute('role')).to.equal('img');
  });

  it('say and send nothing when they are disabled', async () => {
    const page = new TestPage();
    const { rating } = await ratingOn(page, html`<afterword-rating disabled></afterword-rating>`);
    const heard = listen(rating);
    await click(stars(rating)[4]!);
    radios(rating)[2]!.click();
    expect(heard).to.deep.equal([]);
    expect(chosen(rating)).to.equal(0);
    expect(callsTo(page.server, 'PUT', '/rating')).to.have.lengthOf(0);
  });

  it('say nothing when the star is the one already given', async () => {
    const { rating, host } = await ratingOn(new TestPage());
    await vote(rating, host, 3);
    const heard = listen(rating);
    await click(stars(rating)[2]!);
    expect(heard).to.deep.equal([]);
    expect(status(rating)).to.contain('You rated 3.');
  });
});
