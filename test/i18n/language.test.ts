import { expect, fixture, html } from '@open-wc/testing';
import type { RatingElement } from '../../src/elements/rating/rating.js';
import '../../src/elements/rating/define.js';
import '../../src/elements/disclaimer/define.js';
import '../../src/elements/terms/define.js';
import { registerMessages } from '../../src/i18n/register-messages.js';
import { TestPage } from '../support/page.js';
import { part, words } from '../support/find.js';
import { until } from '../support/until.js';

registerMessages('de', {
  rating: {
    label: 'Bewerten',
    stars: (value, stars) => `${value} von ${stars} Sternen`,
    average: (average, count, n) => `${average} · ${count} ${n === 1 ? 'Bewertung' : 'Bewertungen'}`,
  },
  disclaimer: { heading: 'Kein ärztlicher Rat' },
  disclaimerReview: { lastReviewed: 'Zuletzt geprüft' },
  terms: { notice: (documents) => ['Beim Absenden gelten die ', documents, '.'], terms: () => 'Bedingungen' },
});
registerMessages('de-AT', { rating: { label: 'Benoten' } });

const named = (rating: RatingElement) => part(rating, 'stars')!.ariaLabel;

describe('the language of an element (A70)', () => {
  it('is that of the nearest lang around it', async () => {
    const host = await fixture(html`
      <div lang="de">
        <afterword-rating></afterword-rating>
        <div lang="en"><afterword-rating></afterword-rating></div>
        <afterword-rating lang="en"></afterword-rating>
      </div>
    `);
    const names = [...host.querySelectorAll('afterword-rating')].map(named);
    expect(names).to.deep.equal(['Bewerten', 'Rate this', 'Rate this']);
  });

  it('is found through shadow roots (A27)', async () => {
    const host = await fixture(html`<div lang="de"><div></div></div>`);
    const root = host.firstElementChild!.attachShadow({ mode: 'open' });
    const rating = root.appendChild(document.createElement('afterword-rating'));
    await rating.updateComplete;
    expect(named(rating)).to.equal('Bewerten');
  });

  it('falls back from a region to the language, and from both to English', async () => {
    const host = await fixture(html`
      <div>
        <afterword-rating lang="de-CH" readonly value="3"></afterword-rating>
        <afterword-rating lang="DE-at" readonly value="3"></afterword-rating>
        <afterword-rating lang="fr" readonly value="3"></afterword-rating>
        <afterword-rating lang="de" readonly></afterword-rating>
      </div>
    `);
    expect([...host.querySelectorAll('afterword-rating')].map(named)).to.deep.equal([
      'Bewerten: 3 von 5 Sternen',
      'Benoten: 3 von 5 Sternen',
      'Rate this: 3 of 5 stars',
      'Bewerten: not rated yet',
    ]);
  });

  it('is followed when it is switched, without a reload (A71)', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="en"><afterword-rating></afterword-rating></div>`);
    const rating = host.querySelector('afterword-rating')!;
    host.lang = 'de';
    await until(() => named(rating) === 'Bewerten', 'it speaks German');
    rating.lang = 'en';
    await until(() => named(rating) === 'Rate this', 'it speaks English');
  });

  it('can be taught while elements are on the page (A69, A71)', async () => {
    const rating = await fixture<RatingElement>(html`<afterword-rating lang="nl"></afterword-rating>`);
    expect(named(rating)).to.equal('Rate this');
    registerMessages('nl', { rating: { label: 'Beoordeel dit' } });
    await rating.updateComplete;
    expect(named(rating)).to.equal('Beoordeel dit');
    registerMessages('nl', { rating: { required: 'Kies een beoordeling.' } });
    await rating.updateComplete;
    expect(named(rating), 'what was said before still stands').to.equal('Beoordeel dit');
  });

  it('writes numbers and dates as people there do', async () => {
    const page = new TestPage();
    const host = await page.render(html`
      <afterword-rating lang="de"></afterword-rating>
      <afterword-rating lang="de" readonly value="3.5"></afterword-rating>
      <afterword-disclaimer lang="de" name="i18n" last-reviewed="2026-01-31"></afterword-disclaimer>
    `);
    const [rating, shown] = host.querySelectorAll('afterword-rating');
    await rating!.rate(4);
    await until(() => words(part(rating!, 'average')) === '4,0 · 1 Bewertung', 'the average is written in German');
    expect(named(shown!)).to.equal('Bewerten: 3,5 von 5 Sternen');
    const credits = () => words(part(host.querySelector('afterword-disclaimer')!, 'credits'));
    await until(() => credits() === 'Zuletzt geprüft 31. Januar 2026', 'the date is written in German');
  });

  it('puts links where its sentence wants them', async () => {
    localStorage.removeItem('afterword:terms'); // what another test agreed to
    const host = await new TestPage().render(html`<afterword-terms lang="de" terms-href="/agb"></afterword-terms>`);
    const terms = host.querySelector('afterword-terms')!;
    expect(terms.shadowRoot!.textContent.replace(/\s+/g, ' ').trim()).to.equal('Beim Absenden gelten die Bedingungen.');
    expect(part(terms, 'link')!.textContent).to.equal('Bedingungen');
  });

  for (const lang of ['en_US', 'x', '-', 'de-', '日本語', 'a'.repeat(80)]) {
    it(`survives a tag that is none (A16): ${lang.slice(0, 10)}`, async () => {
      const host = await new TestPage().render(html`
        <afterword-rating lang=${lang} readonly value="3.5"></afterword-rating>
        <afterword-disclaimer lang=${lang} name="i18n" last-reviewed="2026-01-31"></afterword-disclaimer>
      `);
      expect(named(host.querySelector('afterword-rating')!)).to.match(/3.5/);
      expect(words(part(host.querySelector('afterword-disclaimer')!, 'credits'))).to.contain('2026');
    });
  }

  it('is no longer looked after when the element has left (A7)', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="en"><afterword-rating></afterword-rating></div>`);
    const rating = host.querySelector('afterword-rating')!;
    rating.remove();
    registerMessages('en', { rating: { label: 'Rate it' } });
    await rating.updateComplete;
    expect(named(rating)).to.equal('Rate this');
    host.append(rating);
    await rating.updateComplete;
    expect(named(rating), 'and is looked up when it comes back').to.equal('Rate it');
    registerMessages('en', { rating: { label: 'Rate this' } });
  });
});
