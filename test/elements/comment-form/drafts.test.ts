import { expect, html } from '@open-wc/testing';
import { forget, recall, remember, type StorageKey } from '../../../src/api/storage.js';
import { contentText } from '../../../src/content/content-text.js';
import type { CommentFormElement } from '../../../src/elements/comment-form/comment-form.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import {
  answer,
  appears,
  comments,
  composer,
  composerAt,
  kept,
  saying,
  threadOn,
} from '../comments/support/threads.js';
import { button, part } from '../../support/find.js';
import { emailField, nameField, says, send, status, text, type, write, writeAndSend } from './support/composers.js';

const keyOf = (page: TestPage, id = ''): StorageKey => `afterword:draft:${page.key}#${id}`;

/** What is written is kept a moment after the last letter. */
const isKept = (page: TestPage, id?: string) => until(() => recall(keyOf(page, id)), 'the draft is kept');

describe('a text that was not sent', () => {
  beforeEach(() => forget('afterword:name'));

  it('is there again after a reload, and so is the answer below a comment', async () => {
    const page = new TestPage();
    const { id } = await new OtherReader(page).comment('Who?');
    const before = await threadOn(page);
    await write(composer(before.thread), 'Half a thou');
    await write(await answer(saying(before.thread, 'Who?')!), 'It was m');
    await isKept(page);
    await isKept(page, id);
    before.host.remove();
    const { thread } = await threadOn(page);
    await until(() => text(composer(thread)).value === 'Half a thou', 'the comment is back');
    await until(() => composerAt(saying(thread, 'Who?')!), 'the answer is open again');
    expect(text(composerAt(saying(thread, 'Who?')!)!).value).to.equal('It was m');
    expect(part(composer(thread), 'submit'), 'the composer is open').to.exist;
  });

  it('belongs to its page', async () => {
    const [here, there] = [new TestPage(), new TestPage()];
    const { thread } = await threadOn(here);
    await write(composer(thread), 'For here.');
    await isKept(here);
    const other = await threadOn(there);
    expect(text(composer(other.thread)).value).to.equal('');
  });

  it('closes with Cancel, and is there when the answer is opened again', async () => {
    const page = new TestPage();
    await new OtherReader(page).comment('Who?');
    const { thread } = await threadOn(page);
    const comment = saying(thread, 'Who?')!;
    await write(await answer(comment), 'It was');
    button(composerAt(comment)!, 'Cancel')!.click();
    await until(() => !composerAt(comment), 'it is closed');
    await write(composer(thread), 'Something else.');
    expect(composerAt(comment), 'it stays closed').to.be.null;
    expect(text(await answer(comment)).value).to.equal('It was');
  });

  it('opens no answer where nothing may be written', async () => {
    const page = new TestPage();
    const { id } = await new OtherReader(page).comment('Who?');
    remember(keyOf(page, id), JSON.stringify({ body: 'It was m' }));
    remember(keyOf(page, `edit:${id}`), JSON.stringify({ body: 'A change.' }));
    remember(keyOf(page, 'not-here'), JSON.stringify({ body: 'To something that is not loaded.' }));
    remember(keyOf(page, 'odd'), 'no JSON at all');
    const { host, thread } = await threadOn(page, html`<afterword-comments readonly></afterword-comments>`);
    await until(() => host.store!.state.drafts?.[id]?.body, 'the drafts are back');
    await thread.updateComplete;
    expect(thread.shadowRoot!.querySelectorAll('afterword-comment-form')).to.have.lengthOf(0);
    thread.readonly = false;
    await thread.updateComplete;
    expect(thread.shadowRoot!.querySelectorAll('afterword-comment-form')).to.have.lengthOf(2);
  });

  it('that was on its way when the page was closed is sent on the next visit, once', async () => {
    const page = new TestPage();
    const before = await threadOn(page);
    await write(composer(before.thread), 'On its way.');
    await page.fault('down');
    send(composer(before.thread)).click();
    await says(composer(before.thread), 'will be sent when the server can be reached');
    before.host.remove();
    await page.fault('none');
    const { thread } = await threadOn(page);
    await appears(thread, 'On its way.');
    expect(await kept(page)).to.have.lengthOf(1);
    expect(recall(keyOf(page)), 'nothing is left to be sent').to.be.undefined;
  });

  for (const order of [
    ['comment', 'first answer', 'second answer'],
    ['second answer', 'comment', 'first answer'],
    ['first answer', 'second answer', 'comment'],
  ]) {
    for (const when of ['when the server is back', 'on the next visit'] as const) {
      it(`goes ${when} in the order in which it was sent: ${order.join(', ')}`, async () => {
        const page = new TestPage('free');
        const ben = new OtherReader(page);
        await ben.talk(['One?']);
        await ben.talk(['Two?']);
        const { host, thread } = await threadOn(page);
        const forms: Record<string, CommentFormElement> = {
          comment: composer(thread),
          'first answer': await answer(saying(thread, 'One?')!),
          'second answer': await answer(saying(thread, 'Two?')!),
        };
        for (const which of order.toSorted()) await write(forms[which]!, `My ${which}.`);
        await page.fault('down');
        for (const which of order) {
          send(forms[which]!).click();
          await says(forms[which]!, 'will be sent when the server can be reached');
        }
        if (when === 'on the next visit') host.remove();
        await page.fault('none');
        const after = when === 'on the next visit' ? (await threadOn(page)).thread : thread;
        for (const which of order) await appears(after, `My ${which}.`);
        const mine = (await kept(page)).filter(({ author }) => author.name === 'Ada').sort((a, b) => a.rev - b.rev);
        expect(mine.map(({ content }) => contentText(content))).to.deep.equal(order.map((which) => `My ${which}.`));
      });
    }
  }

  it('is kept at once when the page is closed in the middle of a word', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    await write(composer(thread), 'In the mid');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(recall(keyOf(page))).to.contain('In the mid');
  });

  it('is kept for as long as the page lives where the browser refuses storage (A67)', async () => {
    const { getItem, setItem } = Storage.prototype;
    const refuse = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    try {
      const page = new TestPage();
      const before = await threadOn(page);
      await write(composer(before.thread), 'Without storage.');
      await isKept(page);
      before.host.remove();
      const { thread } = await threadOn(page);
      await until(() => text(composer(thread)).value === 'Without storage.', 'it is back');
      await write(composer(thread), 'Without storage.');
      send(composer(thread)).click();
      const comment = await appears(thread, 'Without storage.');
      expect(comment.data!.own).to.be.true;
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  it('is said to be kept, and is kept nowhere once it is sent or emptied', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    await write(composer(thread), 'Kept.');
    expect(status(composer(thread))).to.equal('Draft kept on this device.');
    await isKept(page);
    await write(composer(thread), '');
    await until(() => recall(keyOf(page)) === undefined, 'it is forgotten');
    await writeAndSend(composer(thread), 'Sent.');
    await appears(thread, 'Sent.');
    expect(recall(keyOf(page))).to.be.undefined;
  });
});

describe('the name of a writer', () => {
  beforeEach(() => forget('afterword:name'));

  it('is known to every form of the page, and on the next visit; the address is kept nowhere (B43)', async () => {
    const page = new TestPage();
    const first = await threadOn(page);
    await write(composer(first.thread), 'My first.');
    type(emailField(composer(first.thread)), 'ada@example.org');
    send(composer(first.thread)).click();
    const comment = await appears(first.thread, 'My first.');
    expect(nameField(await answer(comment))!.value).to.equal('Ada');
    first.host.remove();
    const { thread } = await threadOn(new TestPage());
    await write(composer(thread), 'Hello.', 'Ada');
    expect(nameField(composer(thread))!.value).to.equal('Ada');
    expect(emailField(composer(thread)).value).to.equal('');
    expect(JSON.stringify({ ...localStorage })).not.to.contain('example.org');
    expect(comments(thread)).to.have.lengthOf(0);
  });

  it('can be suggested by the site, and emptied and replaced by the reader', async () => {
    const page = new TestPage();
    const { host } = await threadOn(
      page,
      html`<afterword-comments readonly></afterword-comments>
        <afterword-comment-form name="Dr. Ada"></afterword-comment-form>`,
    );
    const form = host.querySelector('afterword-comment-form')!;
    text(form).focus();
    await form.updateComplete;
    expect(nameField(form)!.value).to.equal('Dr. Ada');
    await write(form, 'Hello.', '');
    expect(nameField(form)!.value).to.equal('');
    send(form).click();
    await says(form, 'Give a name');
    await writeAndSend(form, 'Hello.', 'Ada');
    await until(async () => (await kept(page))[0]?.author.name === 'Ada', 'the server has the other name');
  });
});
