import { expect } from '@open-wc/testing';
import type { CommentsElement } from '../../../src/elements/comments/comments.js';
import type { CommentFormElement } from '../../../src/elements/comment-form/comment-form.js';
import { describeAlone } from '../../support/alone.js';
import { ask } from '../../support/ask.js';
import { until } from '../../support/until.js';
import { text, writeAndSend } from '../comment-form/support/composers.js';

let written = 0;

describeAlone<CommentsElement>('afterword-comments', {
  define: () => import('../../../src/elements/comments/define.js'),
  async works(thread, key) {
    const { count } = (await ask(key)).comments;
    const form = () => thread.shadowRoot!.querySelector<CommentFormElement>('afterword-comment-form');
    await until(() => form()?.shadowRoot && text(form()!), 'there is a composer');
    const body = `Comment ${++written}.`;
    await writeAndSend(form()!, body);
    const bodies = () => [...thread.shadowRoot!.querySelectorAll('afterword-comment')].map((one) => one.shadowRoot!);
    await until(() => bodies().some(({ textContent }) => textContent.includes(body)), 'the comment is in the thread');
    expect((await ask(key)).comments.count).to.equal(count + 1);
  },
});
