import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Comment } from '../../../src/protocol.js';
import '../../../src/elements/comments/define.js';
import '../../../src/elements/rating/define.js';
import { button, parts } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { writeAndSend } from '../comment-form/support/composers.js';
import { composer, threadOn } from '../comments/support/threads.js';
import { ask, captchaOn, said, start } from './support/captchas.js';

const HOLD = 'I can’t do this – let a moderator look';

describe('a reader who can do no check', () => {
  it('lets a moderator look, by keyboard, and the comment waits', async () => {
    const page = new TestPage('image');
    const { thread } = await threadOn(page);
    const form = composer(thread);
    await writeAndSend(form, 'I cannot see the image.');
    const prompt = () => form.shadowRoot!.querySelector('afterword-captcha');
    await until(() => prompt() && button(prompt()!, HOLD), 'there is a way');
    button(prompt()!, HOLD)!.focus();
    await sendKeys({ press: 'Enter' });
    const posts = () => callsTo(page.server, 'POST', '/comments');
    await until(() => posts().length === 1, 'the comment is sent');
    const { comment } = (await posts()[0]!.reply) as { comment: Comment };
    expect(comment.status).to.equal('held');
  });

  it('is told on the page that a moderator will look', async () => {
    const { captcha } = await captchaOn(new TestPage('image'));
    await ask(captcha);
    button(captcha, HOLD)!.click();
    await until(() => said(captcha) === 'A moderator will look at it first.', 'it says so');
    expect(captcha.shadowRoot!.querySelector('[role="status"]')).to.exist;
  });

  it('is not offered for a vote, which cannot wait', async () => {
    const page = new TestPage('image');
    const host = await page.render(html`<afterword-rating></afterword-rating>`);
    const rating = host.querySelector('afterword-rating')!;
    void rating.rate(3);
    const prompt = () => rating.shadowRoot!.querySelector('afterword-captcha');
    await until(() => prompt() && button(prompt()!, 'New image'), 'the image is there');
    expect(button(prompt()!, HOLD)).to.be.undefined;
  });

  it('is offered in a form of the site only if its back end knows what to do then, and that is told', async () => {
    const page = new TestPage();
    const form = (own: boolean) =>
      html`<form>
        <afterword-captcha name="token" action="contact" mode="image" required ?hold=${own}></afterword-captcha>
      </form>`;
    const without = await captchaOn(page, form(false));
    await ask(without.captcha);
    expect(button(without.captcha, HOLD)).to.be.undefined;
    without.host.remove();
    const { captcha } = await captchaOn(page, form(true));
    await ask(captcha);
    button(captcha, HOLD)!.click();
    await until(() => said(captcha) === 'A moderator will look at it first.', 'it says so');
    expect(captcha.form!.checkValidity()).to.be.true;
    const token = new FormData(captcha.form!).get('token') as string;
    expect(await page.redeem(token)).to.deep.include({ success: false, hold: true });
  });

  it('asks for an image after all', async () => {
    const { captcha } = await captchaOn(new TestPage('image'));
    await ask(captcha);
    button(captcha, HOLD)!.click();
    await until(() => said(captcha) === 'A moderator will look at it first.', 'it says so');
    captcha.reset();
    await captcha.updateComplete;
    await start(captcha);
    await until(() => parts(captcha, 'image').length === 1, 'there is an image again');
  });
});

describe('a page that is not encrypted', () => {
  it('says why there is an image', async () => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const { captcha } = await captchaOn(new TestPage());
      await ask(captcha);
      expect(captcha.shadowRoot!.textContent).to.contain('This page is not encrypted');
    } finally {
      delete (crypto as { subtle?: unknown }).subtle;
    }
  });

  it('and no other', async () => {
    const { captcha } = await captchaOn(new TestPage('image'));
    await ask(captcha);
    expect(captcha.shadowRoot!.textContent).to.not.contain('not encrypted');
  });
});

describe('silent work', () => {
  it('shows how far it is once it has taken a second, and not before', async () => {
    const page = new TestPage();
    const { captcha } = await captchaOn(page);
    await page.fault('late');
    await start(captcha);
    await until(() => parts(captcha, 'progress').length === 1, 'it is working');
    const progress = parts(captcha, 'progress')[0]!;
    const [animation] = progress.getAnimations();
    const at = (time: number): string => {
      animation!.pause();
      animation!.currentTime = time;
      return getComputedStyle(progress).visibility;
    };
    expect([at(0), at(999)]).to.deep.equal(['hidden', 'hidden']);
    animation!.finish();
    expect(getComputedStyle(progress).visibility).to.equal('visible');
    await page.fault('none');
  });
});
