import { expect, html, oneEvent } from '@open-wc/testing';
import type { CaptchaElement } from '../../../src/elements/captcha/captcha.js';
import { button } from '../../support/find.js';
import { minutesLater } from '../../support/later.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { captchaOn, challenges, checked, start } from './support/captchas.js';

const FORM = html`<form>
  <afterword-captcha name="token" action="signup" required></afterword-captcha>
</form>`;

async function inForm(
  page = new TestPage(),
): Promise<{ page: TestPage; form: HTMLFormElement; captcha: CaptchaElement }> {
  const { captcha } = await captchaOn(page, FORM);
  const form = captcha.form!;
  form.addEventListener('submit', (event) => event.preventDefault());
  return { page, form, captcha };
}

const submitted = (form: HTMLFormElement) => [...new FormData(form)];

describe('a captcha in a form of the site (A47)', () => {
  it('submits nothing before the check, and then a token that the site’s back end can redeem once', async () => {
    const { page, form, captcha } = await inForm();
    expect(submitted(form)).to.deep.equal([]);
    await start(captcha);
    await checked(captcha);
    const [[name, token] = []] = submitted(form);
    expect(name).to.equal('token');
    expect(await page.redeem(token as string)).to.include({ success: true, action: 'signup' });
    expect(await page.redeem(token as string), 'a second time').to.include({ success: false });
  });

  it('holds the form back until the check is done, and says why', async () => {
    const { form, captcha } = await inForm();
    let sent = 0;
    form.addEventListener('submit', () => sent++);
    form.requestSubmit();
    expect(sent).to.equal(0);
    expect(captcha.validity.valueMissing).to.be.true;
    expect(captcha.validationMessage).to.equal('The check is not done yet.');
    expect(captcha.matches(':state(invalid)')).to.be.true;
    expect(captcha.matches(':focus-within'), 'the reader is taken there').to.be.true;
    await captcha.verify();
    await captcha.updateComplete;
    expect(captcha.matches(':state(invalid)')).to.be.false;
    form.requestSubmit();
    expect(sent).to.equal(1);
  });

  it('gives its pass up when the form is reset (A49)', async () => {
    const { page, form, captcha } = await inForm();
    await captcha.verify();
    form.reset();
    await captcha.updateComplete;
    expect(submitted(form)).to.deep.equal([]);
    expect(form.checkValidity()).to.be.false;
    await captcha.verify();
    expect(challenges(page)).to.have.lengthOf(2);
  });

  it('wins another pass when the browser brings back a page that sent its pass before (A50)', async () => {
    const { page, form, captcha } = await inForm();
    await start(captcha);
    await checked(captcha);
    const [[, spent] = []] = submitted(form);
    expect(await page.redeem(spent as string)).to.include({ success: true });
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    const token = () => submitted(form)[0]?.[1];
    await until(() => token() !== spent, 'the old pass is gone');
    await until(token, 'another is won');
    expect(await page.redeem(token() as string)).to.include({ success: true, action: 'signup' });
  });

  it('wins nothing when a page comes back in which nobody was checked yet', async () => {
    const { page, captcha } = await inForm();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await page.ask(''); // long enough for a challenge to have been asked for
    await captcha.updateComplete;
    expect(challenges(page)).to.have.lengthOf(0);
  });

  it('holds the form back again once the pass ran out, and then sends another', async () => {
    const { page, form, captcha } = await inForm();
    await captcha.verify(); // by a script: nobody writes, so nothing is renewed
    await captcha.updateComplete;
    setTimeout(minutesLater);
    await oneEvent(captcha, 'afterword-expire');
    await captcha.updateComplete;
    expect(submitted(form)).to.deep.equal([]);
    expect(captcha.validity.valueMissing).to.be.true;
    await start(captcha);
    await checked(captcha);
    const [[, token] = []] = submitted(form);
    expect(await page.redeem(token as string)).to.include({ success: true });
  });

  it('rests while a field set around it is disabled (A51)', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(
      page,
      html`<form>
        <input aria-label="Name" />
        <fieldset disabled><afterword-captcha name="token" required></afterword-captcha></fieldset>
      </form>`,
    );
    expect(button(captcha, 'Check that I am human')!.disabled).to.be.true;
    host.querySelector('input')!.focus();
    host.querySelector('input')!.blur();
    await page.ask(''); // long enough for a challenge to have been asked for
    expect(challenges(page)).to.have.lengthOf(0);
    expect(captcha.form!.checkValidity()).to.be.true;
    host.querySelector('fieldset')!.disabled = false;
    await captcha.updateComplete;
    host.querySelector('input')!.focus();
    await checked(captcha);
  });

  it('asks a server that wants no check for nothing', async () => {
    const page = new TestPage('free');
    const { host } = await captchaOn(
      page,
      html`<form><input aria-label="Name" /><afterword-captcha></afterword-captcha></form>`,
    );
    host.querySelector('input')!.focus();
    await page.ask(''); // long enough for a challenge to have been asked for
    expect(challenges(page)).to.have.lengthOf(0);
  });

  it('gives up its own pass when it leaves the page, and not that of the others', async () => {
    const page = new TestPage();
    const { captcha, host } = await captchaOn(
      page,
      html`<form><afterword-captcha name="token" action="signup"></afterword-captcha></form>
        <afterword-captcha></afterword-captcha>`,
    );
    const shared = host.querySelectorAll('afterword-captcha')[1]!;
    await captcha.verify();
    await shared.verify();
    const { form } = captcha;
    captcha.remove();
    shared.remove();
    form!.append(captcha);
    host.append(shared);
    await captcha.updateComplete;
    expect(submitted(form!)).to.deep.equal([]);
    await checked(shared);
  });
});
