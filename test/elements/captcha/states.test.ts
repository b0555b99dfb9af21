import { expect, html } from '@open-wc/testing';
import { button } from '../../support/find.js';
import { minutesLater } from '../../support/later.js';
import { expectAccessible } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { ask, captchaOn, checked, field, said, start } from './support/captchas.js';

describe('a captcha is accessible in every state (A33, A42)', () => {
  it('not begun', async () => {
    const { host } = await captchaOn(new TestPage());
    await expectAccessible(host);
  });

  it('required, and told so', async () => {
    const { captcha, host } = await captchaOn(
      new TestPage(),
      html`<form><afterword-captcha name="token" required></afterword-captcha></form>`,
    );
    captcha.reportValidity();
    await expectAccessible(host);
  });

  it('working', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(page);
    await page.fault('late');
    await start(captcha);
    await until(() => said(captcha) === 'Checking that you are human …', 'it says so');
    await expectAccessible(host);
    await page.fault('none');
    await checked(captcha);
    await expectAccessible(host);
  });

  it('asking, and after a wrong answer', async () => {
    const { captcha, host } = await captchaOn(new TestPage('image'));
    await ask(captcha);
    await expectAccessible(host);
    field(captcha).value = 'wrong';
    button(captcha, 'Check')!.click();
    await until(() => said(captcha).includes('did not match'), 'it says so');
    await expectAccessible(host);
  });

  it('run out', async () => {
    const { captcha, host } = await captchaOn(new TestPage());
    await captcha.verify();
    minutesLater();
    await captcha.updateComplete;
    expect(said(captcha)).to.equal('The check ran out.');
    await expectAccessible(host);
  });

  it('failed', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(page);
    await page.fault('down');
    await captcha.verify().catch(() => undefined);
    await captcha.updateComplete;
    await expectAccessible(host);
  });

  it('closed to everybody, because the server wants no check', async () => {
    const { captcha } = await captchaOn(new TestPage('free'));
    expect(captcha.matches(':state(off)')).to.be.true;
    expect(captcha.shadowRoot!.childElementCount).to.equal(0);
  });
});
