import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { CaptchaElement } from '../../../../src/elements/captcha/captcha.js';
import type { PageElement } from '../../../../src/elements/page/page.js';
import '../../../../src/elements/captcha/define.js';
import type { Challenge } from '../../../../src/protocol.js';
import { button, words } from '../../../support/find.js';
import type { TestPage } from '../../../support/page.js';
import { callsTo } from '../../../support/requests.js';
import { until } from '../../../support/until.js';

export const said = (captcha: CaptchaElement) => words(captcha.shadowRoot!.querySelector('[part="status"]'));
export const field = (captcha: CaptchaElement) => captcha.shadowRoot!.querySelector('input')!;
export const image = (captcha: CaptchaElement) => captcha.shadowRoot!.querySelector('img')!;
export const challenges = ({ server }: TestPage) => callsTo(server, 'POST', 'captcha/challenges');

export async function captchaOn(
  page: TestPage,
  content: TemplateResult = html`<afterword-captcha></afterword-captcha>`,
): Promise<{ captcha: CaptchaElement; host: PageElement }> {
  const host = await page.render(content);
  await until(() => host.store?.state.page.status === 'ready', 'the page is loaded');
  const captcha = host.querySelector('afterword-captcha')!;
  await captcha.updateComplete;
  return { captcha, host };
}

/** Begins, as a reader does who sees nothing else to do. */
export async function start(captcha: CaptchaElement): Promise<void> {
  button(captcha, 'Check that I am human')!.click();
  await captcha.updateComplete;
}

export async function checked(captcha: CaptchaElement): Promise<void> {
  await until(() => said(captcha) === 'Checked.', 'the check is done');
}

/** Begins, and waits for the image. */
export async function ask(captcha: CaptchaElement): Promise<void> {
  await start(captcha);
  await until(() => (captcha.shadowRoot!.querySelector('img')?.naturalWidth ?? 0) > 0, 'the image is there');
}

/** What stands in the image that was asked for last. */
export async function lastAnswer(page: TestPage): Promise<string> {
  const { id } = (await challenges(page).at(-1)!.reply) as Challenge;
  return page.read(id);
}
