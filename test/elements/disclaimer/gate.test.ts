import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { nothing, type TemplateResult } from 'lit';
import type { DeclineEvent } from '../../../src/elements/disclaimer/decline.events.js';
import type { DisclaimerElement } from '../../../src/elements/disclaimer/disclaimer.js';
import type { PageElement } from '../../../src/elements/page/page.js';
import { emulate, inChromium, NO_MEDIA } from '../../support/browser.js';
import { button, focused, words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { find, newName, putAway } from './support/disclaimers.js';

const sheet = (disclaimer: DisclaimerElement) => disclaimer.shadowRoot!.querySelector('dialog');
const isUp = (disclaimer: DisclaimerElement) => sheet(disclaimer)?.matches(':modal') ?? false;
const isDown = (disclaimer: DisclaimerElement) => sheet(disclaimer)?.open === false;

const GATE = (name: string, { version = '1', declineHref = '', waits = '' } = {}): TemplateResult =>
  html`<afterword-disclaimer
    mode="gate"
    name=${name}
    version=${version}
    for=${waits}
    decline-href=${declineHref || nothing}
  >
    <h2 slot="heading">For professionals</h2>
    <p>What follows is meant for people who work in medicine.</p>
  </afterword-disclaimer>`;

async function ask(content: TemplateResult, page = new TestPage()): Promise<DisclaimerElement> {
  const disclaimer = find(await page.render(content));
  await until(() => isUp(disclaimer), 'the gate asks');
  return disclaimer;
}

/** A few frames, in which whatever would happen has happened. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
}

describe('a gate (E)', () => {
  afterEach(() => document.querySelectorAll('afterword-page').forEach((page) => page.remove()));

  it('is a native dialog over the page, named by its heading and described by its text, with the focus on itself', async () => {
    const disclaimer = await ask(GATE(newName()));
    expect(sheet(disclaimer)!.ariaLabel).to.equal('For professionals');
    expect(disclaimer.querySelector('p')!.checkVisibility(), 'its text is the light DOM').to.be.true;
    expect(focused()?.className).to.equal('open');
    await Promise.all(
      sheet(disclaimer)!
        .getAnimations()
        .map(({ finished }) => finished),
    ); // half there, it is pale
    await expectAccessible(disclaimer);
  });

  it('is never accepted by Escape, however often it is pressed', async () => {
    const [page, name] = [new TestPage(), newName()];
    const disclaimer = await ask(GATE(name), page);
    for (let press = 0; press < 4; press++) {
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(isUp(disclaimer), `after ${press + 1}`).to.be.true;
    }
    // What a browser does that does not ask before it closes.
    sheet(disclaimer)!.close();
    await until(() => isUp(disclaimer), 'it comes back');
    expect(localStorage.getItem(`afterword:disclaimer:${name}:1`)).to.equal(null);
    expect(callsTo(page.server, 'POST', '/acknowledgements')).to.have.lengthOf(0);
  });

  it('is accepted by its button, told to the server, and remembered', async () => {
    const [page, name] = [new TestPage(), newName()];
    const disclaimer = await ask(GATE(name, { version: '2026-11' }), page);
    button(disclaimer, 'I understand')!.click();
    await until(() => isDown(disclaimer), 'it is down');
    await until(() => callsTo(page.server, 'POST', '/acknowledgements').length > 0, 'the server is told');
    const again = find(await page.render(GATE(name, { version: '2026-11' })));
    await until(() => sheet(again), 'the second visit');
    await settled();
    expect(isUp(again)).to.be.false;
    expect(words(again.shadowRoot!.querySelector('.line'))).to.equal('For professionals You have read this. Show');
    await ask(GATE(name, { version: '2026-12' }), page); // another text asks again
  });

  it('gives the focus back where it was', async () => {
    const name = newName();
    const first = await ask(GATE(name));
    putAway(first);
    await until(() => isDown(first), 'it is down');
    button(first, 'Show')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => isUp(first), 'it is up again');
    expect(button(first, 'Decline'), 'what was accepted is not asked again').to.equal(undefined);
    await sendKeys({ press: 'Escape' });
    await until(() => isDown(first), 'Escape closes what was accepted before');
    expect(focused() === button(first, 'Show')).to.be.true;
    expect(first.matches(':state(closed)')).to.be.true;
  });

  it('can be declined: nothing is accepted, it asks no more on this visit, and can be reopened', async () => {
    const [page, name] = [new TestPage(), newName()];
    const disclaimer = await ask(GATE(name), page);
    const heard: DeclineEvent[] = [];
    disclaimer.addEventListener('afterword-decline', (event) => heard.push(event));
    button(disclaimer, 'Decline')!.click();
    await until(() => isDown(disclaimer), 'it is down');
    expect(heard.map(({ disclaimer: of, version }) => [of, version])).to.deep.equal([[name, '1']]);
    expect(disclaimer.matches(':state(declined)')).to.be.true;
    expect(words(disclaimer.shadowRoot!.querySelector('.line'))).to.contain('You have declined this.');
    await settled();
    expect(isUp(disclaimer), 'it does not loop').to.be.false;
    expect(callsTo(page.server, 'POST', '/acknowledgements')).to.have.lengthOf(0);
    button(disclaimer, 'Show')!.click();
    await until(() => isUp(disclaimer), 'it asks again');
    putAway(disclaimer);
    await until(() => isDown(disclaimer), 'it is accepted');
    expect(disclaimer.matches(':state(declined)')).to.be.false;
    await ask(GATE(newName()));
  });

  it('asks on the next visit who has declined, and who has declined an older text', async () => {
    const name = newName();
    const disclaimer = await ask(GATE(name));
    disclaimer.decline();
    await until(() => isDown(disclaimer), 'it is down');
    await ask(GATE(name));
    disclaimer.version = '2';
    await until(() => isUp(disclaimer), 'another text was not declined');
  });

  it('stays open when the page cancels the No (A24)', async () => {
    const disclaimer = await ask(GATE(newName()));
    disclaimer.addEventListener('afterword-decline', (event) => event.preventDefault());
    button(disclaimer, 'Decline')!.click();
    await settled();
    expect(isUp(disclaimer)).to.be.true;
  });

  it('leads away who declines, where the site says so, and never to a script (B8)', async () => {
    const disclaimer = await ask(GATE(newName(), { declineHref: '/elsewhere' }));
    const link = disclaimer.shadowRoot!.querySelector<HTMLAnchorElement>('a[part="decline"]')!;
    expect(words(link)).to.equal('Decline');
    expect(link.getAttribute('href')).to.equal('/elsewhere');
    let isFollowed = false;
    document.addEventListener(
      'click',
      (event) => {
        isFollowed = !event.defaultPrevented;
        event.preventDefault(); // the test stays
      },
      { once: true },
    );
    link.click();
    expect(isFollowed).to.be.true;
    const hostile = await ask(GATE(newName(), { declineHref: 'javascript:alert(1)' }));
    expect(hostile.shadowRoot!.querySelector('a')).to.equal(null);
    expect(button(hostile, 'Decline')).to.exist;
  });

  it('asks once where the browser keeps nothing, and never loops (A67)', async () => {
    const [page, name] = [new TestPage(), newName()];
    const storage = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    const blocked = (): never => {
      throw new DOMException('Blocked', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { configurable: true, get: blocked });
    try {
      const disclaimer = await ask(GATE(name), page);
      putAway(disclaimer);
      await until(() => isDown(disclaimer), 'it is accepted');
      for (let visit = 0; visit < 2; visit++) {
        const next = find(await page.render(GATE(name)));
        await until(() => sheet(next), 'another element says the same');
        await settled();
        expect(isUp(next)).to.be.false;
      }
    } finally {
      Object.defineProperty(window, 'localStorage', storage);
    }
  });

  it('closes when another tab has accepted it', async () => {
    const name = newName();
    const disclaimer = await ask(GATE(name));
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentWindow!.localStorage.setItem(`afterword:disclaimer:${name}:1`, String(Date.now()));
    await until(() => isDown(disclaimer), 'it is down');
    frame.remove();
  });

  it('does not lock a page in which it cannot be seen, and lets go of it when it leaves', async () => {
    const host = await new TestPage().render(
      html`<div hidden>${GATE(newName())}</div>
        <button>Of the page</button>`,
    );
    await until(() => sheet(find(host)), 'it is loaded');
    await settled();
    expect(isUp(find(host))).to.be.false;
    const disclaimer = await ask(GATE(newName()));
    const parent = disclaimer.parentElement!;
    disclaimer.remove();
    expect(document.querySelector(':modal')).to.equal(null);
    parent.append(disclaimer);
    await until(() => isUp(disclaimer), 'it asks again when it comes back');
  });

  inChromium(NO_MEDIA)('is printed where it stands, open or not', async () => {
    const name = newName();
    const disclaimer = await ask(GATE(name));
    const text = () => disclaimer.querySelector('p')!.checkVisibility();
    dispatchEvent(new Event('beforeprint'));
    await emulate({}, 'print');
    expect(isUp(disclaimer)).to.be.false;
    expect(text()).to.be.true;
    expect(getComputedStyle(sheet(disclaimer)!).position).to.equal('static');
    await emulate({});
    dispatchEvent(new Event('afterprint'));
    expect(isUp(disclaimer)).to.be.true;
    putAway(disclaimer);
    await until(() => isDown(disclaimer), 'it is accepted');
    expect(text()).to.be.false;
    await emulate({}, 'print');
    expect(text()).to.be.true;
    await emulate({});
  });

  it('fits a narrow window, and scrolls inside itself', async () => {
    const disclaimer = await ask(GATE(newName()));
    const text = disclaimer.querySelector('p')!;
    text.textContent = 'Long. '.repeat(3000);
    const { top, bottom, left, right } = sheet(disclaimer)!.getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth).to.be.true;
    expect(sheet(disclaimer)!.scrollHeight).to.be.above(sheet(disclaimer)!.clientHeight);
  });
});

describe('parts of the page that wait (E)', () => {
  const region = (host: Element) => host.querySelector<HTMLElement>('#dosage')!;
  const REGION = html`<div id="dosage"><a href="#x">The dosage</a></div>`;

  it('are inert until the disclaimer was read: seen, and not to be used', async () => {
    const host = await new TestPage().render(
      html`<afterword-disclaimer name=${newName()} for="dosage"></afterword-disclaimer>${REGION}`,
    );
    await until(() => region(host).inert, 'it waits');
    expect(region(host).checkVisibility()).to.be.true;
    region(host).querySelector('a')!.focus();
    expect(focused() === region(host).querySelector('a')).to.be.false;
    expect(button(find(host), 'I understand')).to.exist;
    putAway(find(host));
    await until(() => !region(host).inert, 'it waits no more');
    find(host).reopen();
    await find(host).updateComplete;
    expect(region(host).inert).to.be.false;
  });

  it('go on waiting when a gate is declined, and so does the composer', async () => {
    const host = (await ask(html`${GATE(newName(), { waits: 'dosage comments' })}${REGION}`)).closest<PageElement>(
      'afterword-page',
    )!;
    find(host).decline();
    await until(() => isDown(find(host)), 'it is down');
    expect(region(host).inert).to.be.true;
    const { store } = host;
    expect(store!.state.disclaimer![find(host).name]).to.include({ guards: true, acknowledged: false });
  });

  it('are found when they come later, and set free when the disclaimer leaves', async () => {
    const host = await new TestPage().render(
      html`<afterword-disclaimer name=${newName()} for="dosage"></afterword-disclaimer>`,
    );
    await find(host).updateComplete;
    const late = document.createElement('section');
    late.id = 'dosage';
    host.append(late);
    await until(() => late.inert, 'it waits');
    find(host).remove();
    expect(late.inert).to.be.false;
  });

  it('wait for every disclaimer that names them, and stay inert where the author wants it so', async () => {
    const host = await new TestPage().render(
      html`<afterword-disclaimer name=${newName()} for="dosage own"></afterword-disclaimer>
        <afterword-disclaimer name=${newName()} for="dosage"></afterword-disclaimer>
        ${REGION}
        <div id="own" inert>Inert anyway</div>`,
    );
    const [first, second] = host.querySelectorAll('afterword-disclaimer');
    await until(() => region(host).inert, 'it waits');
    putAway(first!);
    await until(() => first!.matches(':state(closed)'), 'the first was read');
    expect(region(host).inert).to.be.true;
    expect(host.querySelector<HTMLElement>('#own')!.inert).to.be.true;
    putAway(second!);
    await until(() => !region(host).inert, 'both were read');
  });
});
