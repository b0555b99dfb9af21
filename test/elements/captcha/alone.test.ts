import { expect } from '@open-wc/testing';
import type { CaptchaElement } from '../../../src/elements/captcha/captcha.js';
import { describeAlone } from '../../support/alone.js';
import { callsTo } from '../../support/requests.js';

describeAlone<CaptchaElement>('afterword-captcha', {
  define: () => import('../../../src/elements/captcha/define.js'),
  async works(captcha, key) {
    await captcha.verify();
    await captcha.updateComplete;
    expect(captcha.shadowRoot!.textContent).to.contain('Checked.');
    const { body } = callsTo('http', 'POST', 'captcha/challenges').at(-1)!;
    expect(JSON.parse(body)).to.deep.include({ page: key, action: 'page' });
  },
});
