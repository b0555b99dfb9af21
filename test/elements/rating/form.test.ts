import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../../src/elements/rating/define.js';
import type { RatingElement } from '../../../src/elements/rating/rating.js';
import { middleOf } from '../../support/browser.js';
import { callsTo, openStreams } from '../../support/requests.js';
import { button, chosen, focused, radios, stars } from './support/ratings.js';

async function inForm(content: TemplateResult): Promise<{ form: HTMLFormElement; rating: RatingElement }> {
  const form = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
  form.addEventListener('submit', (event) => event.preventDefault());
  const rating = form.querySelector('afterword-rating')!;
  await rating.updateComplete;
  return { form, rating };
}

const submitted = (form: HTMLFormElement) => [...new FormData(form)];

async function choose(rating: RatingElement, value: number): Promise<void> {
  await sendMouse({ type: 'click', position: middleOf(stars(rating)[value - 1]!) });
  await rating.updateComplete;
}

describe('a rating in a form of the site', () => {
  it('submits nothing before the reader chose, and then the number under its name (A47, A48)', async () => {
    const { form, rating } = await inForm(html`<afterword-rating name="soup"></afterword-rating>`);
    expect(submitted(form)).to.deep.equal([]);
    await choose(rating, 4);
    expect(submitted(form)).to.deep.equal([['soup', '4']]);
    rating.removeAttribute('name');
    await rating.updateComplete;
    expect(submitted(form)).to.deep.equal([]);
  });

  it('asks no server: it is the form’s', async () => {
    const { rating } = await inForm(html`<afterword-rating name="soup"></afterword-rating>`);
    await choose(rating, 4);
    expect(callsTo('http', 'PUT', '/rating')).to.have.lengthOf(0);
    expect(openStreams('http')).to.have.lengthOf(0);
  });

  it('belongs to the form that its form attribute names', async () => {
    const host = await fixture(
      html`<div>
        <form id="far"></form>
        <afterword-rating name="soup" form="far" value="2"></afterword-rating>
      </div>`,
    );
    const rating = host.querySelector('afterword-rating')!;
    await rating.updateComplete;
    expect(rating.form?.id).to.equal('far');
    expect(submitted(host.querySelector('form')!)).to.deep.equal([['soup', '2']]);
    expect(openStreams('http')).to.have.lengthOf(0);
  });

  it('holds a form back while a required choice is missing, and says why (A47, A52)', async () => {
    const { form, rating } = await inForm(html`<afterword-rating name="soup" required></afterword-rating>`);
    expect(rating.matches(':state(invalid)'), 'not before the reader was told').to.be.false;
    expect(rating.willValidate).to.be.true;
    let sent = 0;
    form.addEventListener('submit', () => sent++);
    form.requestSubmit();
    expect(sent).to.equal(0);
    expect(rating.validity.valueMissing).to.be.true;
    expect(rating.validationMessage).to.equal('Choose a rating.');
    expect(rating.matches(':state(invalid)')).to.be.true;
    expect(focused(rating)).to.equal('star 1');
    expect(rating.shadowRoot!.querySelector('[aria-required="true"]')).to.exist;
    await choose(rating, 3);
    expect(rating.checkValidity()).to.be.true;
    expect(rating.matches(':state(invalid)')).to.be.false;
    form.requestSubmit();
    expect(sent).to.equal(1);
  });

  it('carries a problem of the site’s own until it is taken away', async () => {
    const { form, rating } = await inForm(html`<afterword-rating name="soup" value="1"></afterword-rating>`);
    rating.setCustomValidity('Say why.');
    expect(form.checkValidity()).to.be.false;
    expect(rating.validationMessage).to.equal('Say why.');
    rating.setCustomValidity('');
    expect(form.checkValidity()).to.be.true;
  });

  it('goes back to what the author wrote when the form is reset (A49)', async () => {
    const { form, rating } = await inForm(html`<afterword-rating name="soup" value="2"></afterword-rating>`);
    await choose(rating, 5);
    expect(rating.getAttribute('value'), 'what a reader chose is no attribute').to.equal('2');
    form.reset();
    await rating.updateComplete;
    expect(rating.value).to.equal(2);
    expect(chosen(rating)).to.equal(2);
    expect(submitted(form)).to.deep.equal([['soup', '2']]);
  });

  it('is empty again after a reset when nothing was written, and no longer marked (A49)', async () => {
    const { form, rating } = await inForm(html`<afterword-rating name="soup" required></afterword-rating>`);
    rating.reportValidity();
    form.reset();
    await rating.updateComplete;
    expect(rating.matches(':state(invalid)')).to.be.false;
    expect(submitted(form)).to.deep.equal([]);
  });

  it('stays a number when the browser puts back what was there, and keys go on from it (A50)', async () => {
    const { rating } = await inForm(html`<afterword-rating name="soup"></afterword-rating>`);
    rating.formStateRestoreCallback('3');
    await rating.updateComplete;
    expect(rating.value).to.equal(3);
    rating.focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Enter' });
    expect(rating.value).to.equal(4);
    rating.formStateRestoreCallback('nonsense');
    expect(rating.value).to.equal(0);
  });

  it('rests while a field set around it is disabled, and comes back with it (A51, A56)', async () => {
    const { form, rating } = await inForm(
      html`<fieldset disabled><afterword-rating name="soup" value="2" required></afterword-rating></fieldset>`,
    );
    expect(radios(rating).every(({ disabled }) => disabled)).to.be.true;
    await choose(rating, 5);
    expect(rating.value).to.equal(2);
    expect(submitted(form)).to.deep.equal([]);
    expect(rating.willValidate).to.be.false;
    form.querySelector('fieldset')!.disabled = false;
    await rating.updateComplete;
    await choose(rating, 5);
    expect(submitted(form)).to.deep.equal([['soup', '5']]);
  });

  it('can be cleared with the pointer and with a key (D)', async () => {
    const { form, rating } = await inForm(html`<afterword-rating name="soup" value="2"></afterword-rating>`);
    await sendMouse({ type: 'click', position: middleOf(button(rating, 'Clear')!) });
    await rating.updateComplete;
    expect(submitted(form)).to.deep.equal([]);
    await choose(rating, 3);
    await sendKeys({ press: 'Backspace' });
    expect(submitted(form)).to.deep.equal([]);
    expect(rating.value).to.equal(0);
  });

  it('keeps the old value when the page cancels the choice (A24)', async () => {
    const { form, rating } = await inForm(html`<afterword-rating name="soup" value="2"></afterword-rating>`);
    rating.addEventListener('afterword-rate', (event) => event.preventDefault());
    await choose(rating, 5);
    expect(chosen(rating)).to.equal(2);
    expect(submitted(form)).to.deep.equal([['soup', '2']]);
  });
});
