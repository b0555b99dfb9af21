import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { emulate, inChromium, NO_MEDIA } from '../../support/browser.js';
import { button, parts, words } from '../../support/find.js';
import { expectAccessible, paint } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { closed, find, isOpen, newName, part, putAway } from './support/disclaimers.js';

const OWN = (name: string) =>
  html`<afterword-disclaimer name=${name}>
    <h3 slot="heading">Please read this</h3>
    <p>What is written here is no medical advice.</p>
  </afterword-disclaimer>`;

describe('reading a disclaimer (E)', () => {
  afterEach(async () => {
    paint('light');
    await emulate({});
  });

  it('is a region with a heading, and interrupts nobody', async () => {
    const disclaimer = find(
      await new TestPage().render(html`<afterword-disclaimer name=${newName()}></afterword-disclaimer>`),
    );
    expect(part(disclaimer, 'notice').localName).to.equal('section');
    expect(part(disclaimer, 'notice').ariaLabel).to.equal('Not medical advice');
    expect(words(part(disclaimer, 'heading'))).to.equal('Not medical advice');
    expect(disclaimer.shadowRoot!.querySelector('[role="alert"], [role="alertdialog"], [aria-live]')).to.equal(null);
    expect(disclaimer.shadowRoot!.textContent).to.contain('do not replace the advice');
  });

  it('is in the page itself: text and heading are the author’s own elements (A26, A30)', async () => {
    const host = await new TestPage().render(OWN(newName()));
    const [heading, text] = [host.querySelector('h3')!, host.querySelector('p')!];
    expect(heading.checkVisibility() && text.checkVisibility()).to.be.true;
    expect(part(find(host), 'notice').ariaLabel).to.equal('Please read this');
    const unknown = document.createElement('afterword-not-defined');
    unknown.append(text.cloneNode(true));
    document.body.append(unknown);
    expect(unknown.firstElementChild!.checkVisibility(), 'where no script ever comes').to.be.true;
    unknown.remove();
  });

  it('is never smaller than the text of the page', async () => {
    const host = await new TestPage().render(OWN(newName()));
    const size = getComputedStyle(document.body).fontSize;
    expect(getComputedStyle(host.querySelector('p')!).fontSize).to.equal(size);
    expect(getComputedStyle(part(find(host), 'body')).fontSize).to.equal(size);
  });

  it('stays at the edge of the window when it is sticky, until it was read, and covers nothing that has the focus', async () => {
    const host = await new TestPage().render(html`
      <div class="tall">
        ${Array.from({ length: 30 }, (_, index) => html`<p><a href="#${index}">Link ${index}</a></p>`)}
        <afterword-disclaimer name=${newName()} mode="sticky"></afterword-disclaimer>
      </div>
    `);
    const disclaimer = find(host);
    const bottom = () => disclaimer.getBoundingClientRect().bottom;
    await until(() => getComputedStyle(disclaimer).position === 'sticky', 'it is sticky');
    expect(host.firstElementChild!.getBoundingClientRect().bottom).to.be.above(innerHeight);
    expect(bottom()).to.be.closeTo(innerHeight, 1);
    const links = [...host.querySelectorAll('a')];
    const edge = () => disclaimer.getBoundingClientRect().top;
    const next = links.findIndex((link) => link.getBoundingClientRect().bottom > edge());
    links[next - 1]!.focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement === links[next]).to.be.true;
    expect(links[next]!.getBoundingClientRect().bottom, 'not under it (WCAG 2.4.11)').to.be.at.most(edge());
    putAway(disclaimer);
    await closed(disclaimer);
    expect(getComputedStyle(disclaimer).position).to.equal('static');
    await until(
      () => getComputedStyle(document.documentElement).scrollPaddingBlockEnd === 'auto',
      'the page scrolls as before',
    );
    scrollTo(0, 0);
  });

  it('stays also where it stands first and the reader has scrolled past it', async () => {
    const host = await new TestPage().render(html`
      <div class="tall">
        <afterword-disclaimer name=${newName()} mode="sticky"></afterword-disclaimer>
        ${Array.from({ length: 60 }, (_, index) => html`<p><a href="#${index}">Link ${index}</a></p>`)}
      </div>
    `);
    const disclaimer = find(host);
    await until(() => getComputedStyle(disclaimer).position === 'sticky', 'it is sticky');
    const place = () => disclaimer.getBoundingClientRect();
    scrollTo(0, host.offsetTop + 1000);
    expect(place().top).to.be.closeTo(0, 1);
    const links = [...host.querySelectorAll('a')];
    const covered = links.findLastIndex((link) => link.getBoundingClientRect().top < place().bottom);
    await until(
      () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) > 0,
      'it has heard of the scrolling',
    );
    links[covered + 1]!.focus();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(document.activeElement === links[covered]).to.be.true;
    expect(links[covered]!.getBoundingClientRect().top, 'not under it (WCAG 2.4.11)').to.be.at.least(place().bottom);
    putAway(disclaimer);
    await closed(disclaimer);
    scrollTo(0, 0);
  });

  it('is put away and brought back with keys, and the focus goes along', async () => {
    const disclaimer = find(await new TestPage().render(OWN(newName())));
    await disclaimer.updateComplete;
    disclaimer.focus();
    const focused = () => words(disclaimer.shadowRoot!.activeElement);
    expect(focused()).to.equal('Hide');
    await until(async () => {
      await sendKeys({ press: 'Enter' });
      return !isOpen(disclaimer);
    }, 'it is put away');
    await until(() => focused() === 'Show', 'the focus is on Show');
    expect(button(disclaimer, 'Show')!.ariaExpanded).to.equal('false');
    await sendKeys({ press: ' ' });
    await until(() => isOpen(disclaimer) && focused() === 'Hide', 'it is open, and the focus is on Hide');
  });

  inChromium(NO_MEDIA)('is printed in full, also when it was put away', async () => {
    const host = await new TestPage().render(OWN(newName()));
    putAway(find(host));
    await closed(find(host));
    expect(host.querySelector('p')!.checkVisibility()).to.be.false;
    await emulate({}, 'print');
    expect(host.querySelector('p')!.checkVisibility()).to.be.true;
    expect(parts(find(host), 'reopen')[0]!.checkVisibility()).to.be.false;
  });

  it('is accessible open, put away, guarding, overdue and sticky (A33, A42)', async () => {
    const name = newName();
    const host = await new TestPage().render(html`
      <afterword-disclaimer
        name=${name}
        for="comments"
        mode="sticky"
        reviewed-by="Dr. Ada Byron, MD"
        last-reviewed="2019-01-31"
        next-review="2020-01-31"
      ></afterword-disclaimer>
    `);
    await until(() => words(part(find(host), 'credits')).includes('overdue'), 'the review is there');
    await expectAccessible(host);
    putAway(find(host));
    await closed(find(host));
    await expectAccessible(host);
    find(host).reopen();
    await find(host).updateComplete;
    await expectAccessible(host);
    const own = await new TestPage().render(OWN(newName()));
    await expectAccessible(own);
  });
});
