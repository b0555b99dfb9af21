import { aTimeout, expect, html } from '@open-wc/testing';
import type { CommentElement } from '../../../src/elements/comment/comment.js';
import type { Comment } from '../../../src/protocol.js';
import { ThreadSlice } from '../../../src/store/thread-slice.js';
import { button, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { click, comments, texts, threadOn } from './support/threads.js';

const rows = (thread: Element): HTMLElement[] => [
  ...thread.shadowRoot!.querySelectorAll<HTMLElement>('[part="list"] > li'),
];

const wide = html`<afterword-comments page-size="100"></afterword-comments>`;

/** Tells whenever the thread looks at a comment to draw it. */
function watched(comment: Comment, looked: Set<string>): Comment {
  return new Proxy(comment, {
    get(target, name: keyof Comment) {
      if (name === 'id') looked.add(target.id);
      return target[name];
    },
  });
}

describe('a long thread', () => {
  it('draws one comment more without a look at the others, and all of them when what they offer changes (A73)', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    for (const body of ['One.', 'Two.', 'Three.']) await ben.comment(body);
    const { host, thread } = await threadOn(page);
    const looked = new Set<string>();
    const store = host.store!;
    const { nodes } = store.state.thread!;
    store.set('thread', {
      nodes: new Map(
        [...nodes].map(([id, node]) => [id, { ...node, comment: watched(node.comment, looked) }] as const),
      ),
    });
    await thread.updateComplete;
    expect(looked.size).to.equal(3);
    looked.clear();
    const { id } = await ben.comment('Four.');
    await until(() => store.state.thread!.arrived.length > 0 || comments(thread).length === 4, 'it came');
    thread.showNew();
    await thread.updateComplete;
    expect(texts(thread)).to.deep.equal(['Four.', 'Three.', 'Two.', 'One.']);
    expect([...looked]).to.deep.equal([]);
    await ben.comment('An answer.', { parent: id });
    await until(() => store.state.thread!.nodes.size === 5, 'the answer came');
    thread.showNew();
    await until(() => comments(thread).length === 5, 'the answer is shown');
    expect([...looked]).to.deep.equal([]);
    thread.readonly = true;
    await thread.updateComplete;
    expect(looked.size).to.equal(3);
    expect(comments(thread).some((comment) => part(comment, 'reply-button'))).to.equal(false);
  });

  it('lays out what is seen at once, and nothing that is far below (A73)', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    for (let index = 0; index < 14; index++) await ben.comment(`Number ${index}.`);
    const { thread } = await threadOn(page, wide);
    const kinds = rows(thread).map((row) => getComputedStyle(row).contentVisibility);
    expect(kinds.slice(0, 11).every((kind) => kind === 'visible')).to.equal(true);
    expect(kinds.slice(11)).to.deep.equal(['auto', 'auto', 'auto']);
    // A new one on top moves them down and changes none of them.
    const before = rows(thread);
    await ben.comment('One more.');
    await until(() => part(thread, 'arrived') ?? comments(thread).length === 15, 'it came');
    thread.showNew();
    await until(() => comments(thread).length === 15, 'it is shown');
    expect(
      rows(thread)
        .slice(1)
        .every((row, index) => row === before[index]),
    ).to.equal(true);
  });

  it('lets go of its beginning when a reader has loaded more than is held, and brings it back when asked', async () => {
    const { most } = ThreadSlice;
    ThreadSlice.most = 3;
    try {
      const page = new TestPage('free');
      const ben = new OtherReader(page);
      const said: Comment[] = [];
      for (let index = 0; index < 6; index++) said.push(await ben.comment(`Number ${index}.`));
      await ben.comment('An answer.', { parent: said[5]!.id });
      const { host, thread } = await threadOn(page, html`<afterword-comments page-size="2"></afterword-comments>`);
      expect(texts(thread)).to.deep.equal(['Number 5.', 'An answer.', 'Number 4.']);
      await click(thread, 'Show more comments');
      await until(() => texts(thread).includes('Number 2.'), 'more is there');
      expect(texts(thread)).to.deep.equal(['Number 4.', 'Number 3.', 'Number 2.']);
      await click(thread, 'Show more comments');
      await until(() => texts(thread).includes('Number 0.'), 'the last is there');
      expect(texts(thread)).to.deep.equal(['Number 2.', 'Number 1.', 'Number 0.']);
      expect(host.store!.state.thread!.nodes.size, 'the answer went along').to.equal(3);
      await click(thread, 'Show from the beginning');
      await until(() => texts(thread)[0] === 'Number 5.', 'the beginning is there');
      expect(texts(thread)).to.deep.equal(['Number 5.', 'An answer.', 'Number 4.']);
      expect(button(thread, 'Show from the beginning')).to.be.undefined;
    } finally {
      ThreadSlice.most = most;
    }
  });
});

describe('a comment far below', () => {
  async function far(): Promise<CommentElement> {
    const page = new TestPage('free');
    await new OtherReader(page).comment('**Strong** words,\n\nand ||hidden|| ones.', { name: 'Ben' });
    const { thread } = await threadOn(page);
    const [comment] = comments(thread);
    comment!.far = true;
    await comment!.updateComplete;
    return comment!;
  }
  const buttons = (comment: Element): number => comment.shadowRoot!.querySelectorAll('button').length;

  it('is there with its writer and its words, to be found, heard and printed, and with nothing else', async () => {
    const comment = await far();
    expect(words(part(comment, 'author'))).to.equal('Ben');
    expect(words(part(comment, 'body')))
      .to.contain('Strong words,')
      .and.to.contain('and');
    expect(words(part(comment, 'body'))).not.to.contain('hidden');
    expect(comment.shadowRoot!.querySelector('article')!.getAttribute('aria-label')).to.equal('Comment by Ben');
    expect(buttons(comment)).to.equal(0);
  });

  it('is drawn in full when it comes near, and goes back when it is left', async () => {
    const comment = await far();
    comment.approach(true);
    await comment.updateComplete;
    expect(part(comment, 'reply-button')).to.exist;
    expect(comment.shadowRoot!.querySelector('strong')).to.exist;
    comment.approach(false);
    await comment.updateComplete;
    expect(buttons(comment)).to.equal(0);
  });

  it('keeps a report that a reader has begun and scrolled away from', async () => {
    const comment = await far();
    comment.approach(true);
    await comment.updateComplete;
    part(comment, 'report-button')!.click();
    await until(() => comment.shadowRoot!.querySelector('textarea'), 'the form is there');
    comment.shadowRoot!.querySelector('textarea')!.value = 'It sells something.';
    comment.approach(false);
    await comment.updateComplete;
    await aTimeout(0);
    expect(comment.shadowRoot!.querySelector('textarea')?.value).to.equal('It sells something.');
  });
});
