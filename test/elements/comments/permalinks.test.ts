import { expect, html } from '@open-wc/testing';
import { focused, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { click, comments, saying, texts, threadOn } from './support/threads.js';

const hasFocus = (thread: Element, text: string): boolean =>
  saying(thread, text)?.shadowRoot?.activeElement?.localName === 'article' &&
  saying(thread, text)!.matches(':state(targeted)');

describe('a link to a comment', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('is the time of each, and leads to it', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).talk(['one', 'two']);
    const { thread } = await threadOn(page);
    const comment = saying(thread, 'two')!;
    const link = part(comment, 'time') as HTMLAnchorElement;
    expect(link.getAttribute('href')).to.equal(`#comment-${comment.data!.id}`);
    link.click();
    await until(() => hasFocus(thread, 'two'), 'it is marked and has the focus');
    await expect(comment).to.be.accessible();
  });

  it('brings in one that is far down and not loaded, with what it answers and no more', async () => {
    const page = new TestPage('free');
    const other = new OtherReader(page);
    const path = await other.talk(['top', 'a', 'b', 'c', 'd', 'e']);
    await other.comment('beside a', { parent: path[0]!.id });
    for (let n = 0; n < 3; n++) await other.comment(`newer ${n}`);
    location.hash = `#comment-${path[5]!.id}`;
    const { thread } = await threadOn(page, html`<afterword-comments page-size="2"></afterword-comments>`);
    await until(() => hasFocus(thread, 'e'), 'it is marked and has the focus');
    expect(texts(thread)).to.deep.equal(['top', 'a', 'b', 'c', 'd', 'e', 'newer 2', 'newer 1']);
    expect(callsTo(page.server, 'GET', `around=${path[5]!.id}`)).to.have.length(1);
    expect(words(part(saying(thread, 'e')!, 'comment'))).to.contain('in reply to Ben');
    await click(thread, 'Show 1 more reply');
    await until(() => saying(thread, 'beside a'), 'the others can be had');
    expect(texts(thread).filter((text) => text === 'a')).to.have.length(1);
  });

  it('is followed once there are comments, if it comes while they are on their way', async () => {
    const page = new TestPage('free');
    const comment = await new OtherReader(page).comment('early');
    const host = await page.render(html`<afterword-comments></afterword-comments>`);
    location.hash = `#comment-${comment.id}`;
    dispatchEvent(new HashChangeEvent('hashchange')); // at once, whatever the server does
    const thread = host.querySelector('afterword-comments')!;
    await until(() => hasFocus(thread, 'early'), 'it is marked and has the focus');
  });

  it('jumps to the comment that a deep one answers', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).talk(['1', '2', '3', '4', '5', '6']);
    const { thread } = await threadOn(page);
    const deep = saying(thread, '6')!;
    [...deep.shadowRoot!.querySelectorAll('a')].find((link) => words(link).startsWith('in reply to'))!.click();
    await until(() => hasFocus(thread, '5'), 'the parent has the focus');
  });

  it('says so when the comment is gone, and shows the thread', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).comment('still here');
    location.hash = '#comment-nothing';
    const { thread } = await threadOn(page);
    await until(
      () => words(thread.shadowRoot!.querySelector('[role="status"].hidden')).includes('not here any more'),
      'it is said',
    );
    expect(texts(thread)).to.deep.equal(['still here']);
  });

  it('leads to what was put away', async () => {
    const page = new TestPage('free');
    const [, reply] = await new OtherReader(page).talk(['top', 'below']);
    const { thread } = await threadOn(page);
    await click(thread, 'Hide 1 reply to Ben');
    await until(() => comments(thread).length === 1, 'the reply is put away');
    expect(words(focused())).to.equal('Show 1 reply');
    location.hash = `#comment-${reply!.id}`;
    await until(() => hasFocus(thread, 'below'), 'it is there again');
  });
});
