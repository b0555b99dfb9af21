import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, part, parts, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { click, comments, saying, texts, threadOn } from './support/threads.js';

describe('a branch', () => {
  it('can be put away and brought back by keys, and says how much is in it', async () => {
    const page = new TestPage('free');
    const other = new OtherReader(page);
    const [top] = await other.talk(['top', 'a', 'b']);
    await other.comment('c', { parent: top!.id });
    const { thread } = await threadOn(page);
    const rail = parts(thread, 'rail').find(({ ariaLabel }) => ariaLabel === 'Hide 3 replies to Ben')!;
    rail.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => comments(thread).length === 1, 'it is put away');
    expect(words(focused())).to.equal('Show 3 replies');
    expect(focused()?.ariaExpanded).to.equal('false');
    await expect(thread).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await until(() => comments(thread).length === 4, 'it is back');
    expect(focused()?.ariaLabel).to.equal('Hide 3 replies to Ben');
    await expect(thread).to.be.accessible();
  });

  it('has a rail that a finger can hit', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).talk(['top', 'a']);
    const { thread } = await threadOn(page);
    expect(part(thread, 'rail')!.getBoundingClientRect().width).to.be.at.least(24);
  });
});

describe('a long comment', () => {
  const long = Array.from({ length: 80 }, (_, n) => `Line ${n} of a long story.`).join('\n\n');

  it('shows its beginning, and the rest when asked', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).comment(long);
    await new OtherReader(page).comment('short');
    const { thread } = await threadOn(page);
    const comment = comments(thread).find((one) => one.data?.content.length === 80)!;
    const height = () => part(comment, 'body')!.getBoundingClientRect().height;
    const before = height();
    expect(part(saying(thread, 'short')!, 'more')).to.be.undefined;
    await click(comment, 'Read more');
    await until(() => height() > 2 * before, 'all of it is there');
    expect(part(comment, 'more')).to.be.undefined;
  });
});

describe('the order', () => {
  afterEach(() => history.replaceState(null, '', location.pathname));

  it('can be by what readers found best, and be kept in the address', async () => {
    const page = new TestPage('free');
    const other = new OtherReader(page);
    const first = await other.comment('first');
    await other.comment('second');
    await new OtherReader(page).vote(first.id, 1);
    const { thread } = await threadOn(page);
    expect(texts(thread)).to.deep.equal(['second', 'first']);
    thread.sortParam = 'order';
    await click(thread, 'Best');
    await until(() => texts(thread)[0] === 'first', 'the best comes first');
    expect(new URL(location.href).searchParams.get('order')).to.equal('best');
  });
});
