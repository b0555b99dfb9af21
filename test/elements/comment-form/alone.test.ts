import type { CommentFormElement } from '../../../src/elements/comment-form/comment-form.js';
import { describeAlone } from '../../support/alone.js';
import { ask } from '../../support/ask.js';
import { until } from '../../support/until.js';
import { said, text, writeAndSend } from './support/composers.js';

describeAlone<CommentFormElement>('afterword-comment-form', {
  define: () => import('../../../src/elements/comment-form/define.js'),
  async works(form, key) {
    const { count } = (await ask(key)).comments;
    await until(() => text(form), 'there is a field');
    await writeAndSend(form, 'From a composer that stands alone.');
    await until(() => said(form) === 'Your comment is here.', 'it is sent');
    await until(async () => (await ask(key)).comments.count === count + 1, 'the server has it');
  },
});
