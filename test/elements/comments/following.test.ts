import { expect, html } from '@open-wc/testing';
import type { Follows } from '../../../src/protocol.js';
import { part, words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { appears, threadOn } from './support/threads.js';

const element = html`<afterword-comments follow></afterword-comments>`;
const isPressed = (button: HTMLElement | undefined): boolean => button?.ariaPressed === 'true';

/** What this reader follows, as the server has it. */
async function kept(page: TestPage): Promise<Follows> {
  const token = localStorage.getItem(`afterword:visitor:${page.server}`);
  if (token === null) return { thread: false, comments: [] };
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${page.server}api/v1/pages/${page.key}/follows`, { headers });
  return (await response.json()) as Follows;
}

async function following(page = new TestPage('free')) {
  await new OtherReader(page).comment('It helped.', { name: 'Ben' });
  const { host, thread } = await threadOn(page, element);
  const comment = await appears(thread, 'It helped.');
  const whole = () => part(thread, 'follow-button');
  const replies = () => part(comment, 'follow-button');
  return { page, host, thread, comment, whole, replies };
}

describe('following', () => {
  it('is offered where the site wants it, and nowhere else', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).comment('It helped.');
    const { thread } = await threadOn(page);
    const comment = await appears(thread, 'It helped.');
    expect([part(thread, 'follow-button'), part(comment, 'follow-button')]).to.deep.equal([undefined, undefined]);
    expect(callsTo(page.server, 'GET', '/follows')).to.have.lengthOf(0);
  });

  it('is of the conversation or of the replies to somebody, shown at once, kept, and undone', async () => {
    const { page, host, comment, whole, replies } = await following();
    expect([whole()!.ariaLabel, replies()!.ariaLabel]).to.deep.equal([
      'Follow this conversation',
      'Follow replies to Ben',
    ]);
    whole()!.click();
    await until(() => isPressed(whole()), 'it shows');
    replies()!.click();
    await until(() => isPressed(replies()), 'it shows');
    const { id } = comment.data!;
    await until(async () => (await kept(page)).comments.length === 1, 'both are kept');
    expect(await kept(page)).to.deep.equal({ thread: true, comments: [id] });
    await expectAccessible(host);
    whole()!.click();
    await until(async () => !(await kept(page)).thread, 'it is undone');
    expect([isPressed(whole()), isPressed(replies())]).to.deep.equal([false, true]);
  });

  it('is known again after a reload', async () => {
    const { page, host, whole, replies } = await following();
    whole()!.click();
    replies()!.click();
    await until(async () => (await kept(page)).comments.length === 1, 'both are kept');
    host.remove();
    const { thread } = await threadOn(page, element);
    const again = await appears(thread, 'It helped.');
    await until(() => isPressed(part(thread, 'follow-button')), 'the conversation is followed');
    await until(() => isPressed(part(again, 'follow-button')), 'the replies are followed');
  });

  it('waits for a server that is away, over a reload too', async () => {
    const { page, host, whole } = await following();
    await page.fault('down');
    whole()!.click();
    await until(() => host.store!.state.outbox?.follow?.status === 'waiting', 'it waits');
    expect(isPressed(whole())).to.be.true;
    host.remove();
    await page.fault('none');
    const { host: again, thread } = await threadOn(page, element);
    await until(async () => (await kept(page)).thread, 'it is kept');
    expect(isPressed(part(thread, 'follow-button'))).to.be.true;
    await until(() => !again.store!.state.outbox?.follow, 'nothing waits any more');
  });

  it('asks for the characters in an image at the conversation, or at the comment', async () => {
    const { thread, comment, whole, replies } = await following(new TestPage('image'));
    const prompt = (at: Element) => at.shadowRoot!.querySelector('afterword-captcha');
    whole()!.click();
    await until(() => prompt(thread), 'it is asked for at the conversation');
    expect(prompt(comment)).to.be.null;
    replies()!.click();
    await until(() => prompt(comment), 'it is asked for at the comment');
  });

  it('is taken back, and said so, when it is refused', async () => {
    const { page, thread, replies } = await following();
    const failures: string[] = [];
    thread.addEventListener('afterword-error', ({ code }) => failures.push(code));
    await page.fault('suspicious');
    replies()!.click();
    await until(() => failures.length > 0, 'it is refused');
    expect(failures).to.deep.equal(['captcha_rejected']);
    await thread.updateComplete;
    expect(words(part(thread, 'status'))).to.equal('That was not accepted. Please try again later.');
    expect(isPressed(replies())).to.be.false;
  });
});
