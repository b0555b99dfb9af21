import { expect, fixture, html } from '@open-wc/testing';
import type { CommentsElement } from '../../src/elements/comments/comments.js';
import type { PageElement } from '../../src/elements/page/page.js';
import { findPageAddress } from '../../src/context/page-address.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { openStreams } from '../support/requests.js';
import { until } from '../support/until.js';
import { text, write } from '../elements/comment-form/support/composers.js';
import { appears, click, composer, isUp, texts, threadOn } from '../elements/comments/support/threads.js';

const start = location.href;
const { content: server } = document.querySelector<HTMLMetaElement>('meta[name="afterword-server"]')!;
let articles = 0;

/** The address of an article that nobody has read yet. */
const article = (): string => `${location.origin}/article-${++articles}-${Math.random().toString(36).slice(2)}`;

/** An article that somebody has commented on. */
async function discussed(body: string): Promise<string> {
  const address = article();
  await new OtherReader(new TestPage('way', address)).comment(body);
  return address;
}

const thread = (): Promise<CommentsElement> => fixture(html`<afterword-comments></afterword-comments>`);

const canonical = (href: string): HTMLLinkElement =>
  document.head.appendChild(Object.assign(document.createElement('link'), { rel: 'canonical', href }));

describe('a document that a router turns into another page', () => {
  afterEach(() => {
    document.querySelector('link[rel="canonical"]')?.remove();
    history.replaceState(null, '', start);
  });

  it('shows what belongs to the new address, and nothing of the old one', async () => {
    const [one, two] = [await discussed('On one.'), await discussed('On two.')];
    history.replaceState(null, '', one);
    const shown = await thread();
    await appears(shown, 'On one.');
    history.pushState(null, '', two);
    await appears(shown, 'On two.');
    expect(texts(shown)).to.deep.equal(['On two.']);
    await until(() => openStreams(server).length === 1, 'only the new page is followed');
    expect(openStreams(server)[0]!.url).to.contain(encodeURIComponent(two));
  });

  it('keeps what was being written on each page, and gives it back on the way back', async () => {
    const [one, two] = [await discussed('On one.'), await discussed('On two.')];
    history.replaceState(null, '', one);
    const shown = await thread();
    await appears(shown, 'On one.');
    await write(composer(shown), 'Half a thought');
    history.pushState(null, '', two);
    await appears(shown, 'On two.');
    expect(text(composer(shown)).value).to.equal('');
    history.back();
    await appears(shown, 'On one.');
    await until(() => text(composer(shown)).value === 'Half a thought', 'the thought is there again');
  });

  it('is known by its canonical link where there is one, whatever the address', async () => {
    const [one, two] = [await discussed('On one.'), await discussed('On two.')];
    const link = canonical(one);
    const shown = await thread();
    await appears(shown, 'On one.');
    history.pushState(null, '', article());
    link.href = two;
    await appears(shown, 'On two.');
    link.remove();
    canonical(one);
    await appears(shown, 'On one.');
  });

  it('stays the page it is when only the hash, a campaign or the order of the thread changes', async () => {
    const one = await discussed('On one.');
    await new OtherReader(new TestPage('way', one)).comment('Once more.');
    history.replaceState(null, '', one);
    const shown = await fixture<CommentsElement>(html`<afterword-comments sort-param="order"></afterword-comments>`);
    await appears(shown, 'On one.');
    await click(shown, 'Oldest');
    await until(() => location.search === '?order=oldest', 'the order is in the address');
    expect(findPageAddress({}).page).to.equal(one);
    const [stream] = openStreams(server);
    history.pushState(null, '', `${one}?utm_source=mail&order=best#comment-x`);
    document.title += '!';
    await new Promise((resolve) => setTimeout(resolve, 1)); // after the task in which a move would be noticed
    expect(openStreams(server)[0] === stream, 'still followed by the same').to.be.true;
    const two = await discussed('On two.');
    history.pushState(null, '', two);
    await appears(shown, 'On two.');
  });

  it('takes a provider along that has no page of its own, and none that has', async () => {
    const two = await discussed('On two.');
    history.replaceState(null, '', article());
    const { host, thread: named } = await threadOn(new TestPage('free'));
    const kept = host.store;
    const unnamed = await fixture<PageElement>(
      html`<afterword-page server=${server}><afterword-comments></afterword-comments></afterword-page>`,
    );
    await until(() => isUp(unnamed), 'the thread is loaded');
    history.pushState(null, '', two);
    await appears(unnamed.querySelector('afterword-comments')!, 'On two.');
    expect(host.store === kept).to.be.true;
    expect(texts(named)).to.deep.equal([]);
    unnamed.remove();
    const last = unnamed.store;
    history.pushState(null, '', article());
    document.body.append(unnamed);
    expect(unnamed.store === last, 'it moved while it was away').to.be.false;
    unnamed.remove();
  });
});
