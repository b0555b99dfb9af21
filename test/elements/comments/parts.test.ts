import { expect, html } from '@open-wc/testing';
import { button, part } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { answer, appears, comments, composer, saying, threadOn } from './support/threads.js';
import { text, write, writeAndSend } from '../comment-form/support/composers.js';

/** Every name that the documentation of the thread, of a comment and of the composer lists, by where it is. */
const OWN = ['heading', 'count', 'sort', 'list', 'replies', 'more', 'arrived'];
const OF_COMMENTS = ['comment', 'avatar', 'author', 'badge', 'time', 'body', 'spoiler', 'actions'];
const BUTTONS = ['reply-button', 'edit-button', 'remove-button'];
const OF_COMPOSERS = ['composer', 'field', 'preview-button', 'preview', 'submit', 'cancel', 'status'];

describe('the parts of a thread', () => {
  const sheet = new CSSStyleSheet();
  before(() => document.adoptedStyleSheets.push(sheet));
  after(() => document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(sheet), 1));

  /** A rule of the host page for a part of the thread reaches these elements, deep inside. */
  function styled(thread: Element, name: string): Element[] {
    sheet.replaceSync(`afterword-comments::part(${name}) { outline: 3px dotted rgb(1, 2, 3); }`);
    const found: Element[] = [];
    const search = (root: ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (getComputedStyle(element).outline.includes('rgb(1, 2, 3)')) found.push(element);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(thread.shadowRoot!);
    return found;
  }

  it('can all be reached from the page, however deep they are (A61)', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const { id } = await ben.comment('Who?');
    await ben.comment('In the end ||it helped||.');
    for (let n = 0; n < 21; n++) await ben.comment(`reply ${n}`, { parent: id });
    const { thread } = await threadOn(page);
    await writeAndSend(composer(thread), 'Mine.');
    await appears(thread, 'Mine.');
    await write(await answer(saying(thread, 'Who?')!), 'A reply.');
    const form = thread.shadowRoot!.querySelector('li > afterword-comment-form')!;
    part(form, 'preview-button')!.click();
    await until(() => part(form, 'preview'), 'the preview is open');
    await ben.comment('News.');
    await until(() => part(thread, 'arrived'), 'it has arrived');
    for (const name of [...OWN, ...OF_COMMENTS, ...BUTTONS, ...OF_COMPOSERS])
      expect(styled(thread, name), name).not.to.have.lengthOf(0);
    expect(styled(thread, 'comment')).to.have.lengthOf(comments(thread).length);
  });

  it('name what is rare too: empty, status, held, and the check', async () => {
    const empty = await threadOn(new TestPage('free'));
    expect(styled(empty.thread, 'empty')).to.have.lengthOf(1);
    await writeAndSend(composer(empty.thread), [1, 2, 3, 4].map((n) => `[${n}](https://example.org/${n})`).join(' '));
    await appears(empty.thread, '1 2 3 4');
    expect(styled(empty.thread, 'held')).to.have.lengthOf(1);

    const checked = await threadOn(new TestPage('image'));
    await write(composer(checked.thread), 'Who, me?');
    const captcha = () => composer(checked.thread).shadowRoot!.querySelector('afterword-captcha');
    await until(() => captcha() && part(captcha()!, 'field'), 'the image is shown');
    for (const name of ['image', 'captcha-field', 'refresh'])
      expect(styled(checked.thread, name), name).to.have.lengthOf(1);

    const page = new TestPage('free');
    await page.fault('broken');
    const host = await page.render(html`<afterword-comments></afterword-comments>`);
    const thread = host.querySelector('afterword-comments')!;
    await until(() => button(thread, 'Try again'), 'it has failed');
    expect(styled(thread, 'status').length).to.be.above(0);
  });

  it('give way to the page: its rules win without any force', async () => {
    const { thread } = await threadOn(new TestPage('free'));
    text(composer(thread)).focus();
    await composer(thread).updateComplete;
    sheet.replaceSync('afterword-comments::part(submit) { background: rgb(1, 2, 3); border-radius: 9px; }');
    const { backgroundColor, borderRadius } = getComputedStyle(part(composer(thread), 'submit')!);
    expect([backgroundColor, borderRadius]).to.deep.equal(['rgb(1, 2, 3)', '9px']);
  });
});
