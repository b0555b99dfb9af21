import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ConsentEvent } from '../../../src/elements/consent/consent.events.js';
import { emulate, inChromium, NO_MEDIA } from '../../support/browser.js';
import { button, focused, part, parts, words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { callsTo, openStreams } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { ask, KEY, withGpc } from './support/questions.js';

interface Kept {
  readonly version: string;
  readonly at: number;
  readonly granted: string[];
}

const kept = (): Kept => JSON.parse(localStorage.getItem(KEY)!) as Kept;
const DAY = 24 * 60 * 60 * 1000;

/** As if the answer had been given so many days ago. */
function age(days: number): void {
  localStorage.setItem(KEY, JSON.stringify({ ...kept(), at: Date.now() - days * DAY }));
}

describe('a page that asks for consent', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  after(() => localStorage.removeItem(KEY));

  it('asks without a wall: nothing is ticked, the focus stays, nobody is called', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    const { consent, page } = await ask();
    expect(words(part(consent, 'heading'))).to.equal('May we count your visit?');
    expect(focused() === field).to.be.true;
    expect(consent.shadowRoot!.querySelector('dialog')).to.equal(null);
    button(consent, 'Choose')!.click();
    await consent.updateComplete;
    expect(consent.shadowRoot!.querySelectorAll('input').length).to.equal(2);
    expect(consent.shadowRoot!.querySelectorAll('input:checked').length).to.equal(0);
    expect(consent.granted).to.deep.equal([]);
    expect(openStreams(page.server)).to.have.lengthOf(0);
    expect(callsTo(page.server, 'GET', '')).to.have.lengthOf(0);
    field.remove();
  });

  it('gives Yes and No the same weight: one click, one size, one look', async () => {
    for (const width of [320, 900]) {
      const { consent, host } = await ask(
        html`<div style="width: ${width}px"><afterword-consent></afterword-consent></div>`,
      );
      const [yes, no] = ['Accept all', 'Reject all'].map((name) => button(consent, name)!);
      const looks = [yes!, no!].map((one) => {
        const { width: wide, height } = one.getBoundingClientRect();
        const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(one);
        return {
          wide: Math.round(wide),
          height: Math.round(height),
          color,
          backgroundColor,
          borderColor,
          fontSize,
          fontWeight,
        };
      });
      expect(looks[0]).to.deep.equal(looks[1]);
      expect(consent.scrollWidth <= width).to.be.true;
      host.remove();
    }
  });

  it('keeps the answer with its version and time, tells the page, and shrinks to a line that says what is on', async () => {
    const { consent, host } = await ask(html`<afterword-consent version="2026-11"></afterword-consent>`);
    const heard: ConsentEvent[] = [];
    host.addEventListener('afterword-consent', (event) => heard.push(event), { once: true });
    button(consent, 'Accept all')!.click();
    await consent.updateComplete;
    expect(heard.map(({ granted, version }) => [...granted, version])).to.deep.equal([
      ['analytics', 'marketing', '2026-11'],
    ]);
    expect(kept()).to.deep.include({ version: '2026-11', granted: ['analytics', 'marketing'] });
    expect(Math.abs(kept().at - Date.now()) < 5000).to.be.true;
    expect(words(part(consent, 'control'))).to.equal(
      'Privacy choices Agreed: Counting visits and Measuring advertising.',
    );
    expect([...host.store!.state.consent!.granted]).to.deep.equal(['analytics', 'marketing']);
    await consent.updateComplete;
    expect(focused() === button(consent, 'Privacy choices'), 'the focus is not lost').to.be.true;
    expect((await ask(html`<afterword-consent version="2026-11"></afterword-consent>`)).consent.matches(':state(open)'))
      .to.be.false;
  });

  it('can be answered in part, by keyboard alone', async () => {
    const { consent } = await ask();
    button(consent, 'Choose')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.matches('input'), 'the first purpose has the focus');
    await sendKeys({ press: ' ' });
    button(consent, 'Save choices')!.focus();
    await sendKeys({ press: 'Enter' });
    await consent.updateComplete;
    expect(consent.granted).to.deep.equal(['analytics']);
  });

  it('is taken back from the line that stays, from a link anywhere and from a script', async () => {
    const { consent, host } = await ask(
      html`<p><a href="#choices">Privacy choices</a></p>
        <afterword-consent id="choices"></afterword-consent>`,
    );
    button(consent, 'Accept all')!.click();
    await consent.updateComplete;
    host.querySelector('a')!.click();
    await until(() => focused()?.matches('input'), 'the choices are open and have the focus');
    expect(consent.shadowRoot!.querySelectorAll('input:checked').length, 'what is on is ticked').to.equal(2);
    button(consent, 'Close')!.click();
    await consent.updateComplete;
    expect(consent.granted, 'closing changes nothing').to.have.lengthOf(2);
    button(consent, 'Privacy choices')!.click();
    await consent.updateComplete;
    button(consent, 'Reject all')!.click();
    await consent.updateComplete;
    expect(consent.granted).to.deep.equal([]);
    consent.accept();
    expect(consent.granted).to.have.lengthOf(2);
    consent.withdraw();
    expect(consent.granted).to.deep.equal([]);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('asks again after half a year, or as long as the site says, and never later than in thirteen months', async () => {
    const { consent, host } = await ask();
    consent.accept();
    host.remove();
    for (const [expires, days, asks] of [
      [180, 179, false],
      [180, 181, true],
      [30, 31, true],
      [9999, 394, false],
      [9999, 396, true],
      [NaN, 181, true],
    ] as const) {
      age(days);
      const again = await ask(html`<afterword-consent .expires=${expires}></afterword-consent>`);
      expect(again.consent.matches(':state(open)'), `${expires}, ${days}`).to.equal(asks);
      again.host.remove();
    }
  });

  it('does not ask again after a No for more than a year', async () => {
    const { consent, host } = await ask();
    consent.reject();
    host.remove();
    age(370);
    const { consent: later, host: laterHost } = await ask();
    expect(later.matches(':state(open)')).to.be.false;
    laterHost.remove();
    age(396);
    expect((await ask()).consent.matches(':state(open)')).to.be.true;
  });

  it('asks again when the question is another: a new version, or one more purpose', async () => {
    const { consent } = await ask();
    consent.accept();
    consent.categories = 'analytics marketing captcha';
    await consent.updateComplete;
    expect(consent.granted).to.deep.equal([]);
    expect(consent.matches(':state(open)')).to.be.true;
    consent.accept(['captcha', 'made-up']);
    expect(consent.granted).to.deep.equal(['captcha']);
    consent.version = '2';
    await consent.updateComplete;
    expect(consent.granted).to.deep.equal([]);
  });

  it('grants nothing on a page that has no way to take it back', async () => {
    const { consent, host } = await ask();
    consent.accept();
    consent.remove();
    expect(consent.granted).to.deep.equal([]);
    host.append(consent);
    await consent.updateComplete;
    expect(consent.granted).to.have.lengthOf(2);
  });

  it('takes Global Privacy Control for a No and says so, until the reader says otherwise', async () => {
    const { consent: before, host } = await ask();
    before.accept();
    host.remove();
    await withGpc(async () => {
      const { consent } = await ask();
      expect(consent.matches(':state(open)')).to.be.false;
      expect(consent.granted).to.deep.equal([]);
      expect(words(part(consent, 'control'))).to.contain('Global Privacy Control). Nothing is on.');
      button(consent, 'Privacy choices')!.click();
      await consent.updateComplete;
      button(consent, 'Accept all')!.click();
      await consent.updateComplete;
      expect(consent.granted).to.have.lengthOf(2);
    });
  });

  it('is of no use to hackers of names: an owner’s purpose and words are shown as text', async () => {
    const { consent } = await ask(
      html`<afterword-consent categories="research __proto__ constructor">
        <h2 slot="heading">A word from us</h2>
        <p>Our own words.</p>
        <span slot="research">Medical research</span>
      </afterword-consent>`,
    );
    button(consent, 'Choose')!.click();
    await consent.updateComplete;
    expect(part(consent, 'notice')!.getAttribute('aria-label')).to.equal('A word from us');
    consent.accept(['research']);
    await consent.updateComplete;
    expect(words(part(consent, 'control'))).to.contain('Agreed: Medical research.');
    expect(parts(consent, 'reopen')).to.have.lengthOf(1);
  });

  it('tells Google Consent Mode where the site has it, and makes none where it has not', async () => {
    const { consent } = await ask();
    consent.accept();
    expect('gtag' in window || 'dataLayer' in window).to.be.false;
    const layer: unknown[][] = [];
    Object.assign(window, { gtag: (...words: unknown[]) => layer.push(words) });
    try {
      consent.accept(['analytics']);
      consent.withdraw();
    } finally {
      delete (window as { gtag?: unknown }).gtag;
    }
    const denied = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' };
    expect(layer).to.deep.equal([
      ['consent', 'update', { analytics_storage: 'granted', ...denied }],
      ['consent', 'update', { analytics_storage: 'denied', ...denied }],
    ]);
  });

  it('tells Google Consent Mode No before the answer, and when what was agreed to is gone in any way', async () => {
    const layer: unknown[] = [];
    Object.assign(window, { gtag: (_consent: string, _update: string, signals: object) => layer.push(signals) });
    const told = (analytics: string): object => ({ analytics_storage: analytics });
    try {
      const { consent } = await ask(html`<afterword-consent categories="analytics"></afterword-consent>`);
      expect(layer, 'nobody has answered').to.deep.equal([told('denied')]);
      consent.accept();
      expect(layer.splice(0)).to.deep.equal([told('denied'), told('granted')]);
      localStorage.removeItem(KEY);
      dispatchEvent(new StorageEvent('storage', { key: null })); // as another tab that clears everything
      expect(layer.splice(0), 'the record is gone').to.deep.equal([told('denied')]);
      consent.accept();
      consent.version = '2';
      await consent.updateComplete;
      expect(layer.splice(0), 'the question is another').to.deep.equal([told('granted'), told('denied')]);
      consent.accept();
      consent.remove();
      expect(layer, 'nobody asks any more').to.deep.equal([told('granted'), told('denied')]);
    } finally {
      delete (window as { gtag?: unknown }).gtag;
    }
  });

  it('is accessible, open and closed, in light and dark, from both sides', async () => {
    const { consent, host } = await ask();
    await expectAccessible(host);
    consent.reopen();
    await consent.updateComplete;
    await expectAccessible(host);
    consent.reject();
    await consent.updateComplete;
    await expectAccessible(host);
  });

  inChromium(NO_MEDIA)('shows its buttons in forced colours, and nothing of itself on paper', async () => {
    const { consent } = await ask();
    try {
      await emulate({ 'forced-colors': 'active' });
      expect(getComputedStyle(button(consent, 'Reject all')!).borderTopStyle).to.equal('solid');
      await emulate({}, 'print');
      expect(consent.checkVisibility()).to.be.false;
    } finally {
      await emulate({});
    }
  });

  it('sticks to the lower edge and moves nothing above it', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    host.innerHTML = '<p style="height: 3000px">A long page.</p><afterword-consent></afterword-consent>';
    const [text, consent] = [host.querySelector('p')!, host.querySelector('afterword-consent')!];
    const { top } = text.getBoundingClientRect();
    await consent.updateComplete;
    await until(() => consent.matches(':state(open)'), 'it asks');
    expect(Math.round(consent.getBoundingClientRect().bottom)).to.equal(innerHeight);
    expect(text.getBoundingClientRect().top).to.equal(top);
    consent.mode = 'inline';
    await consent.updateComplete;
    expect(consent.getBoundingClientRect().top > innerHeight).to.be.true;
    host.remove();
  });
});
