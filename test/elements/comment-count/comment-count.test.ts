import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/comment-count/define.js';
import type { CommentCountElement } from '../../../src/elements/comment-count/comment-count.js';
import type { PageElement } from '../../../src/elements/page/page.js';
import { documentKey } from '../../support/alone.js';
import { words } from '../../support/find.js';
import { writeAndSend } from '../comment-form/support/composers.js';
import { composer, saying } from '../comments/support/threads.js';
import { expectAccessible } from '../../support/looks.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo, openStreams } from '../../support/requests.js';
import { until } from '../../support/until.js';

const number = (count: Element): string => words(count.shadowRoot!.querySelector('[part="count"]'));

const counts = (host: Element): CommentCountElement[] => [...host.querySelectorAll('afterword-comment-count')];

/** What was asked for, page by page. */
const asked = ({ server }: TestPage): string[][] =>
  callsTo(server, 'GET', '')
    .filter(({ url }) => url.includes('/counts?'))
    .map(({ url }) => new URL(url).searchParams.getAll('page'));

describe('a count', () => {
  it('counts the page that it names, the page that the link around it leads to, or this one', async () => {
    const page = new TestPage('free');
    const other = new TestPage('free');
    const ben = new OtherReader(page);
    for (const body of ['1', '2']) await ben.comment(body);
    await new OtherReader(other).comment('1');
    const linked = new TestPage('free', `http://localhost:4000/${page.key}`);
    for (const body of ['1', '2', '3']) await new OtherReader(linked).comment(body);
    const host = await page.render(
      html`<afterword-comment-count></afterword-comment-count>
        <afterword-comment-count page=${other.key}></afterword-comment-count>
        <a href="${linked.key}/?utm_source=list#comments">
          An article <afterword-comment-count></afterword-comment-count>
        </a>`,
    );
    await until(() => counts(host).every(number), 'all are counted');
    expect(counts(host).map(number)).to.deep.equal(['2', '1', '3']);
    expect(asked(page)).to.deep.equal([[other.key, linked.key]]);
    await expectAccessible(host);
  });

  it('is one of a listing of 120 that asks twice, and each page once', async () => {
    const page = new TestPage('free');
    const keys = Array.from({ length: 120 }, (_, index) => `${page.key}-${index % 110}`);
    const host = await page.render(
      html`${keys.map((key) => html`<afterword-comment-count page=${key}></afterword-comment-count>`)}`,
    );
    await until(() => counts(host).every(number), 'all are counted');
    expect(counts(host).map(number)).to.deep.equal(keys.map(() => '0'));
    expect(asked(page).map(({ length }) => length)).to.deep.equal([100, 10]);
  });

  it('costs a listing one call and nothing else: no page is loaded, no connection held', async () => {
    const page = new TestPage('free');
    const keys = Array.from({ length: 100 }, (_, index) => `${page.key}-${index}`);
    const host = await page.render(
      html`${keys.map((key) => html`<afterword-comment-count page=${key}></afterword-comment-count>`)}`,
    );
    await until(() => counts(host).every(number), 'all are counted');
    expect(callsTo(page.server, 'GET', '')).to.have.lengthOf(1);
    expect(openStreams(page.server)).to.have.lengthOf(0);
    counts(host)[0]!.page = '';
    await until(() => openStreams(page.server).length === 1, 'a count of this page follows it');
  });

  it('may be what the browser has kept, but not once the reader has written', async () => {
    localStorage.removeItem('afterword:written');
    const page = new TestPage('free');
    const listing = async (): Promise<string> => {
      const host = await page.render(html`<afterword-comment-count page=${page.key}></afterword-comment-count>`);
      await until(() => number(counts(host)[0]!), 'it is counted');
      const { cache, reply } = callsTo(page.server, 'GET', `counts?page=${page.key}`).at(-1)!;
      await reply;
      return `${number(counts(host)[0]!)}, ${cache}`;
    };
    const kept = await fetch(`${page.server}api/v1/counts?page=${page.key}`);
    expect(kept.headers.get('cache-control')).to.equal('public, max-age=30');
    expect(await listing()).to.equal('0, default');
    const host = await page.render(html`<afterword-comments></afterword-comments>`);
    const thread = host.querySelector('afterword-comments')!;
    await writeAndSend(composer(thread), 'By me.');
    await until(() => saying(thread, 'By me.'), 'it is there'); // the count may have come before the answer
    expect(await listing()).to.equal('1, reload');
  });

  it('follows what happens on this page, by its name too', async () => {
    const page = new TestPage('free');
    const host = await page.render(
      html`<afterword-comment-count></afterword-comment-count>
        <afterword-comment-count page=${page.key}></afterword-comment-count>`,
    );
    await until(() => counts(host).map(number).join() === '0,0', 'nothing yet');
    const ben = new OtherReader(page);
    const { id } = await ben.comment('1');
    await until(() => counts(host).map(number).join() === '1,1', 'one');
    await ben.remove(id);
    await until(() => counts(host).map(number).join() === '0,0', 'none again');
  });

  it('counts another page when it is told to', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).comment('1');
    const host = await page.render(html`<afterword-comment-count page="${page.key}-empty"></afterword-comment-count>`);
    const [count] = counts(host);
    await until(() => number(count!) === '0', 'the empty one');
    count!.page = page.key;
    await until(() => number(count!) === '1', 'the other one');
    count!.page = '';
    await until(() => number(count!) === '1', 'this one');
  });

  it('writes numbers as the language around it does (A70)', async () => {
    const page = new TestPage('free');
    const host = await page.render(html`<p lang="ar-EG"><afterword-comment-count></afterword-comment-count></p>`);
    await until(() => number(counts(host)[0]!) === '٠', 'zero');
  });

  it('says nothing at all when it cannot be counted, and counts when the server is back', async () => {
    const page = new TestPage('free');
    await page.fault('failing');
    const host = await page.render(html`<afterword-comment-count page=${page.key}></afterword-comment-count>`);
    const [count] = counts(host);
    await until(() => asked(page).length > 0, 'it is asked');
    await callsTo(page.server, 'GET', '').at(-1)!.reply;
    await count!.updateComplete;
    expect(count!.shadowRoot!.childElementCount).to.equal(0);
    await page.fault('none');
    await until(() => number(count!) === '0', 'it is counted');
  });

  it('takes any page name without a complaint (A16)', async () => {
    const host = await fixture<PageElement>(
      html`${['', '\u202e', '"><b>', 'https://[', '#', 'x'.repeat(3000)].map(
        (page) => html`<afterword-comment-count page=${page}></afterword-comment-count>`,
      )}`,
    );
    expect(host.isConnected).to.be.true;
  });

  it('needs no provider, and is gone when it is hidden (A4, A55)', async () => {
    const count = await fixture<CommentCountElement>(html`<afterword-comment-count></afterword-comment-count>`);
    await until(() => number(count) === '0', `${documentKey} is counted`);
    expect(getComputedStyle(count).display).to.equal('inline-block');
    count.hidden = true;
    expect(count.checkVisibility()).to.be.false;
  });
});
