import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { CommentElement } from '../../../src/elements/comment/comment.js';
import type { VoteEvent } from '../../../src/elements/comments/comments.events.js';
import type { CommentPage } from '../../../src/protocol.js';
import { button, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { field, lastAnswer } from '../captcha/support/captchas.js';
import { appears, isUp, threadOn } from './support/threads.js';

const up = (comment: CommentElement) => part(comment, 'up-button')!;
const down = (comment: CommentElement) => part(comment, 'down-button')!;
const isPressed = (element: HTMLElement): boolean => element.ariaPressed === 'true';
const votes = async (page: TestPage) => (await page.ask<CommentPage>('/comments')).items[0]!.votes;

/** A thread with one comment of somebody else's. */
async function voting(page = new TestPage(), content = html`<afterword-comments></afterword-comments>`) {
  await new OtherReader(page).comment('It helped.', { name: 'Ben' });
  const { host, thread } = await threadOn(page, content);
  return { page, host, thread, comment: await appears(thread, 'It helped.') };
}

describe('voting on a comment', () => {
  it('counts at once, is kept, can be changed and taken back', async () => {
    const { page, comment } = await voting();
    expect(up(comment).ariaLabel).to.equal('Vote the comment by Ben up');
    up(comment).click();
    await until(() => isPressed(up(comment)) && words(up(comment)) === '1', 'the vote is shown');
    await until(async () => (await votes(page)).up === 1, 'the vote is kept');
    down(comment).click();
    await until(async () => (await votes(page)).down === 1, 'the vote is changed');
    expect(await votes(page)).to.include({ up: 0, down: 1 });
    expect([isPressed(up(comment)), isPressed(down(comment))]).to.deep.equal([false, true]);
    down(comment).click();
    await until(async () => (await votes(page)).down === 0, 'the vote is taken back');
    expect(isPressed(down(comment))).to.be.false;
    await expect(comment).to.be.accessible();
  });

  it('tells the page, which may refuse', async () => {
    const { page, thread, comment } = await voting();
    thread.addEventListener('afterword-vote', (event) => event.preventDefault(), { once: true });
    setTimeout(() => up(comment).click());
    const { value, comment: id } = await oneEvent<VoteEvent>(thread, 'afterword-vote');
    expect([value, id]).to.deep.equal([1, comment.data!.id]);
    expect(isPressed(up(comment))).to.be.false;
    expect(await votes(page)).to.include({ up: 0 });
  });

  it('arrives at other readers as it happens', async () => {
    const { page, comment } = await voting();
    await new OtherReader(page).vote(comment.data!.id, 1);
    await until(() => words(up(comment)) === '1', 'the vote is shown');
    expect(isPressed(up(comment))).to.be.false;
  });

  it('waits for a server that is away, over a reload too, and goes once', async () => {
    const { page, host, comment } = await voting();
    await page.fault('down');
    up(comment).click();
    await until(() => part(comment, 'vote-status'), 'it says that it waits');
    expect(isPressed(up(comment))).to.be.true;
    host.remove();
    await page.fault('none');
    const again = await threadOn(page);
    await until(async () => (await votes(page)).up === 1, 'the vote is sent');
    const shown = await appears(again.thread, 'It helped.');
    await until(() => isUp(again.host) && isPressed(up(shown)) && !part(shown, 'vote-status'), 'the vote is shown');
  });

  it('says so when it is refused, and shows what counts', async () => {
    const { page, comment } = await voting();
    await page.moderate('close', page.key);
    up(comment).click();
    await until(() => words(part(comment, 'vote-status')) === 'Your vote was not accepted.', 'it says so');
    expect([isPressed(up(comment)), words(up(comment))]).to.deep.equal([false, '']);
  });

  it('asks for characters at the comment, where the server wants them', async () => {
    const { page, comment } = await voting(new TestPage('image'));
    up(comment).click();
    const prompt = () => comment.shadowRoot!.querySelector('afterword-captcha');
    await until(() => prompt()?.shadowRoot?.querySelector('img'), 'the image is there');
    field(prompt()!).value = await lastAnswer(page);
    button(prompt()!, 'Check')!.click();
    await until(async () => (await votes(page)).up === 1, 'the vote is kept');
    await until(() => prompt() === null, 'the image is gone');
  });

  it('is not for one’s own comments, can be up only, or off', async () => {
    const only = await voting(new TestPage('free'), html`<afterword-comments votes="up"></afterword-comments>`);
    expect([part(only.comment, 'up-button'), part(only.comment, 'down-button')].map(Boolean)).to.deep.equal([
      true,
      false,
    ]);
    only.thread.votes = 'none';
    await until(() => !part(only.comment, 'up-button'), 'there is nothing to vote with');
    const { data } = only.comment;
    const own = await fixture<CommentElement>(
      html`<afterword-comment
        .data=${{ ...data!, own: true, votes: { up: 2, down: 0, mine: 0 } }}
      ></afterword-comment>`,
    );
    own.voting = 'both';
    await own.updateComplete;
    expect(part(own, 'up-button')!.localName).to.equal('span');
    expect(part(own, 'up-button')!.ariaLabel).to.equal('Vote the comment by Ben up: 2');
  });
});
