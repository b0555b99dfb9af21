import { expect } from '@open-wc/testing';
import type { Comment, LiveEvent } from '../../src/protocol.js';
import { ThreadSlice } from '../../src/store/thread-slice.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { until } from '../support/until.js';
import { follow } from './support/stores.js';

/** A thread with one comment of somebody else, and what may be heard of it. */
async function loaded() {
  const page = new TestPage('free');
  const ben = new OtherReader(page);
  const comment = await ben.comment('As it was.');
  const { store } = await follow(page);
  const slice = store.use(ThreadSlice);
  await slice.load('newest', 25);
  const thread = () => store.state.thread!;
  const known = (id = comment.id): Comment | undefined => thread().nodes.get(id)?.comment;
  const says = (text: string, rev: number, id = comment.id): LiveEvent => ({
    type: 'comment',
    rev,
    data: { ...comment, id, rev, content: [{ type: 'paragraph', children: [text] }] },
  });
  return { page, ben, comment, store, slice, thread, known, says };
}

const wordsOf = (comment: Comment | undefined): string => JSON.stringify(comment?.content);

describe('the thread in the store', () => {
  it('never lets an older revision overwrite a newer one, in whatever order they are heard', async () => {
    const { slice, known, says, comment } = await loaded();
    slice.apply(says('Third.', comment.rev + 3));
    slice.apply(says('First.', comment.rev + 1));
    slice.apply(says('Second.', comment.rev + 2));
    slice.apply(says('Third again.', comment.rev + 3));
    expect(wordsOf(known())).to.contain('Third.');
    expect(known()!.rev).to.equal(comment.rev + 3);
  });

  it('does not bring back, or take away, what is newer than the news', async () => {
    const { slice, known, says, comment } = await loaded();
    slice.apply(says('Newer.', comment.rev + 5));
    slice.apply({ type: 'comment-removed', rev: comment.rev + 4, data: { id: comment.id, parent: null } });
    expect(known(), 'the removal was before').to.exist;
    slice.apply({ type: 'comment-removed', rev: comment.rev + 6, data: { id: comment.id, parent: null } });
    expect(known()).to.be.undefined;
  });

  it('keeps what is the reader’s own in news that is about nobody', async () => {
    const page = new TestPage('free');
    const { store } = await follow(page);
    const slice = store.use(ThreadSlice);
    await slice.load('newest', 25);
    const mine = await slice.post({ body: 'Mine.', author: { name: 'Ada' } }, 'key-1');
    const { source: _, ...publicly } = mine;
    slice.apply({ type: 'comment', rev: mine.rev + 1, data: { ...publicly, own: false, rev: mine.rev + 1 } });
    const known = store.state.thread!.nodes.get(mine.id)!.comment;
    expect(known).to.include({ own: true, source: 'Mine.', rev: mine.rev + 1 });
  });

  it('posts once, however often it is called with one key', async () => {
    const { slice, page, thread } = await loaded();
    const draft = { body: 'Once.', author: { name: 'Ada' } };
    const [first, second] = await Promise.all([slice.post(draft, 'the-key'), slice.post(draft, 'the-key')]);
    const third = await slice.post(draft, 'the-key');
    expect([second.id, third.id]).to.deep.equal([first.id, first.id]);
    expect(thread().top.filter((id) => id === first.id)).to.have.lengthOf(1);
    expect(await page.ask('')).to.deep.nested.include({ 'comments.count': 2 });
  });

  it('takes news of what was never loaded for nothing', async () => {
    const { slice, thread, says, comment } = await loaded();
    const before = thread();
    const edited = says('Edited elsewhere.', 99, 'unknown');
    slice.apply({ ...edited, data: { ...edited.data, edited: new Date().toISOString() } } as LiveEvent);
    const reply = says('A reply to what is not here.', 99, 'reply');
    slice.apply({ ...reply, data: { ...reply.data, parent: 'not-here' } } as LiveEvent);
    const held = says('Held.', 99, 'held');
    slice.apply({ ...held, data: { ...held.data, status: 'held' } } as LiveEvent);
    slice.apply({ type: 'comment-removed', rev: 99, data: { id: 'unknown', parent: null } });
    expect(thread().arrived).to.deep.equal([]);
    expect([...thread().nodes.keys()]).to.deep.equal([comment.id]);
    expect(thread().top).to.deep.equal(before.top);
  });

  it('counts the replies to a comment as the server does, as they come and go', async () => {
    const { page, ben, comment, slice, thread, known } = await loaded();
    const { id } = await ben.comment('A reply.', { parent: comment.id });
    await until(() => thread().arrived.includes(id), 'it has arrived');
    slice.admit();
    expect(known()!.replies.count).to.equal(1);
    expect(thread().nodes.get(comment.id)!.children).to.deep.equal([id]);
    await ben.remove(id);
    await until(() => !thread().nodes.has(id), 'it is gone');
    expect(known()!.replies.count).to.equal(0);
    expect(await page.ask('')).to.deep.nested.include({ 'comments.count': 1 });
  });

  it('loads once for everybody who asks at the same time', async () => {
    const { slice, thread, says, comment } = await loaded();
    slice.apply(says('Changed.', comment.rev + 9));
    const state = thread();
    await Promise.all([slice.load('newest', 25), slice.load('newest', 1)]);
    expect(thread()).to.equal(state);
  });
});
