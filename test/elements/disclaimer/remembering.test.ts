import { expect, html, oneEvent } from '@open-wc/testing';
import type { AcknowledgeEvent } from '../../../src/elements/disclaimer/disclaimer.events.js';
import type { DisclaimerElement } from '../../../src/elements/disclaimer/disclaimer.js';
import type { PageElement } from '../../../src/elements/page/page.js';
import { button, words } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { closed, find, isOpen, newName, putAway } from './support/disclaimers.js';

interface Settings {
  readonly version?: string;
  readonly expires?: number;
  readonly guards?: boolean;
  readonly remember?: 'site' | 'page';
}

async function show(name: string, settings: Settings = {}, page = new TestPage()): Promise<DisclaimerElement> {
  const { version = '1', expires = 365, guards = false, remember = 'site' } = settings;
  const host = await page.render(
    html`<afterword-disclaimer
      name=${name}
      version=${version}
      expires=${expires}
      remember=${remember}
      for=${guards ? 'comments' : ''}
    ></afterword-disclaimer>`,
  );
  await until(() => host.store?.state.disclaimer?.[name]?.acknowledged !== undefined, 'the page knows it');
  await find(host).updateComplete;
  return find(host);
}

async function acknowledge(name: string, settings?: Settings, page?: TestPage): Promise<DisclaimerElement> {
  const disclaimer = await show(name, settings, page);
  putAway(disclaimer);
  await closed(disclaimer);
  return disclaimer;
}

/** Another tab of the site, with a kit of its own. */
async function openTab(): Promise<Document> {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const script = frame.contentDocument!.createElement('script');
  script.type = 'module';
  script.src = new URL('../../../src/elements/disclaimer/define.ts', import.meta.url).href;
  frame.contentDocument!.head.append(script);
  await oneEvent(script, 'load');
  return frame.contentDocument!;
}

describe('a disclaimer that was read', () => {
  it('tells the page and the server which one, in which version', async () => {
    const [page, name] = [new TestPage(), newName()];
    const disclaimer = await show(name, { version: '2026-01' }, page);
    setTimeout(() => putAway(disclaimer));
    const event = await oneEvent<AcknowledgeEvent>(disclaimer, 'afterword-acknowledge');
    expect([event.disclaimer, event.version]).to.deep.equal([name, '2026-01']);
    await until(() => callsTo(page.server, 'POST', '/acknowledgements').length > 0, 'the server is told');
    const [call] = callsTo(page.server, 'POST', '/acknowledgements');
    expect(JSON.parse(call!.body)).to.deep.equal({ disclaimer: name, version: '2026-01' });
    expect(await call!.status).to.equal(204);
  });

  it('is remembered on this site, for all its pages', async () => {
    const name = newName();
    await acknowledge(name);
    expect(isOpen(await show(name))).to.be.false;
    expect(isOpen(await show(newName())), 'another one is not meant').to.be.true;
  });

  it('is remembered for its page alone where the site says so', async () => {
    const [page, name] = [new TestPage(), newName()];
    await acknowledge(name, { remember: 'page' }, page);
    expect(isOpen(await show(name, { remember: 'page' }, page)), 'the page is remembered').to.be.false;
    expect(isOpen(await show(name, { remember: 'page' })), 'another page asks').to.be.true;
    expect(isOpen(await show(name)), 'and so does the site').to.be.true;
  });

  it('is known by name and version: pages with another version do not take each other’s answers (E)', async () => {
    const name = newName();
    await acknowledge(name, { version: '1' });
    await acknowledge(name, { version: '2' });
    expect(isOpen(await show(name, { version: '1' }))).to.be.false;
    expect(isOpen(await show(name, { version: '2' }))).to.be.false;
    expect(isOpen(await show(name, { version: '3' }))).to.be.true;
  });

  it('asks on every visit with an expiry of no days, and takes nonsense for a year', async () => {
    const name = newName();
    await acknowledge(name);
    expect(isOpen(await show(name, { expires: 0 }))).to.be.true;
    for (const expires of [NaN, -1]) expect(isOpen(await show(name, { expires })), String(expires)).to.be.false;
    localStorage.setItem(`afterword:disclaimer:${name}:1`, String(Date.now() + 30 * 24 * 60 * 60 * 1000));
    expect(isOpen(await show(name)), 'said by a clock that was wrong').to.be.true;
  });

  it('follows other tabs when it comes back from the back-forward cache', async () => {
    const name = newName();
    const disclaimer = await show(name, { guards: true });
    localStorage.setItem(`afterword:disclaimer:${name}:1`, String(Date.now()));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await closed(disclaimer);
  });

  it('is told to the server once, however often it is put away', async () => {
    const [page, name] = [new TestPage(), newName()];
    const disclaimer = await acknowledge(name, {}, page);
    const heard: Event[] = [];
    disclaimer.addEventListener('afterword-acknowledge', (event) => heard.push(event));
    button(disclaimer, 'Show')!.click();
    await until(() => isOpen(disclaimer), 'it is open again');
    putAway(disclaimer);
    await closed(disclaimer);
    expect(heard, 'nothing was said that was not said before (A20)').to.have.lengthOf(0);
    await until(() => callsTo(page.server, 'POST', '/acknowledgements').length > 0, 'the server is told');
    expect(callsTo(page.server, 'POST', '/acknowledgements')).to.have.lengthOf(1);
  });

  it('asks again when its text has a new version', async () => {
    const name = newName();
    const disclaimer = await acknowledge(name);
    expect(isOpen(await show(name, { version: '2' }))).to.be.true;
    disclaimer.version = '3';
    await disclaimer.updateComplete;
    await disclaimer.updateComplete;
    expect(isOpen(disclaimer), 'also when it comes while the reader looks').to.be.true;
  });

  it('asks again when it was too long ago', async () => {
    const name = newName();
    await acknowledge(name);
    const tenDaysAgo = Date.now() - 10 * 24 * 60 * 60 * 1000;
    localStorage.setItem(`afterword:disclaimer:${name}:1`, String(tenDaysAgo));
    expect(isOpen(await show(name, { expires: 9 }))).to.be.true;
    expect(isOpen(await show(name, { expires: 11 }))).to.be.false;
  });

  it('asks again when what was remembered cannot be read', async () => {
    const name = newName();
    localStorage.setItem(`afterword:disclaimer:${name}:1`, '{"version":');
    expect(isOpen(await show(name))).to.be.true;
  });

  it('is read in every other tab too', async () => {
    const name = newName();
    const here = await show(name, { guards: true });
    const tab = await openTab();
    const there = tab.createElement('afterword-disclaimer');
    there.name = name;
    tab.body.append(there);
    await until(() => there.shadowRoot?.querySelector('[part="acknowledge"]'), 'the other tab shows it');
    there.shadowRoot!.querySelector<HTMLElement>('[part="acknowledge"]')!.click();
    await closed(here);
    tab.defaultView!.frameElement!.remove();
  });

  it('is remembered for the page where the browser keeps nothing, and asks once (A67)', async () => {
    const name = newName();
    const page = new TestPage();
    const storage = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Blocked', 'SecurityError');
      },
    });
    try {
      await acknowledge(name, {}, page);
      expect(isOpen(await show(name, {}, page))).to.be.false;
    } finally {
      Object.defineProperty(window, 'localStorage', storage);
    }
    expect(localStorage.getItem(`afterword:disclaimer:${name}:1`)).to.equal(null);
  });

  it('stays open when the page cancels it (A24)', async () => {
    const [page, name] = [new TestPage(), newName()];
    const disclaimer = await show(name, {}, page);
    disclaimer.addEventListener('afterword-acknowledge', (event) => event.preventDefault());
    putAway(disclaimer);
    await disclaimer.updateComplete;
    expect(isOpen(disclaimer)).to.be.true;
    expect(callsTo(page.server, 'POST', '/acknowledgements')).to.have.lengthOf(0);
    expect(localStorage.getItem(`afterword:disclaimer:${name}:1`)).to.equal(null);
  });

  it('can be put away and brought back by a script (A23)', async () => {
    const disclaimer = await show(newName());
    await disclaimer.acknowledge();
    await disclaimer.updateComplete;
    expect(isOpen(disclaimer)).to.be.false;
    disclaimer.reopen();
    await disclaimer.updateComplete;
    expect(isOpen(disclaimer)).to.be.true;
  });

  it('is put away even when the server never hears of it', async () => {
    const page = new TestPage();
    const name = newName();
    const disclaimer = await show(name, {}, page);
    await page.fault('down');
    putAway(disclaimer);
    await closed(disclaimer);
    expect(isOpen(await show(name))).to.be.false;
  });
});

describe('a disclaimer that guards the comments', () => {
  const known = (host: Element | null, name: string) => (host as PageElement).store!.state.disclaimer![name]!;

  it('asks to be understood, and says afterwards that it was read', async () => {
    const name = newName();
    const disclaimer = await show(name, { guards: true });
    expect(button(disclaimer, 'I understand')).to.exist;
    expect(known(disclaimer.parentElement, name)).to.include({ guards: true, acknowledged: false });
    putAway(disclaimer);
    await closed(disclaimer);
    expect(known(disclaimer.parentElement, name)).to.include({ guards: true, acknowledged: true });
    expect(words(disclaimer.shadowRoot!.querySelector('.line'))).to.contain('You have read this.');
    button(disclaimer, 'Show')!.click();
    await disclaimer.updateComplete;
    expect(button(disclaimer, 'Hide'), 'what was understood stays so').to.exist;
  });

  it('guards nothing any more when it leaves the page, or changes its name', async () => {
    const name = newName();
    const disclaimer = await show(name, { guards: true });
    const host = disclaimer.parentElement;
    disclaimer.name = newName();
    await disclaimer.updateComplete;
    expect(known(host, name).guards).to.be.false;
    expect(known(host, disclaimer.name).guards).to.be.true;
    disclaimer.remove();
    expect(known(host, disclaimer.name).guards).to.be.false;
  });

  it('guards also when another element says the same one only to be read', async () => {
    const name = newName();
    const host = await new TestPage().render(html`
      <afterword-disclaimer name=${name} for="comments"></afterword-disclaimer>
      <afterword-disclaimer name=${name}></afterword-disclaimer>
    `);
    const [first, second] = host.querySelectorAll('afterword-disclaimer');
    await second!.updateComplete;
    expect(known(host, name)).to.include({ guards: true, acknowledged: false });
    putAway(second!);
    await closed(first!);
    expect(known(host, name)).to.include({ guards: true, acknowledged: true });
  });
});
