import { expect, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { middleOf } from '../../support/browser.js';
import { button, parts } from '../../support/find.js';
import { minutesLater } from '../../support/later.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { ask, captchaOn, challenges, checked, field, image, lastAnswer, said, start } from './support/captchas.js';

const answers = ({ server }: TestPage) => callsTo(server, 'POST', '/answer');

async function type(characters: string): Promise<void> {
  await sendKeys({ type: characters });
  await sendKeys({ press: 'Enter' });
}

describe('the characters in an image', () => {
  it('are pixels, and their field says what to do with them', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    expect(image(captcha).src).to.match(/^data:image\/png;base64,iVBOR/);
    expect([image(captcha).naturalWidth, image(captcha).naturalHeight]).to.deep.equal([600, 200]);
    expect(field(captcha).labels![0]!.textContent).to.equal('Type the characters in the image');
    expect(image(captcha).alt).to.contain('ask for a new image');
  });

  it('let in who types them, with Enter, and the form around is not sent', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(
      page,
      html`<form><afterword-captcha name="token"></afterword-captcha><button>Send</button></form>`,
    );
    let sent = 0;
    captcha.form!.addEventListener('submit', (event) => {
      event.preventDefault();
      sent++;
    });
    await ask(captcha);
    field(captcha).focus();
    await type((await lastAnswer(page)).toLowerCase());
    await checked(captcha);
    expect(sent).to.equal(0);
    expect(new FormData(captcha.form!).get('token')).to.be.a('string');
    expect(captcha.matches(':focus-within'), 'the focus is not lost with the field').to.be.true;
  });

  it('let in who types them and clicks', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    field(captcha).value = await lastAnswer(page);
    await sendMouse({ type: 'click', position: middleOf(button(captcha, 'Check')!) });
    await checked(captcha);
  });

  it('are others after a wrong answer, and the reader can go on typing at once', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    const first = image(captcha).src;
    field(captcha).focus();
    await type('wrong');
    await until(() => said(captcha) === 'That answer did not match. Here is a new image.', 'it says so');
    expect(image(captcha).src).to.not.equal(first);
    expect(field(captcha).value).to.equal('');
    expect(field(captcha).getAttribute('aria-invalid')).to.equal('true');
    expect(captcha.shadowRoot!.activeElement === field(captcha)).to.be.true;
    await type(await lastAnswer(page));
    await checked(captcha);
  });

  it('are others when the reader asks, and the field is empty and has the focus', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    const first = image(captcha).src;
    field(captcha).value = 'half';
    await sendMouse({ type: 'click', position: middleOf(button(captcha, 'New image')!) });
    await until(() => image(captcha).src !== first, 'there is another image');
    expect(field(captcha).value).to.equal('');
    expect(captcha.shadowRoot!.activeElement === field(captcha)).to.be.true;
    expect(said(captcha), 'nobody did anything wrong').to.equal('');
  });

  it('are others before they run out', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    const first = image(captcha).src;
    minutesLater();
    await until(() => image(captcha).src !== first, 'there is another image');
    field(captcha).focus();
    await type(await lastAnswer(page));
    await checked(captcha);
  });

  it('are sent once, however often and fast the button is pressed', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    button(captcha, 'Check')!.click();
    expect(answers(page), 'nothing was typed').to.have.lengthOf(0);
    field(captcha).value = await lastAnswer(page);
    for (let i = 0; i < 3; i++) button(captcha, 'Check')!.click();
    await checked(captcha);
    expect(answers(page)).to.have.lengthOf(1);
  });

  it('keep what is typed when the page changes around them', async () => {
    const { captcha } = await captchaOn(new TestPage('image'));
    await ask(captcha);
    field(captcha).value = 'CDH';
    captcha.required = true;
    captcha.lang = 'de';
    await captcha.updateComplete;
    expect(field(captcha).value).to.equal('CDH');
  });

  it('say when the answer cannot be sent, and begin again when asked', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    await page.fault('down');
    field(captcha).focus();
    await type('CDHKL');
    await until(() => said(captcha).includes('cannot be reached'), 'it says so');
    expect(captcha.matches(':focus-within'), 'the focus is at Try again').to.be.true;
    await page.fault('none');
    await sendKeys({ press: 'Enter' });
    await until(() => parts(captcha, 'field').length === 1, 'there is another image');
    field(captcha).focus();
    await type(await lastAnswer(page));
    await checked(captcha);
  });

  it('are what a site can ask for itself, also where work would do', async () => {
    const page = new TestPage();
    const { captcha } = await captchaOn(page, html`<afterword-captcha mode="image"></afterword-captcha>`);
    await ask(captcha);
    expect(JSON.parse(challenges(page)[0]!.body)).to.include({ kind: 'image' });
  });

  it('stand in where the browser keeps its cryptography to itself (B5)', async () => {
    const page = new TestPage();
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const { captcha } = await captchaOn(page);
      await start(captcha);
      await until(() => parts(captcha, 'image').length === 1, 'the image is there');
      field(captcha).focus();
      await type(await lastAnswer(page));
      await checked(captcha);
    } finally {
      delete (crypto as { subtle?: unknown }).subtle;
    }
  });
});
