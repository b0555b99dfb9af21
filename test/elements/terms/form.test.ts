import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { forgetAgreement } from '../../../src/elements/terms/agreement.js';
import '../../../src/elements/terms/define.js';
import { middleOf } from '../../support/browser.js';
import { expectAccessible } from '../../support/looks.js';
import { nextFrame } from '@open-wc/testing';

const FORM = (mode: string) => html`
  <form action="/nowhere">
    <fieldset>
      <afterword-terms name="terms" version="7" mode=${mode} required terms-href="/terms"></afterword-terms>
    </fieldset>
    <button>Send</button>
  </form>
`;

async function form(mode = 'checkbox') {
  const element = await fixture<HTMLFormElement>(FORM(mode));
  const terms = element.querySelector('afterword-terms')!;
  await terms.updateComplete;
  const box = () => terms.shadowRoot!.querySelector('input')!;
  const data = () => new FormData(element).get('terms');
  return { form: element, terms, box, data };
}

describe('terms in a form of the site’s own', () => {
  afterEach(() => forgetAgreement('terms'));

  it('are a form control: associated, required, and submitted with their version (A47, A48)', async () => {
    const { form: element, terms, box, data } = await form();
    expect(terms.form === element && [...element.elements].includes(terms)).to.be.true;
    expect(data(), 'what is not agreed to submits nothing').to.equal(null);
    expect(terms.validity.valueMissing).to.be.true;
    expect(terms.validationMessage).to.equal('Agree to this to go on.');
    expect(element.checkValidity()).to.be.false;
    await sendMouse({ type: 'click', position: middleOf(box()) });
    await terms.updateComplete;
    expect(data()).to.equal('7');
    expect(element.checkValidity()).to.be.true;
    await expectAccessible(element);
  });

  it('keep the form from being submitted, with the focus in the box, and say so (A52)', async () => {
    const { form: element, terms, box } = await form();
    const submitted: Event[] = [];
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted.push(event);
    });
    element.requestSubmit();
    expect(submitted).to.have.lengthOf(0);
    expect(terms.matches(':state(invalid)')).to.be.true;
    expect(terms.shadowRoot!.activeElement === box()).to.be.true;
    await sendKeys({ press: ' ' });
    await terms.updateComplete;
    expect(terms.matches(':state(invalid)')).to.be.false;
    element.requestSubmit();
    expect(submitted).to.have.lengthOf(1);
  });

  it('as a notice are submitted without a tick, and always valid', async () => {
    const { form: element, data } = await form('notice');
    expect(data()).to.equal('7');
    expect(element.checkValidity()).to.be.true;
  });

  it('go back to no tick with the form, and take nothing while they are disabled (A49, A51)', async () => {
    const { form: element, terms, box, data } = await form();
    box().click();
    await terms.updateComplete;
    element.reset();
    await terms.updateComplete;
    expect([box().checked, data(), terms.accepted]).to.deep.equal([false, null, false]);
    element.querySelector('fieldset')!.disabled = true;
    await nextFrame();
    expect(box().disabled).to.be.true;
    expect(element.checkValidity()).to.be.true;
  });

  it('come back ticked with what the browser puts back, if it is the same version (A50)', async () => {
    const { terms, data } = await form();
    terms.formStateRestoreCallback('6');
    await terms.updateComplete;
    expect(data()).to.equal(null);
    terms.formStateRestoreCallback('7');
    await terms.updateComplete;
    expect(data()).to.equal('7');
  });

  it('tell of a tick as native boxes do, and of nothing that a script does (A19)', async () => {
    const { terms, box } = await form();
    const heard: Event[] = [];
    terms.addEventListener('change', (event) => heard.push(event));
    terms.accept();
    await terms.updateComplete;
    expect(heard).to.have.lengthOf(0);
    box().click();
    expect(heard).to.have.lengthOf(1);
  });

  it('are remembered for the next form of that name, and ask no server (A66)', async () => {
    const before = performance.getEntriesByType('resource').length;
    (await form()).box().click();
    const { terms, box, data } = await form();
    expect(box().checked).to.be.true;
    expect(data()).to.equal('7');
    terms.version = '8';
    await terms.updateComplete;
    expect(data()).to.equal(null);
    const calls = performance
      .getEntriesByType('resource')
      .slice(before)
      .filter(({ name }) => name.includes('/api/v1/'));
    expect(calls).to.deep.equal([]);
  });
});
