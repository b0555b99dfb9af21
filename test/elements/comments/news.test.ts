import { expect, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { nameField, send, text, write, writeAndSend } from '../comment-form/support/composers.js';
import { appears, click, comments, composer, isUp, saying, texts, threadOn } from './support/threads.js';

/** What a screen reader says of the thread. */
const announced = (thread: Element): string => words(thread.shadowRoot!.querySelector('.hidden[role="status"]'));

describe('what other readers do while somebody reads', () => {
  it('waits behind a button, and moves nothing of what is being read', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    for (const body of ['Old.', 'Older.']) await ben.comment(body);
    const { thread } = await threadOn(page);
    const place = () => JSON.stringify(saying(thread, 'Old.')!.getBoundingClientRect());
    const before = place();
    await ben.comment('New.');
    await until(() => part(thread, 'arrived'), 'it has arrived');
    expect(words(part(thread, 'arrived'))).to.equal('Show 1 new comment');
    expect(texts(thread)).to.deep.equal(['Older.', 'Old.']);
    expect(place()).to.equal(before);
    await ben.comment('Newer.');
    await until(() => words(part(thread, 'arrived')) === 'Show 2 new comments', 'another one');
    expect(place()).to.equal(before);
    await click(thread, 'Show 2 new comments');
    await until(() => texts(thread)[0] === 'Newer.', 'they are let in');
    expect(texts(thread)).to.deep.equal(['Newer.', 'New.', 'Older.', 'Old.']);
    await until(() => focused()?.getRootNode() === saying(thread, 'Newer.')!.shadowRoot, 'the focus is on the newest');
    await thread.updateComplete;
    expect(part(thread, 'arrived')).to.be.undefined;
    expect(words(part(thread, 'heading'))).to.equal('Comments 4');
  });

  it('is said once and politely, each time in other words', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.comment('Old.');
    const { thread } = await threadOn(page);
    const said: string[] = [];
    const status = thread.shadowRoot!.querySelector('.hidden[role="status"]')!;
    new MutationObserver(() => said.push(announced(thread))).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await ben.comment('New.');
    await until(() => said.length === 1, 'it is said');
    await write(composer(thread), 'The thread renders again, and says nothing.');
    thread.requestUpdate();
    await thread.updateComplete;
    await ben.comment('Newer.');
    await until(() => said.length === 2, 'the next one is said');
    expect(said).to.deep.equal(['1 new comment', '2 new comments']);
  });

  it('comes in by itself where nobody is looking', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const above = html`<div class="far"></div>
      <afterword-comments></afterword-comments>`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.far { height: 300vh }');
    document.adoptedStyleSheets.push(sheet);
    await ben.comment('Old.');
    const { thread } = await threadOn(page, above);
    await ben.comment('New.');
    await appears(thread, 'New.');
    expect(texts(thread)).to.deep.equal(['New.', 'Old.']);
    expect(part(thread, 'arrived')).to.be.undefined;
    await ben.comment('Newer.');
    await appears(thread, 'Newer.');
    expect(announced(thread)).to.equal('2 new comments');
    document.adoptedStyleSheets.pop();
  });

  it('comes in by itself when there was nothing yet', async () => {
    const page = new TestPage('free');
    const { thread } = await threadOn(page);
    await new OtherReader(page).comment('First!');
    await appears(thread, 'First!');
    await until(() => words(part(thread, 'heading')) === 'Comments 1', 'it is counted');
    expect(part(thread, 'empty')).to.be.undefined;
  });

  it('changes what they change, and takes away what they take away', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const [question, reply] = await ben.talk(['Who?', 'Me.']);
    const alone = await ben.comment('Never mind.');
    const { thread } = await threadOn(page);
    await ben.edit(reply!.id, 'I did.');
    const edited = await appears(thread, 'I did.');
    expect(words(edited)).to.equal('');
    expect(edited.shadowRoot!.textContent).to.contain('edited');
    await ben.remove(alone.id);
    await until(() => !saying(thread, 'Never mind.'), 'it is gone');
    await ben.remove(question!.id);
    await until(() => !saying(thread, 'Who?'), 'its text is gone');
    expect(comments(thread), 'a placeholder bears the reply').to.have.lengthOf(2);
    expect(comments(thread)[0]!.shadowRoot!.textContent).to.contain('This comment was removed.');
    expect(comments(thread)[0]!.matches(':state(removed)')).to.be.true;
    await ben.remove(reply!.id);
    await until(() => comments(thread).length === 0, 'nothing hangs on it any more');
  });

  it('answers comments that are shown, below them', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const { id } = await ben.comment('Who?');
    const { thread } = await threadOn(page);
    await ben.comment('Me.', { parent: id });
    await until(() => part(thread, 'arrived') ?? saying(thread, 'Me.'), 'it has arrived');
    part(thread, 'arrived')?.click();
    await appears(thread, 'Me.');
    expect(texts(thread)).to.deep.equal(['Who?', 'Me.']);
  });

  it('is removed by a moderator before it was let in, and then never was', async () => {
    const page = new TestPage();
    const ben = new OtherReader(page);
    await ben.comment('Old.');
    const { thread } = await threadOn(page);
    const { id } = await ben.comment('Buy pills.');
    await until(() => part(thread, 'arrived'), 'it has arrived');
    await page.moderate('remove', id);
    await until(() => !part(thread, 'arrived'), 'it is gone');
    expect(texts(thread)).to.deep.equal(['Old.']);
  });

  it('takes nothing from what is being written, neither text nor focus nor caret', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.comment('Old.');
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, 'I have been', 'Ad');
    text(form).focus();
    text(form).setSelectionRange(6, 6);
    await ben.comment('New.');
    await ben.rate(3);
    await until(() => part(thread, 'arrived'), 'it has arrived');
    expect(focused() === text(form)).to.be.true;
    expect(text(form).selectionStart).to.equal(6);
    await sendKeys({ type: ' think I' });
    expect(text(form).value).to.equal('I have think I been');
    expect(nameField(form)!.value).to.equal('Ad');
  });

  it('does not show an own comment twice', async () => {
    const page = new TestPage();
    const { host, thread } = await threadOn(page);
    await writeAndSend(composer(thread), 'Mine.');
    await appears(thread, 'Mine.');
    const ben = new OtherReader(page);
    await ben.comment('His.'); // comes after the news of our own
    await until(() => part(thread, 'arrived'), 'his has arrived');
    expect(texts(thread)).to.deep.equal(['Mine.']);
    expect(host.store!.state.thread!.arrived).to.have.lengthOf(1);
  });

  it('does not pull the reader away when a comment that waited is sent at last', async () => {
    const page = new TestPage('free');
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, 'Late.');
    await page.fault('down');
    send(form).click();
    await until(() => form.shadowRoot!.textContent.includes('Send now'), 'it waits');
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    const told = oneEvent(thread, 'afterword-comment');
    await page.fault('none');
    await told;
    const comment = await appears(thread, 'Late.');
    await thread.updateComplete;
    await comment.updateComplete;
    await nextFrame();
    expect(focused() === elsewhere).to.be.true;
    elsewhere.remove();
  });

  it('is not missed while the thread is being loaded', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.comment('Before.');
    const { host, thread } = await threadOn(page);
    await until(() => isUp(host), 'the page is followed');
    await page.fault('late');
    thread.sort = 'oldest';
    const isAsked = () => callsTo(page.server, 'GET', 'sort=oldest&limit=25').length === 1;
    await until(isAsked, 'the thread is asked for');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await ben.comment('Meanwhile.');
    await until(() => host.store!.state.page.count === 2, 'the news is here');
    await page.fault('none');
    await until(() => host.store!.state.thread!.status === 'ready', 'the thread is loaded');
    part(thread, 'arrived')?.click();
    await appears(thread, 'Meanwhile.');
    expect(texts(thread)).to.deep.equal(['Before.', 'Meanwhile.']);
  });
});
