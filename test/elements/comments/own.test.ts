import { expect, html, oneEvent } from '@open-wc/testing';
import { button, focused, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { says, send, text, type, write, writeAndSend } from '../comment-form/support/composers.js';
import { appears, change, comments, composer, kept, saying, texts, threadOn, type Thread } from './support/threads.js';

/** A thread in which the reader has said something. */
async function after(body: string, page = new TestPage(), content = html`<afterword-comments></afterword-comments>`) {
  const up = await threadOn(page, content);
  await writeAndSend(composer(up.thread), body);
  return { page, ...up, comment: await appears(up.thread, body) };
}

const heading = ({ thread }: Thread): HTMLElement => part(thread, 'heading')!;

describe('an own comment', () => {
  it('is marked, and is own again after a reload', async () => {
    const { page, host, comment } = await after('Mine.');
    expect(words(part(comment, 'badge'))).to.equal('You');
    host.remove();
    const { thread } = await threadOn(page);
    expect(words(part(saying(thread, 'Mine.')!, 'badge'))).to.equal('You');
    expect(part(saying(thread, 'Mine.')!, 'edit-button')).to.exist;
  });

  it('can be changed, begins with what it says, and is marked as edited', async () => {
    const { page, thread, comment } = await after('It *helpd* me.'.replaceAll('*', ''));
    const form = await change(comment);
    expect(text(form).value).to.equal('It helpd me.');
    expect(focused() === text(form)).to.be.true;
    type(text(form), 'It helped me.');
    send(form).click();
    const changed = await appears(thread, 'It helped me.');
    expect(part(changed, 'comment')!.textContent).to.contain('edited');
    await until(() => focused()?.getRootNode() === changed.shadowRoot, 'the focus is on it');
    expect(texts(thread)).to.deep.equal(['It helped me.']);
    expect((await kept(page))[0]!.edited).to.be.a('string');
  });

  it('can be saved without a change, and begins with its text each time it is changed', async () => {
    const { page, thread, comment } = await after('As it is.');
    const form = await change(comment);
    send(form).click();
    let again = await appears(thread, 'As it is.');
    const second = await change(again);
    expect(text(second).value).to.equal('As it is.');
    button(second, 'Cancel')!.click();
    again = await appears(thread, 'As it is.');
    await until(() => focused()?.getRootNode() === again.shadowRoot, 'the focus is on the comment');
    const third = await change(again);
    expect(text(third).value).to.equal('As it is.');
    type(text(third), '');
    await third.updateComplete;
    expect(text(third).value, 'a reader may empty it').to.equal('');
    send(third).click();
    await says(third, 'Write something first.');
    expect((await kept(page)).map(({ status }) => status)).to.deep.equal(['published']);
  });

  it('waits to be changed while the server is away, and is changed once', async () => {
    const { page, thread, comment } = await after('Before.');
    const form = await change(comment);
    type(text(form), 'After.');
    await page.fault('down');
    send(form).click();
    await says(form, 'will be sent when the server can be reached');
    expect(text(form).value).to.equal('After.');
    await page.fault('none');
    await appears(thread, 'After.');
    expect((await kept(page)).map(({ content }) => content)).to.deep.equal([
      [{ type: 'paragraph', children: ['After.'] }],
    ]);
  });

  it('stays with its writer, held, when a change has to be seen by a moderator', async () => {
    const { page, thread, comment } = await after('Sources?');
    const other = await threadOn(new TestPage('way', page.key));
    expect(texts(other.thread)).to.deep.equal(['Sources?']);
    const form = await change(comment);
    type(text(form), [1, 2, 3, 4].map((n) => `[${n}](https://example.org/${n})`).join(' '));
    send(form).click();
    const held = await appears(thread, '1 2 3 4');
    await until(() => comments(other.thread).length === 0, 'others do not see it any more');
    await until(() => words(heading({ thread } as Thread)) === 'Comments', 'it is not counted');
    expect(part(held, 'held')).to.exist;
    expect(texts(thread)).to.deep.equal(['1 2 3 4']);
  });

  it('keeps the text of a change that came too late for it, and says what can be done', async () => {
    const { page, thread, comment } = await after('Sources?');
    await new OtherReader(page).comment('Yes, please.', { parent: comment.data!.id });
    const form = await change(comment);
    const links = [1, 2, 3, 4].map((n) => `[${n}](https://example.org/${n})`).join(' ');
    type(text(form), links);
    send(form).click();
    await says(form, 'you can add it as a reply');
    expect(text(form).value).to.equal(links);
    expect(text(form).readOnly).to.be.false;
    expect(texts(thread)).to.include('Yes, please.');
  });

  it('is deleted only after a second look, and the focus goes to the heading', async () => {
    const up = await after('Regret.');
    const { page, thread, comment } = up;
    part(comment, 'remove-button')!.click();
    await until(() => button(comment, 'Keep it'), 'it is asked');
    expect(words(focused())).to.equal('Delete');
    button(comment, 'Keep it')!.click();
    await until(() => focused() === part(comment, 'remove-button'), 'the focus is back');
    expect(await kept(page)).to.have.lengthOf(1);
    part(comment, 'remove-button')!.click();
    await until(() => button(comment, 'Keep it'), 'it is asked');
    button(comment, 'Delete')!.click();
    await until(() => comments(thread).length === 0, 'it is gone');
    expect(focused() === heading(up)).to.be.true;
    expect(await kept(page)).to.have.lengthOf(0);
    expect(words(thread.shadowRoot!.querySelector('.hidden[role="status"]'))).to.equal('Your comment is deleted.');
    expect(part(thread, 'empty')).to.exist;
  });

  it('leaves the focus in the thread when its heading is the page’s own', async () => {
    const own = html`<afterword-comments><h3 slot="heading">Yours</h3></afterword-comments>`;
    const { thread, comment } = await after('Regret.', new TestPage(), own);
    part(comment, 'remove-button')!.click();
    await until(() => button(comment, 'Keep it'), 'it is asked');
    button(comment, 'Delete')!.click();
    await until(() => comments(thread).length === 0, 'it is gone');
    expect(focused()?.tagName).to.equal('SECTION');
  });

  it('leaves a placeholder while answers hang on it', async () => {
    const { page, thread, comment } = await after('Who?');
    await new OtherReader(page).comment('Me.', { parent: comment.data!.id });
    await until(() => part(thread, 'arrived') ?? saying(thread, 'Me.'), 'the answer has arrived');
    part(thread, 'arrived')?.click();
    await appears(thread, 'Me.');
    part(comment, 'remove-button')!.click();
    await until(() => button(comment, 'Keep it'), 'it is asked');
    button(comment, 'Delete')!.click();
    await until(() => comment.matches(':state(removed)'), 'a placeholder is left');
    expect(texts(thread)).to.deep.equal(['', 'Me.']);
    expect(button(comment, 'Delete your comment')).to.be.undefined;
  });

  it('stays when it could not be deleted, and says so to everybody', async () => {
    const { page, host, thread, comment } = await after('Stays.');
    part(comment, 'remove-button')!.click();
    await until(() => button(comment, 'Keep it'), 'it is asked');
    await page.fault('down');
    const failed = oneEvent(host, 'afterword-error');
    button(comment, 'Delete')!.click();
    await failed;
    await thread.updateComplete;
    const alert = comment.closest('li')!.querySelector('[role="alert"]')!;
    expect(words(alert)).to.equal('Your comment could not be deleted.');
    expect(alert.checkVisibility()).to.be.true;
    await until(() => focused()?.getRootNode() === comment.shadowRoot, 'the focus is on the comment');
    await page.fault('none');
    part(comment, 'remove-button')!.click();
    await until(() => button(comment, 'Keep it'), 'it is asked');
    button(comment, 'Delete')!.click();
    await until(() => comments(thread).length === 0, 'it is gone');
    expect(await kept(page)).to.have.lengthOf(0);
  });

  it('offers no change where the thread is only to be read, and none of somebody else’s', async () => {
    const { page, host, thread } = await after('Mine.');
    await new OtherReader(page).comment('His.');
    thread.readonly = true;
    await thread.updateComplete;
    await comments(thread)[0]!.updateComplete;
    expect(part(comments(thread)[0]!, 'edit-button')).to.be.undefined;
    host.remove();
    const again = await threadOn(page);
    expect(part(saying(again.thread, 'His.')!, 'edit-button')).to.be.undefined;
    expect(part(saying(again.thread, 'His.')!, 'remove-button')).to.be.undefined;
    await write(composer(again.thread), '');
  });
});
