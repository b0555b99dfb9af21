import { expect, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { forget } from '../../../src/api/storage.js';
import type { CommentEvent, CommentSubmitEvent } from '../../../src/elements/comment-form/comment-form.events.js';
import type { FailureEvent } from '../../../src/events/failure-event.js';
import { focused, part } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { answer, appears, comments, composer, composerAt, kept, texts, threadOn } from '../comments/support/threads.js';
import {
  emailField,
  nameField,
  said,
  says,
  send,
  status,
  text,
  type,
  write,
  writeAndSend,
} from './support/composers.js';

describe('a comment that is sent', () => {
  beforeEach(() => forget('afterword:name'));

  it('is one line to begin with, opens when the reader comes, and goes to the server by keys alone', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    expect(part(form, 'submit')).to.be.undefined;
    text(form).focus();
    await form.updateComplete;
    await sendKeys({ type: 'It helped me.' });
    await sendKeys({ press: 'Tab' }); // the toolbar
    await sendKeys({ press: 'Tab' }); // the preview
    await sendKeys({ press: 'Tab' });
    expect(focused() === nameField(form)).to.be.true;
    await sendKeys({ type: 'Ada' });
    await sendKeys({ press: 'Tab' });
    expect(focused() === emailField(form)).to.be.true;
    await sendKeys({ press: 'Tab' });
    expect(focused() === send(form)).to.be.true;
    await sendKeys({ press: 'Enter' });
    const comment = await appears(thread, 'It helped me.');
    await until(() => focused()?.getRootNode() === comment.shadowRoot, 'the focus is on the new comment');
    const [stored] = await kept(page);
    expect(stored!.author.name).to.equal('Ada');
    expect(text(form).value).to.equal('');
    expect(said(form)).to.equal('Your comment is here.');
    expect(part(form, 'submit'), 'one line again').to.be.undefined;
  });

  it('asks in words for what is missing, one thing after the other, and leads there', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    text(form).focus();
    await form.updateComplete;
    send(form).click();
    await says(form, 'Write something first.');
    expect(focused() === text(form)).to.be.true;
    expect(text(form).ariaInvalid).to.equal('true');
    expect(part(form, 'status')!.role).to.equal('alert');
    type(text(form), '  Now I have.  ');
    await form.updateComplete;
    expect(status(form)).not.to.contain('Write something');
    send(form).click();
    await says(form, 'Give a name; any name will do.');
    expect(focused() === nameField(form)).to.be.true;
    expect(nameField(form)!.ariaInvalid).to.equal('true');
    type(nameField(form)!, 'Ada');
    send(form).click();
    await appears(thread, 'Now I have.');
    expect(callsTo(page.server, 'POST', '/comments')).to.have.lengthOf(1);
  });

  it('needs no address, and says before sending when a text is too long', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, 'x'.repeat(10_003));
    expect(status(form)).to.equal('3 characters too long.');
    send(form).click();
    await says(form, 'Shorten the text first.');
    expect(callsTo(page.server, 'POST', '/comments')).to.have.lengthOf(0);
    type(text(form), '🧠'.repeat(9_990));
    await says(form, '10 characters left.');
  });

  it('is one comment after a double click, after Ctrl+Enter, and after everything at once', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, 'Once.');
    send(form).click();
    send(form).click();
    void form.submit();
    text(form).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await appears(thread, 'Once.');
    expect(await kept(page)).to.have.lengthOf(1);
    expect(texts(thread)).to.deep.equal(['Once.']);
    await write(form, 'Twice.');
    await sendKeys({ down: 'Control' });
    text(form).focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await appears(thread, 'Twice.');
    expect(await kept(page)).to.have.lengthOf(2);
  });

  it('starts a new line with Enter, also while a character is being composed', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, '');
    text(form).focus();
    await sendKeys({ type: 'One' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'two' });
    expect(text(form).value).to.equal('One\ntwo');
    const composing = { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true };
    text(form).dispatchEvent(new KeyboardEvent('keydown', composing));
    await form.updateComplete;
    expect(callsTo(page.server, 'POST', '/comments')).to.have.lengthOf(0);
    expect(status(form)).not.to.equal('Sending …');
  });

  it('is not sent when the page cancels it, and is there to be sent again (A24)', async () => {
    const page = new TestPage();
    const { host, thread } = await threadOn(page);
    const form = composer(thread);
    host.addEventListener('afterword-comment-submit', (event) => event.preventDefault(), { once: true });
    await write(form, 'Wait.');
    setTimeout(() => send(form).click());
    const event = await oneEvent<CommentSubmitEvent>(host, 'afterword-comment-submit');
    expect([event.body, event.parent]).to.deep.equal(['Wait.', null]);
    await form.updateComplete;
    expect(text(form).value).to.equal('Wait.');
    expect(callsTo(page.server, 'POST', '/comments')).to.have.lengthOf(0);
    send(form).click();
    await appears(thread, 'Wait.');
  });

  it('is told to the page once the server has it, with what it became', async () => {
    const page = new TestPage();
    const { host, thread } = await threadOn(page);
    const failures: string[] = [];
    host.addEventListener('afterword-error', ({ code }: FailureEvent) => failures.push(code));
    const told = oneEvent<CommentEvent>(host, 'afterword-comment');
    await writeAndSend(composer(thread), 'Told.');
    const { comment } = await told;
    expect(comment).to.deep.include({ status: 'published', own: true, parent: null });
    expect((await kept(page)).map(({ id }) => id)).to.deep.equal([comment.id]);
    expect(failures).to.deep.equal([]);
  });

  it('waits for a moderator when it looks like spam, and only its writer sees it', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const links = Array.from({ length: 5 }, (_, index) => `[${index}](https://example.org/${index})`).join(' ');
    await writeAndSend(composer(thread), links);
    const comment = await appears(thread, '0 1 2 3 4');
    await until(() => said(composer(thread)).includes('waiting for a moderator'), 'the composer says so');
    expect(part(comment, 'held')).to.exist;
    expect(part(comment, 'reply-button')).to.be.undefined;
    expect(await kept(page), 'everybody else sees nothing').to.have.lengthOf(0);
    await page.moderate('approve', comment.data!.id);
    await until(() => !part(comment, 'held'), 'it is approved before the writer’s eyes');
    expect(comments(thread)).to.have.lengthOf(1);
    expect(comment.data!.own).to.be.true;
  });

  it('waits when a field was filled in that people neither see, reach by keyboard nor hear of (B44)', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, 'Buy now.');
    const trap = form.shadowRoot!.querySelector<HTMLInputElement>('[name="subject"]')!;
    expect([trap.tabIndex, trap.autocomplete]).to.deep.equal([-1, 'off']);
    expect(trap.closest('[aria-hidden="true"]')).to.exist;
    expect(trap.checkVisibility(), 'programs look for what is not displayed').to.be.true;
    expect(trap.closest('div')!.getBoundingClientRect().width, 'and people see nothing').to.be.at.most(1);
    trap.value = 'Buy now';
    send(form).click();
    await until(() => said(form).includes('waiting for a moderator'), 'it was taken, as it seems');
    expect(await kept(page)).to.have.lengthOf(0);
  });

  it('goes below what it answers, while another answer is being written elsewhere', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    for (const body of ['First.', 'Second.']) {
      await writeAndSend(composer(thread), body);
      await appears(thread, body);
    }
    const [second, first] = comments(thread);
    const here = await answer(first!);
    const there = await answer(second!);
    await write(here, 'To the first.');
    await write(there, 'To the second.');
    expect(text(here).value).to.equal('To the first.');
    send(there).click();
    await appears(thread, 'To the second.');
    expect(composerAt(second!)).to.be.null;
    expect(text(composerAt(first!)!).value).to.equal('To the first.');
    const reply = (await kept(page)).find(({ parent }) => parent !== null)!;
    expect(reply.parent).to.equal(second!.data!.id);
    expect(texts(thread)).to.deep.equal(['Second.', 'To the second.', 'First.']);
  });

  it('can be sent and forgotten by a script (A23)', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page, html`<afterword-comments></afterword-comments>`);
    const form = composer(thread);
    await write(form, 'By script.');
    await form.submit();
    expect((await kept(page))[0]!.content).to.deep.equal([{ type: 'paragraph', children: ['By script.'] }]);
    await write(form, 'Not this.');
    form.reset();
    await form.updateComplete;
    expect(text(form).value).to.equal('');
    await form.submit();
    expect(status(form)).to.equal('Write something first.');
  });

  it('has as much room as it takes, but never more than most of the screen', async () => {
    const { thread } = await threadOn(new TestPage('free'));
    const form = composer(thread);
    const height = async (body: string): Promise<number> => {
      type(text(form), body);
      await form.updateComplete;
      return text(form).getBoundingClientRect().height;
    };
    const lines = (n: number): string => Array.from({ length: n }, (_, line) => `line ${line}`).join('\n');
    const two = await height(lines(2));
    const twelve = await height(lines(12));
    expect(twelve - two).to.be.above(100);
    expect(text(form).scrollHeight, 'nothing is out of sight').to.be.at.most(text(form).clientHeight + 1);
    expect(await height('word '.repeat(200)), 'lines that the browser breaks count too').to.be.above(two * 2);
    expect(await height(lines(400))).to.be.at.most(innerHeight * 0.6 + 1);
    expect(await height(lines(2)), 'and gives it back').to.be.closeTo(two, 1);
  });
});
