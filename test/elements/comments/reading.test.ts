import { expect, html } from '@open-wc/testing';
import { OtherReader } from '../../support/other-reader.js';
import { button, part, words } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { click, comments, composer, kept, pressed, saying, texts, threadOn } from './support/threads.js';

const heading = (thread: Element): string => words(part(thread, 'heading'));

describe('a thread to read', () => {
  it('invites to write while there is nothing, and offers no order', async () => {
    const { thread } = await threadOn(new TestPage());
    expect(words(part(thread, 'empty'))).to.equal('Be the first to say something.');
    expect(heading(thread)).to.equal('Comments');
    expect(part(thread, 'sort')).to.be.undefined;
    expect(composer(thread)).to.exist;
  });

  it('shows the newest comment first, and says how many there are', async () => {
    const page = new TestPage();
    const ben = new OtherReader(page);
    for (const body of ['One.', 'Two.', 'Three.']) await ben.comment(body);
    const { thread } = await threadOn(page);
    expect(texts(thread)).to.deep.equal(['Three.', 'Two.', 'One.']);
    expect(heading(thread)).to.equal('Comments 3');
    expect(pressed(thread)).to.equal('Newest');
  });

  it('turns round when the reader wants the oldest first, and back', async () => {
    const page = new TestPage();
    const ben = new OtherReader(page);
    for (const body of ['One.', 'Two.']) await ben.comment(body);
    const { thread } = await threadOn(page);
    await click(thread, 'Oldest');
    await until(() => texts(thread)[0] === 'One.', 'the oldest is first');
    await thread.updateComplete;
    expect(pressed(thread)).to.equal('Oldest');
    expect(thread.getAttribute('sort')).to.equal('oldest');
    await click(thread, 'Newest');
    await until(() => texts(thread)[0] === 'Two.', 'the newest is first again');
    thread.sort = 'oldest';
    await until(() => texts(thread)[0] === 'One.', 'a script can do the same');
  });

  it('shows so many at a time, and the rest when it is asked for, each once', async () => {
    const page = new TestPage();
    const ben = new OtherReader(page);
    for (const body of ['1', '2', '3', '4', '5']) await ben.comment(body);
    const { thread } = await threadOn(page, html`<afterword-comments page-size="2"></afterword-comments>`);
    expect(texts(thread)).to.deep.equal(['5', '4']);
    await ben.comment('6'); // shifts everything; a page by number would show one of them twice
    await click(thread, 'Show more comments');
    await until(() => texts(thread).length >= 4, 'two more');
    expect(texts(thread).slice(-4)).to.deep.equal(['5', '4', '3', '2']);
    await click(thread, 'Show more comments');
    await until(() => saying(thread, '1'), 'all of them');
    await until(() => !part(thread, 'more'), 'there is no more');
  });

  it('shows the first replies, and the rest when they are asked for', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const { id } = await ben.comment('Who else?');
    const replies = Array.from({ length: 25 }, (_, index) => `reply ${index}`);
    for (const body of replies) await ben.comment(body, { parent: id });
    const { thread } = await threadOn(page, html`<afterword-comments page-size="3"></afterword-comments>`);
    expect(texts(thread)).to.deep.equal(['Who else?', ...replies.slice(0, 20)]);
    await click(thread, 'Show 5 more replies');
    await until(() => texts(thread).length === 24, 'three more of them');
    await click(thread, 'Show 2 more replies');
    await until(() => texts(thread).length === 26, 'all of them');
    await thread.updateComplete;
    expect(texts(thread)).to.deep.equal(['Who else?', ...replies]);
    expect(part(thread, 'more')).to.be.undefined;
  });

  it('sets replies in for four levels, and names whom they answer below that', async () => {
    const page = new TestPage();
    const bodies = ['0', '1', '2', '3', '4', '5', '6'];
    await new OtherReader(page).talk(bodies);
    const { thread } = await threadOn(page);
    expect(texts(thread)).to.deep.equal(bodies);
    const starts = comments(thread).map((comment) => Math.round(comment.getBoundingClientRect().left));
    for (const [depth, start] of starts.entries()) {
      if (depth === 0) continue;
      if (depth <= 4) expect(start, `level ${depth}`).to.be.above(starts[depth - 1]!);
      else expect(start, `level ${depth}`).to.equal(starts[4]);
    }
    const named = comments(thread).map((comment) => comment.shadowRoot!.textContent.includes('in reply to Ben'));
    expect(named).to.deep.equal([false, false, false, false, false, true, true]);
  });

  it('has a heading of the page’s own if there is one', async () => {
    const page = new TestPage();
    await new OtherReader(page).comment('One.');
    const own = html`<afterword-comments><h3 slot="heading">What you said</h3></afterword-comments>`;
    const { thread } = await threadOn(page, own);
    expect(thread.querySelector('h3')!.checkVisibility()).to.be.true;
    expect(part(thread, 'heading')!.checkVisibility()).to.be.false;
  });

  it('shows and takes nothing when it is there to be read only', async () => {
    const page = new TestPage();
    await new OtherReader(page).comment('One.');
    const { thread } = await threadOn(page, html`<afterword-comments readonly></afterword-comments>`);
    expect(composer(thread)).to.be.null;
    expect(part(comments(thread)[0]!, 'reply-button')).to.be.undefined;
    thread.readonly = false;
    await thread.updateComplete;
    expect(composer(thread)).to.exist;
  });

  it('takes nothing any more once the page is closed, while somebody looks at it', async () => {
    const page = new TestPage();
    await new OtherReader(page).comment('One.');
    const { thread } = await threadOn(page);
    await page.moderate('close', page.key);
    await until(() => words(composer(thread).shadowRoot!.querySelector('p')) === 'Comments are closed.', 'it says so');
    await comments(thread)[0]!.updateComplete;
    expect(part(comments(thread)[0]!, 'reply-button')).to.be.undefined;
    await page.moderate('open', page.key);
    await until(() => part(composer(thread), 'composer'), 'it is open again');
  });

  it('offers no answers where the site wants none, and none deeper than it wants', async () => {
    const page = new TestPage();
    await new OtherReader(page).talk(['0', '1', '2']);
    const { thread } = await threadOn(page, html`<afterword-comments max-depth="2"></afterword-comments>`);
    const offers = async (): Promise<boolean[]> => {
      await thread.updateComplete;
      await Promise.all(comments(thread).map((comment) => comment.updateComplete));
      return comments(thread).map((comment) => part(comment, 'reply-button') !== undefined);
    };
    expect(await offers()).to.deep.equal([true, false, false]);
    thread.maxDepth = 1;
    expect(await offers()).to.deep.equal([false, false, false]);
    thread.maxDepth = 0;
    expect(await offers(), 'what makes no sense limits nothing').to.deep.equal([true, true, true]);
  });

  for (const [asked, limit] of Object.entries({ NaN: 25, '-1': 1, '1e9': 1000, '2.4': 2, abc: 25 })) {
    it(`loads ${limit} at a time when it is told to load ${asked} (A16)`, async () => {
      const page = new TestPage();
      const { thread } = await threadOn(
        page,
        html`<afterword-comments page-size=${asked} sort="abc"></afterword-comments>`,
      );
      expect(callsTo(page.server, 'GET', `/comments?sort=newest&limit=${limit}`)).to.have.lengthOf(1);
      expect(part(thread, 'empty')).to.exist;
    });
  }

  it('leads to the website of a writer without recommending it (B11)', async () => {
    const page = new TestPage();
    await new OtherReader(page).comment('See mine.', { website: 'https://example.org/ben' });
    const { thread } = await threadOn(page);
    const link = part(comments(thread)[0]!, 'author')!.querySelector('a')!;
    expect(link.href).to.equal('https://example.org/ben');
    expect(link.rel.split(' ')).to.include.members(['nofollow', 'ugc', 'noopener', 'noreferrer']);
    expect((await kept(page))[0]!.author.website).to.equal('https://example.org/ben');
  });

  it('is loaded in one call, however often it renders', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    for (let n = 0; n < 5; n++) {
      thread.requestUpdate();
      await thread.updateComplete;
    }
    expect(callsTo(page.server, 'GET', '/comments?sort=newest&limit=25')).to.have.lengthOf(1);
    expect(button(thread, 'Try again')).to.be.undefined;
  });
});
