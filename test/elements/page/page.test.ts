import { expect, fixture, html } from '@open-wc/testing';
import type { CommentsElement } from '../../../src/elements/comments/comments.js';
import type { PageElement } from '../../../src/elements/page/page.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo, openStreams } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { send, text, write } from '../comment-form/support/composers.js';
import { appears, click, comments, composer, kept, pressed, texts, threadOn } from '../comments/support/threads.js';

describe('a page with threads', () => {
  it('has two threads where there are two pages, and nothing goes over', async () => {
    const [left, right] = [new TestPage(), new TestPage()];
    const first = await threadOn(left);
    const second = await threadOn(right);
    await write(composer(first.thread), 'To the left.');
    await write(composer(second.thread), 'To the right.');
    send(composer(first.thread)).click();
    send(composer(second.thread)).click();
    await appears(first.thread, 'To the left.');
    await appears(second.thread, 'To the right.');
    expect(texts(first.thread)).to.deep.equal(['To the left.']);
    expect(texts(second.thread)).to.deep.equal(['To the right.']);
    expect(await kept(left)).to.have.lengthOf(1);
    expect(first.host.store).not.to.equal(second.host.store);
  });

  it('shows the same twice in one page, from one stream, and takes a comment once', async () => {
    const page = new TestPage();
    const both = html`<afterword-comments></afterword-comments><afterword-comments></afterword-comments>`;
    const { host, thread } = await threadOn(page, both);
    const twin = host.querySelectorAll('afterword-comments')[1]!;
    const heard: Event[] = [];
    host.addEventListener('afterword-comment', (event) => heard.push(event));
    await write(composer(thread), 'Once.');
    expect(text(composer(twin)).value, 'one text in both').to.equal('Once.');
    send(composer(thread)).click();
    await appears(thread, 'Once.');
    await appears(twin, 'Once.');
    await until(() => heard.length > 0, 'it is told');
    await twin.updateComplete;
    expect(heard).to.have.lengthOf(1);
    expect(await kept(page)).to.have.lengthOf(1);
    expect(openStreams(page.server)).to.have.lengthOf(1);
    expect(document.activeElement === thread).to.be.true;
  });

  it('lets either of two threads turn the order, again and again', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    for (const body of ['1', '2']) await ben.comment(body);
    const both = html`<afterword-comments></afterword-comments><afterword-comments></afterword-comments>`;
    const { host, thread } = await threadOn(page, both);
    const twin = host.querySelectorAll('afterword-comments')[1]!;
    for (const [element, order, first] of [
      [twin, 'Oldest', '1'],
      [thread, 'Newest', '2'],
      [twin, 'Oldest', '1'],
    ] as const) {
      await click(element, order);
      await until(() => texts(thread)[0] === first && texts(twin)[0] === first, `${order} first in both`);
      await Promise.all([thread.updateComplete, twin.updateComplete]);
      expect([pressed(thread), pressed(twin)]).to.deep.equal([order, order]);
    }
  });

  it('leaves with all that it held, and comes back as it was (A7, A8)', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.comment('One.');
    const { host, thread } = await threadOn(page);
    const parent = host.parentElement!;
    host.remove();
    await until(() => openStreams(page.server).length === 0, 'nobody follows the page');
    await ben.comment('Two.');
    parent.append(host);
    await until(() => openStreams(page.server).length === 1, 'it is followed again');
    await until(() => host.store!.state.page.count === 2, 'what was missed is here');
    await ben.comment('Three.');
    await until(() => host.store!.state.thread!.arrived.length + comments(thread).length === 3, 'each once');
    expect(openStreams(page.server)).to.have.lengthOf(1);
    expect(host.store!.state.thread!.nodes.size).to.equal(3);
  });

  it('holds no stream for a thread that leaves before its page is loaded', async () => {
    const page = new TestPage('free');
    await page.fault('late');
    const host = await page.render(html`<afterword-comments></afterword-comments>`);
    await until(() => callsTo(page.server, 'GET', encodeURIComponent(page.key)).length === 1, 'it is asked for');
    host.remove();
    await page.fault('none');
    await until(() => host.store!.state.page.status === 'ready', 'the answer has come');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(openStreams(page.server)).to.have.lengthOf(0);
  });

  it('moves everything inside to another page when it becomes another page', async () => {
    const [before, after] = [new TestPage('free'), new TestPage('free')];
    await new OtherReader(before).comment('Before.');
    await new OtherReader(after).comment('After.');
    const { host, thread } = await threadOn(before);
    await write(composer(thread), 'For the page before.');
    host.server = after.server;
    host.page = after.key;
    await appears(thread, 'After.');
    expect(texts(thread)).to.deep.equal(['After.']);
    expect(text(composer(thread)).value).to.equal('');
    await until(() => openStreams(before.server).length === 0, 'nobody follows the page before');
  });

  it('keeps properties that were set before it woke up, and asks for no other page (A9)', async () => {
    const page = new TestPage('free');
    const template = document.createElement('template');
    const asleep = template.content.appendChild(template.content.ownerDocument.createElement('afterword-page'));
    Object.assign(asleep, { server: page.server, page: page.key, pageTitle: 'Title' });
    asleep.append(template.content.ownerDocument.createElement('afterword-comments'));
    (await fixture(html`<div></div>`)).append(asleep);
    const host = asleep;
    await until(() => host.store?.state.thread?.status === 'ready', 'the thread is loaded');
    expect(host.page).to.equal(page.key);
    expect(callsTo(page.server, 'GET', encodeURIComponent(page.key))).to.have.lengthOf(1);
    expect((host.firstElementChild as CommentsElement).shadowRoot).to.exist;
  });

  it('tells the server what it is called and where it is read', async () => {
    const page = new TestPage('free');
    const { host, thread } = await threadOn(page);
    host.pageTitle = 'Spinal fractures';
    host.pageUrl = 'http://localhost:4000/spine';
    await host.updateComplete;
    await until(() => host.store!.state.thread?.status === 'ready', 'the thread is loaded');
    await write(composer(thread), 'Named.');
    send(composer(thread)).click();
    await appears(thread, 'Named.');
    expect(await page.ask('')).to.include({ title: 'Spinal fractures', url: 'http://localhost:4000/spine' });
  });

  it('leaves alone what an element of the site’s own had drawn before it was defined', async () => {
    const theirs = document.createElement('test-theirs');
    theirs.attachShadow({ mode: 'open' }).append('first', document.createElement('hr'), 'last');
    const host = document.createElement('afterword-page');
    host.append(theirs);
    document.body.append(host);
    customElements.define('test-theirs', class extends HTMLElement {});
    await customElements.whenDefined('test-theirs');
    await host.updateComplete;
    expect(theirs.shadowRoot!.textContent).to.equal('firstlast');
    host.remove();
  });

  for (const server of ['http://[', '//', 'javascript:alert(1)']) {
    it(`throws nothing when its server is ${JSON.stringify(server)} (A16)`, async () => {
      const thrown: unknown[] = [];
      const note = (event: PromiseRejectionEvent | ErrorEvent): number => thrown.push(event);
      addEventListener('unhandledrejection', note);
      addEventListener('error', note);
      const host = await fixture<PageElement>(
        html`<afterword-page server=${server} page="x"><afterword-comments></afterword-comments></afterword-page>`,
      );
      await until(() => host.store!.state.page.status === 'failed', 'the thread says that it failed');
      removeEventListener('unhandledrejection', note);
      removeEventListener('error', note);
      expect(thrown).to.deep.equal([]);
    });
  }
});
