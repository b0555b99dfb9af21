import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { ratingOn, status, vote } from './support/ratings.js';

describe('a rating is accessible in every state (A33, A42)', () => {
  const plain: Record<string, TemplateResult> = {
    'not rated': html`<afterword-rating></afterword-rating>`,
    'showing a value': html`<afterword-rating readonly value="3.5"></afterword-rating>`,
    'showing that there is none': html`<afterword-rating readonly></afterword-rating>`,
    disabled: html`<afterword-rating disabled></afterword-rating>`,
    required: html`<form><afterword-rating name="a" required></afterword-rating></form>`,
    'in a form with a value': html`<form><afterword-rating name="a" value="3"></afterword-rating></form>`,
  };

  for (const [state, content] of Object.entries(plain)) {
    it(state, async () => {
      await expectAccessible(await new TestPage().render(html`${content}`));
    });
  }

  it('required, and told so', async () => {
    const host = await new TestPage().render(html`${plain.required}`);
    host.querySelector('afterword-rating')!.reportValidity();
    await expectAccessible(host);
  });

  it('rated, with an average', async () => {
    const { rating, host } = await ratingOn(new TestPage());
    await vote(rating, host, 4);
    await expectAccessible(host);
  });

  it('chosen with keys, not given yet', async () => {
    const host = await new TestPage().render(html`${plain['in a form with a value']}`);
    host.querySelector('afterword-rating')!.focus();
    await sendKeys({ press: 'ArrowRight' });
    await expectAccessible(host);
  });

  it('not accepted', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await page.moderate('close', page.key);
    await rating.rate(3);
    await until(() => status(rating).includes('not accepted'), 'it says so');
    await expectAccessible(host);
  });

  it('not sent yet', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await page.fault('down');
    void rating.rate(3);
    await until(() => status(rating).includes('will be sent'), 'it says so');
    await expectAccessible(host);
  });

  it('closed', async () => {
    const page = new TestPage();
    const { rating, host } = await ratingOn(page);
    await vote(rating, host, 4);
    await page.moderate('close', page.key);
    host.remove();
    await expectAccessible((await ratingOn(page)).host);
  });
});
