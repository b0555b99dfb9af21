import { expect, oneEvent } from '@open-wc/testing';
import type { FailureEvent } from '../../../src/events/failure-event.js';
import { button, focused, part } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import {
  answer,
  appears,
  composer,
  composerAt,
  kept,
  saying,
  texts,
  threadOn,
  type Thread,
} from '../comments/support/threads.js';
import { emailField, says, send, status, text, type, write, writeAndSend } from './support/composers.js';

const WAITS = 'will be sent when the server can be reached';

/** Written, with everything ready to be sent. */
async function written(page: TestPage, body: string): Promise<Thread> {
  const up = await threadOn(page);
  await write(composer(up.thread), body);
  await until(() => up.host.store!.state.captcha?.session.status === 'ready', 'there is a pass');
  return up;
}

describe('a comment that cannot be sent', () => {
  for (const fault of ['down', 'broken', 'failing', 'busy'] as const) {
    it(`waits, is not lost, and goes by itself when the way is free again (${fault})`, async () => {
      const page = new TestPage();
      const { host, thread } = await written(page, 'Patience.');
      const form = composer(thread);
      await page.fault(fault);
      const failed = oneEvent<FailureEvent>(host, 'afterword-error');
      send(form).focus();
      send(form).click();
      expect((await failed).code).to.equal({ failing: 'internal', busy: 'rate_limited' }[fault as string] ?? 'offline');
      await says(form, fault === 'busy' ? 'That was a lot at once.' : WAITS);
      expect(text(form).value).to.equal('Patience.');
      expect(text(form).readOnly).to.be.true;
      expect(focused() === send(form), 'the focus stays where it was').to.be.true;
      expect(await kept(page)).to.have.lengthOf(0);
      await page.fault('none');
      await appears(thread, 'Patience.');
      expect(await kept(page)).to.have.lengthOf(1);
    });
  }

  it('is there once when the answer was lost, and the same key says why', async () => {
    const page = new TestPage();
    const { host, thread } = await written(page, 'Known here.');
    const form = composer(thread);
    send(form).click();
    await appears(thread, 'Known here.');
    await write(form, 'Only once.');
    await until(() => host.store!.state.captcha?.session.status === 'ready', 'there is another pass');
    await page.fault('deaf');
    send(form).click();
    await says(form, WAITS);
    expect(await kept(page), 'the server has it').to.have.lengthOf(2);
    await page.fault('none');
    await appears(thread, 'Only once.');
    expect(await kept(page)).to.have.lengthOf(2);
    expect(callsTo(page.server, 'POST', '/comments').length).to.be.above(2);
    expect(texts(thread)).to.deep.equal(['Only once.', 'Known here.']);
  });

  it('goes at once with Send now, and can be changed first', async () => {
    const page = new TestPage();
    const { thread } = await written(page, 'Tomorow.');
    const form = composer(thread);
    await page.fault('down');
    send(form).click();
    await says(form, WAITS);
    button(form, 'Change it')!.click();
    await until(() => !text(form).readOnly, 'it can be changed');
    expect(focused() === text(form)).to.be.true;
    await write(form, 'Tomorrow.');
    send(form).click();
    await says(form, WAITS);
    await page.fault('none');
    button(form, 'Send now')!.click();
    await appears(thread, 'Tomorrow.');
    expect(await kept(page)).to.have.lengthOf(1);
  });

  it('keeps the text when the address is refused, shows which field, and goes when it is mended (422)', async () => {
    const page = new TestPage();
    const { thread } = await written(page, 'My address is odd.');
    const form = composer(thread);
    type(emailField(form), 'ada');
    send(form).click();
    await says(form, 'This does not look like an e-mail address.');
    expect(emailField(form).ariaInvalid).to.equal('true');
    expect(text(form).value).to.equal('My address is odd.');
    expect(part(form, 'status')!.role).to.equal('alert');
    type(emailField(form), 'ada@example.org');
    send(form).click();
    await appears(thread, 'My address is odd.');
  });

  it('keeps the text in sight when the page closes while it is written (403)', async () => {
    const page = new TestPage();
    const { host, thread } = await written(page, 'Too late?');
    const form = composer(thread);
    await page.moderate('close', page.key);
    await until(() => host.store!.state.page.closed, 'the page is closed');
    await form.updateComplete;
    expect(text(form).value).to.equal('Too late?');
    send(form).click();
    await says(form, 'This page does not take comments any more. Your text is still here.');
    expect(text(form).value).to.equal('Too late?');
    await page.moderate('open', page.key);
    await until(() => !host.store!.state.page.closed, 'it is open again');
    send(form).click();
    await appears(thread, 'Too late?');
  });

  it('wins another pass when the one it had was used up, and asks nobody', async () => {
    const page = new TestPage();
    const { host, thread } = await written(page, 'Twice checked.');
    const { token } = host.store!.state.captcha!.session as { token: string };
    await new OtherReader(page).rate(4, token);
    send(composer(thread)).click();
    await appears(thread, 'Twice checked.');
    expect(callsTo(page.server, 'POST', '/comments')).to.have.lengthOf(2);
  });

  it('keeps the text when no pass is accepted', async () => {
    const page = new TestPage();
    const { thread } = await written(page, 'I am no robot.');
    await page.fault('suspicious');
    send(composer(thread)).click();
    await says(composer(thread), 'The check was not accepted. Your text is still here; please send it again.');
    expect(text(composer(thread)).value).to.equal('I am no robot.');
    await page.fault('none');
    send(composer(thread)).click();
    await appears(thread, 'I am no robot.');
  });

  it('keeps the text when all of it is too much for the server (413)', async () => {
    const page = new TestPage();
    const { host, thread } = await threadOn(page);
    host.pageUrl = `https://example.org/?${'x'.repeat(200_000)}`;
    await host.updateComplete;
    await until(() => host.store!.state.page.status === 'ready', 'the page is loaded anew');
    await writeAndSend(composer(thread), 'Not that long.');
    await says(composer(thread), 'The text is too long. It is still here.');
    expect(text(composer(thread)).value).to.equal('Not that long.');
  });

  it('keeps an answer in sight when what it answers is removed', async () => {
    const page = new TestPage();
    const other = new OtherReader(page);
    const { id } = await other.comment('Does it hurt?');
    const { thread } = await threadOn(page);
    const form = await answer(saying(thread, 'Does it hurt?')!);
    await write(form, 'A little.');
    await other.remove(id);
    await until(() => !saying(thread, 'Does it hurt?'), 'it is gone');
    expect(form.isConnected).to.be.true;
    expect(text(form).value).to.equal('A little.');
    send(form).click();
    await until(() => status(form) !== '' && part(form, 'status')!.role === 'alert', 'it is refused');
    expect(text(form).value).to.equal('A little.');
    const above = form.closest('li')!.querySelector('afterword-comment')!;
    expect(above.shadowRoot!.textContent).to.contain('This comment was removed.');
    expect(composerAt(above) === form).to.be.true;
  });
});
