import { expect, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CaptchaElement } from '../../../src/elements/captcha/captcha.js';
import { middleOf } from '../../support/browser.js';
import { button, parts } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { ask, captchaOn, challenges, checked, field, image, lastAnswer, said, start } from './support/captchas.js';

const player = (captcha: CaptchaElement) => captcha.shadowRoot!.querySelector('audio');

/** Asks to listen, and waits until there is something to hear. */
async function listen(captcha: CaptchaElement): Promise<HTMLAudioElement> {
  await ask(captcha);
  button(captcha, 'Listen instead')!.click();
  await until(() => (player(captcha)?.readyState ?? 0) > 0, 'there is something to hear');
  return player(captcha)!;
}

describe('spoken digits', () => {
  it('are there for whoever would rather listen, in the player that the browser has (1.1.1, 3.3.8)', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page, html`<div lang="en"><afterword-captcha></afterword-captcha></div>`);
    const audio = await listen(captcha);
    expect(audio.controls).to.be.true;
    expect(audio.autoplay).to.be.false;
    expect(audio.paused, 'nothing sounds by itself').to.be.true;
    expect(audio.duration).to.be.within(5, 8);
    expect(audio.ariaLabel).to.equal('Six spoken digits');
    expect(field(captcha).labels![0]!.textContent).to.equal('Type the six digits you hear');
    expect(field(captcha).inputMode).to.equal('numeric');
    await expect(captcha).to.be.accessible();
  });

  it('let in who types them, and can be heard again without another challenge', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    const audio = await listen(captcha);
    const asked = challenges(page).length;
    audio.muted = true;
    await sendMouse({ type: 'click', position: middleOf(field(captcha)) }); // who has touched the page may play
    for (let times = 0; times < 2; times++) {
      audio.currentTime = 0;
      await audio.play();
      audio.pause();
    }
    expect(challenges(page)).to.have.lengthOf(asked);
    field(captcha).focus();
    await sendKeys({ type: await lastAnswer(page) });
    await sendKeys({ press: 'Enter' });
    await checked(captcha);
  });

  it('are others after a wrong answer, and when the reader asks', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    const { src } = await listen(captcha);
    field(captcha).focus();
    await sendKeys({ type: '0000000' });
    await sendKeys({ press: 'Enter' });
    await until(() => said(captcha) === 'That answer did not match. Here are other digits.', 'it says so');
    await until(() => player(captcha)!.src !== src, 'they are others');
    expect(field(captcha).getAttribute('aria-invalid')).to.equal('true');
    const second = player(captcha)!.src;
    button(captcha, 'Other digits')!.click();
    await until(() => player(captcha)!.src !== second, 'they are others again');
  });

  it('are given up for the image again', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await listen(captcha);
    button(captcha, 'Look instead')!.click();
    await until(() => (image(captcha) as HTMLImageElement | null)?.naturalWidth, 'the image is there');
    expect(player(captcha)).to.equal(null);
  });

  it('are spoken in the language of the page, or in English, and say so', async () => {
    for (const [lang, note] of [
      ['de', ''],
      ['pt-BR', ''],
      ['nl', 'Spoken in Engels.'],
    ] as const) {
      const page = new TestPage('image');
      const { captcha } = await captchaOn(page, html`<div lang=${lang}><afterword-captcha mode="audio"></afterword-captcha></div>`); // prettier-ignore
      await start(captcha);
      await until(() => player(captcha), `there is something to hear in ${lang}`);
      const notes = [...captcha.shadowRoot!.querySelectorAll('.ask p.small')].map(({ textContent }) => textContent);
      expect(notes.join()).to.equal(note);
    }
  });

  it('can be played where the page’s policy stops the player', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    const audio = await listen(captcha);
    let sounds = 0;
    const { start: begin } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function () {
      if ((this.buffer?.duration ?? 0) >= 5) sounds++;
    };
    try {
      audio.dispatchEvent(new Event('error'));
      await until(() => parts(captcha, 'play').length === 1, 'there is a button instead');
      button(captcha, 'Play')!.click();
      await until(() => sounds === 1, 'it sounds');
      button(captcha, 'Play')!.click();
      await until(() => sounds === 2, 'and again');
    } finally {
      AudioBufferSourceNode.prototype.start = begin;
    }
  });
});
