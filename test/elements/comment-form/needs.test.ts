import { expect, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../src/elements/disclaimer/define.js';
import '../../../src/elements/terms/define.js';
import { middleOf } from '../../support/browser.js';
import { button, focused, part } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { appears, composer, kept, threadOn } from '../comments/support/threads.js';
import { says, send, status, text, write } from './support/composers.js';

const isOff = (form: Element): boolean => send(form).getAttribute('aria-disabled') === 'true';

const sent = (page: TestPage) => callsTo(page.server, 'POST', '/comments').length;

const bodyOf = (page: TestPage) =>
  JSON.parse(callsTo(page.server, 'POST', '/comments')[0]!.body) as { terms?: string; disclaimers: unknown[] };

describe('a comment that needs something first', () => {
  it('waits for the disclaimer, says so, and leads there', async () => {
    const page = new TestPage();
    const { host, thread } = await threadOn(
      page,
      html`<afterword-disclaimer name=${page.key} version="7" for="comments"></afterword-disclaimer>
        <afterword-comments></afterword-comments>`,
    );
    const form = composer(thread);
    const disclaimer = host.querySelector('afterword-disclaimer')!;
    await write(form, 'I have read it.');
    expect(isOff(form)).to.be.true;
    expect(status(form)).to.contain('To send, first say above that you have read the disclaimer.');
    expect(send(form).getAttribute('aria-describedby')).to.equal(part(form, 'status')!.id);
    await sendMouse({ type: 'click', position: middleOf(send(form)) });
    await until(() => focused()?.getRootNode() === disclaimer.shadowRoot, 'the button leads there');
    text(form).focus();
    button(form, 'Go there')!.click();
    expect(focused() === part(disclaimer, 'acknowledge')).to.be.true;
    expect(sent(page)).to.equal(0);
    part(disclaimer, 'acknowledge')!.click();
    await until(() => !isOff(form), 'the gate is open');
    send(form).click();
    await appears(thread, 'I have read it.');
    expect(bodyOf(page).disclaimers).to.deep.equal([{ disclaimer: page.key, version: '7' }]);
  });

  it('waits for the box of the terms inside the composer, and carries their version', async () => {
    const page = new TestPage();
    const { host, thread } = await threadOn(
      page,
      html`<afterword-comments>
        <afterword-terms slot="terms" mode="checkbox" version="3" terms-href="/terms"></afterword-terms>
      </afterword-comments>`,
    );
    const form = composer(thread);
    await write(form, 'I agree.');
    await says(form, 'To send, first agree to the terms.');
    expect(isOff(form)).to.be.true;
    send(form).click();
    const box = part(host.querySelector('afterword-terms')!, 'checkbox')!;
    await until(() => focused() === box, 'it leads to the box');
    expect(sent(page)).to.equal(0);
    box.click();
    await until(() => !isOff(form), 'the gate is open');
    box.click();
    await until(() => isOff(form), 'and closes again');
    box.click();
    send(form).click();
    await appears(thread, 'I agree.');
    expect(bodyOf(page).terms).to.equal('3');
  });

  it('asks for the characters in an image where the server wants them, and loses nothing meanwhile', async () => {
    const page = new TestPage('image');
    const { host, thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, 'I can read.');
    await says(form, 'To send, type the characters in the image.');
    expect(isOff(form)).to.be.true;
    const captcha = () => form.shadowRoot!.querySelector('afterword-captcha')!;
    await until(() => part(captcha(), 'field'), 'the image is shown');
    send(form).click();
    await until(() => focused() === part(captcha(), 'field'), 'the focus goes to where they are typed');
    expect(text(form).value).to.equal('I can read.');
    expect(host.store!.state.drafts!['']!.status).to.equal('editing');
    expect(await kept(page)).to.have.lengthOf(0);
  });

  it('needs nothing for a change of what was sent', async () => {
    const page = new TestPage();
    const { host, thread } = await threadOn(page);
    await write(composer(thread), 'Before.');
    send(composer(thread)).click();
    const comment = await appears(thread, 'Before.');
    const late = document.createElement('afterword-disclaimer');
    late.name = `late-${page.key}`;
    late.htmlFor = 'comments';
    host.append(late);
    await until(() => host.store!.state.disclaimer?.[late.name]?.guards, 'the disclaimer guards the comments');
    part(comment, 'edit-button')!.click();
    const form = () => thread.shadowRoot!.querySelector('li > afterword-comment-form')!;
    await until(() => thread.shadowRoot!.querySelector('li > afterword-comment-form'), 'it can be changed');
    await until(() => part(form(), 'submit'), 'there is a button');
    expect(isOff(form())).to.be.false;
    await write(composer(thread), 'A new one.');
    expect(isOff(composer(thread))).to.be.true;
  });
});

describe('the preview', () => {
  it('shows exactly what will be stored, follows the typing, and closes', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(
      form,
      '*It* helped `me`.\n\n> truly\n\n- a\n- b\n\n<b>no</b> [x](javascript:1) [y](https://example.org)',
    );
    const toggle = part(form, 'preview-button')!;
    expect(toggle.ariaExpanded).to.equal('false');
    toggle.click();
    await until(() => part(form, 'preview')?.querySelector('em'), 'it shows');
    expect(toggle.ariaExpanded).to.equal('true');
    const markup = () =>
      part(form, 'preview')!
        .innerHTML.replace(/<!--.*?-->/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    const promised = markup();
    expect(part(form, 'preview')!.querySelectorAll('a')).to.have.lengthOf(1);
    await write(form, `${text(form).value} **More.**`);
    await until(() => part(form, 'preview')!.querySelector('strong'), 'it follows');
    await write(form, text(form).value.replace(' **More.**', ''));
    await until(() => !part(form, 'preview')!.querySelector('strong'), 'it follows back');
    send(form).click();
    await until(() => thread.shadowRoot!.querySelector('afterword-comment'), 'it is sent');
    const comment = thread.shadowRoot!.querySelector('afterword-comment')!;
    await comment.updateComplete;
    const stored = part(comment, 'body')!
      .innerHTML.replace(/<!--.*?-->/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    expect(stored).to.equal(promised);
    expect(part(form, 'preview')).to.be.undefined;
  });

  it('has to wait while the server is away, says so, and comes when it is back', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await write(form, '*Hello.*');
    await page.fault('down');
    part(form, 'preview-button')!.click();
    await until(() => part(form, 'preview')?.textContent.includes('has to wait'), 'it says so');
    expect(text(form).value).to.equal('*Hello.*');
    await page.fault('none');
    await write(form, '*Hello!*');
    await until(() => part(form, 'preview')?.querySelector('em'), 'it shows');
  });
});
