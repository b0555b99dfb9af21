import { expect, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CaptchaElement } from '../../../src/elements/captcha/captcha.js';
import '../../../src/elements/rating/define.js';
import type { FailureEvent } from '../../../src/events/failure-event.js';
import { button, words } from '../../support/find.js';
import { minutesLater } from '../../support/later.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { captchaOn, challenges, checked, said, start } from './support/captchas.js';

const tokenOf = async (captcha: CaptchaElement) => {
  await captcha.updateComplete;
  captcha.name = 'token';
  await captcha.updateComplete;
  return new FormData(captcha.form!).get('token');
};

describe('the silent check', () => {
  it('asks for nothing before anybody does anything (A66)', async () => {
    const page = new TestPage();
    const { captcha } = await captchaOn(page);
    expect(button(captcha, 'Check that I am human')).to.exist;
    expect(challenges(page)).to.have.lengthOf(0);
  });

  it('begins with a click, and says when it is done', async () => {
    const { captcha } = await captchaOn(new TestPage());
    const verified = oneEvent(captcha, 'afterword-verify');
    captcha.focus();
    await sendKeys({ press: 'Enter' });
    await verified;
    await checked(captcha);
    expect(words(captcha.shadowRoot!.activeElement), 'the focus is not lost with the button').to.equal('Checked.');
  });

  it('begins when the reader begins to write in the form around it', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(
      page,
      html`<form><input aria-label="Name" /><afterword-captcha></afterword-captcha></form>`,
    );
    host.querySelector('input')!.focus();
    await checked(captcha);
    expect(challenges(page)).to.have.lengthOf(1);
    expect(document.activeElement === host.querySelector('input'), 'the reader is not moved').to.be.true;
  });

  it('watches the form once, also after it was moved (A8)', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(
      page,
      html`<form><input aria-label="Name" /><afterword-captcha></afterword-captcha></form>`,
    );
    const form = captcha.form!;
    captcha.remove();
    host.querySelector('input')!.focus();
    host.querySelector('input')!.blur();
    expect(challenges(page), 'while it is away').to.have.lengthOf(0);
    form.append(captcha);
    await captcha.updateComplete;
    host.querySelector('input')!.focus();
    await checked(captcha);
    expect(challenges(page)).to.have.lengthOf(1);
  });

  it('is one for every element of the page, spent once, and then won again', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(
      page,
      html`<form><afterword-captcha></afterword-captcha></form>
        <afterword-captcha></afterword-captcha><afterword-rating></afterword-rating>`,
    );
    const second = host.querySelectorAll('afterword-captcha')[1]!;
    await start(second);
    await checked(captcha);
    await checked(second);
    expect(challenges(page)).to.have.lengthOf(1);
    const token = await tokenOf(captcha);
    await host.querySelector('afterword-rating')!.rate(4);
    expect(JSON.parse(callsTo(page.server, 'PUT', '/rating')[0]!.body)).to.deep.equal({ value: 4, captcha: token });
    await checked(captcha);
    expect(challenges(page)).to.have.lengthOf(2);
    expect(await tokenOf(captcha))
      .to.be.a('string')
      .and.not.equal(token);
  });

  it('is a session of its own for an action of its own', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(
      page,
      html`<form><afterword-captcha action="signup"></afterword-captcha></form>
        <afterword-captcha></afterword-captcha>`,
    );
    await captcha.verify();
    expect(button(host.querySelectorAll('afterword-captcha')[1]!, 'Check that I am human')).to.exist;
    const token = (await tokenOf(captcha)) as string;
    expect(await page.redeem(token)).to.include({ success: true, action: 'signup' });
  });

  it('can be given up and begun again by a script (A23)', async () => {
    const page = new TestPage();
    const { captcha } = await captchaOn(page);
    await captcha.verify();
    await captcha.verify();
    expect(challenges(page), 'it is there already').to.have.lengthOf(1);
    captcha.reset();
    await captcha.updateComplete;
    expect(button(captcha, 'Check that I am human')).to.exist;
    await captcha.verify();
    expect(challenges(page)).to.have.lengthOf(2);
  });

  it('says that a pass ran out, if nobody was waiting for it', async () => {
    const { captcha } = await captchaOn(new TestPage());
    await captcha.verify();
    await captcha.updateComplete;
    setTimeout(minutesLater);
    await oneEvent(captcha, 'afterword-expire');
    await captcha.updateComplete;
    expect(said(captcha)).to.equal('The check ran out.');
    await start(captcha);
    await checked(captcha);
  });

  it('renews a pass that a reader is still writing for, and bothers nobody with it', async () => {
    const page = new TestPage();
    const { captcha } = await captchaOn(page, html`<form><afterword-captcha></afterword-captcha></form>`);
    let expired = 0;
    captcha.addEventListener('afterword-expire', () => expired++);
    await start(captcha);
    await checked(captcha);
    const token = await tokenOf(captcha);
    minutesLater();
    await until(async () => (await tokenOf(captcha)) !== token, 'there is a new pass');
    expect(challenges(page)).to.have.lengthOf(2);
    expect(said(captcha)).to.equal('Checked.');
    expect(expired).to.equal(0);
  });

  for (const fault of ['down', 'broken', 'deaf'] as const) {
    it(`says that the server cannot be reached, and tries again when asked (${fault})`, async () => {
      const page = new TestPage();
      const { captcha } = await captchaOn(page);
      await page.fault(fault);
      const failed = oneEvent<FailureEvent>(captcha, 'afterword-error');
      await start(captcha);
      expect((await failed).code).to.equal('offline');
      await captcha.updateComplete;
      expect(said(captcha)).to.contain('the server cannot be reached');
      expect(captcha.shadowRoot!.querySelector('[role="alert"]')).to.exist;
      await page.fault('none');
      button(captcha, 'Try again')!.click();
      await checked(captcha);
    });
  }

  it('tells a script that it failed', async () => {
    const page = new TestPage();
    const { captcha } = await captchaOn(page);
    await page.fault('down');
    const error: unknown = await captcha.verify().catch((reason: unknown) => reason);
    expect(error).to.include({ name: 'ApiError', code: 'offline' });
  });

  it('shows nothing and holds nobody back where the server wants no check', async () => {
    const { captcha } = await captchaOn(
      new TestPage('free'),
      html`<form><afterword-captcha name="token" required></afterword-captcha></form>`,
    );
    expect(getComputedStyle(captcha).display).to.equal('none');
    expect(captcha.form!.checkValidity()).to.be.true;
  });

  it('needs no worker and no blob (B5)', async () => {
    const { Worker } = window;
    const { createObjectURL } = URL;
    const refuse = (): never => {
      throw new Error('The policy of this page forbids it.');
    };
    Object.assign(window, { Worker: refuse });
    Object.assign(URL, { createObjectURL: refuse });
    try {
      const { captcha } = await captchaOn(new TestPage());
      await captcha.verify();
      await checked(captcha);
    } finally {
      Object.assign(window, { Worker });
      Object.assign(URL, { createObjectURL });
    }
  });
});
