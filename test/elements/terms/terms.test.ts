import { expect, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { PageElement } from '../../../src/elements/page/page.js';
import { forgetAgreement } from '../../../src/elements/terms/agreement.js';
import type { TermsElement } from '../../../src/elements/terms/terms.js';
import '../../../src/elements/terms/define.js';
import { middleOf } from '../../support/browser.js';
import { parts, words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';

async function termsOn(content: TemplateResult): Promise<{ terms: TermsElement; host: PageElement }> {
  const host = await new TestPage().render(content);
  return { terms: host.querySelector('afterword-terms')!, host };
}

const said = (terms: TermsElement) => words(parts(terms, 'terms')[0]).replace(' .', '.');
const links = (terms: TermsElement) => parts(terms, 'link').map((link) => link.getAttribute('href'));
const box = (terms: TermsElement) => terms.shadowRoot!.querySelector('input')!;
const current = ({ store }: PageElement) => store!.state.terms?.current;

const BOX = html`<afterword-terms mode="checkbox" terms-href="/terms" version="7"></afterword-terms>`;

describe('the terms that a comment is posted under', () => {
  beforeEach(() => forgetAgreement(''));

  it('are accepted by posting under a notice, which links to all there is to read', async () => {
    const { terms, host } = await termsOn(
      html`<afterword-terms
        terms-href="/terms"
        privacy-href="/privacy"
        organization="The Clinic"
        version="7"
      ></afterword-terms>`,
    );
    expect(said(terms)).to.equal('By posting you agree to the terms of The Clinic and privacy notice.');
    expect(links(terms)).to.deep.equal(['/terms', '/privacy']);
    expect(current(host)).to.include({ version: '7', accepted: true });
    await expectAccessible(host);
  });

  it('link to what there is, and make nothing up where there is nothing', async () => {
    const { terms } = await termsOn(html`<afterword-terms privacy-href="/privacy"></afterword-terms>`);
    expect(said(terms)).to.equal('By posting you agree to the privacy notice.');
    terms.privacyHref = '';
    await terms.updateComplete;
    expect(said(terms)).to.equal('What you post can be read by everyone.');
    expect(links(terms)).to.deep.equal([]);
  });

  it('wait for a tick where the site wants one, from the pointer or from keys', async () => {
    const { terms, host } = await termsOn(BOX);
    expect(said(terms)).to.equal('I agree to the terms.');
    expect(current(host)).to.include({ version: '7', accepted: false });
    await expectAccessible(host);
    await sendMouse({ type: 'click', position: middleOf(box(terms)) });
    await terms.updateComplete;
    expect(current(host)).to.include({ version: '7', accepted: true });
    await expectAccessible(host);
    await sendKeys({ press: ' ' });
    await terms.updateComplete;
    expect(current(host)).to.include({ accepted: false });
  });

  it('can be accepted by a script (A23)', async () => {
    const { terms, host } = await termsOn(BOX);
    terms.accept();
    await terms.updateComplete;
    expect(box(terms).checked).to.be.true;
    expect(current(host)).to.include({ accepted: true });
    terms.accept(false);
    await terms.updateComplete;
    expect(current(host)).to.include({ accepted: false });
  });

  it('have to be accepted again when they change under the reader’s eyes', async () => {
    const { terms, host } = await termsOn(BOX);
    terms.accept();
    await terms.updateComplete;
    terms.version = '8';
    await terms.updateComplete;
    expect(box(terms).checked).to.be.false;
    expect(current(host)).to.include({ version: '8', accepted: false });
  });

  it('come into view with the focus in the box when somebody asks for them (A36)', async () => {
    const { terms, host } = await termsOn(
      html`<p style="height: 3000px">A long page.</p>
        ${BOX}`,
    );
    current(host)!.reveal();
    expect(terms.shadowRoot!.activeElement === box(terms)).to.be.true;
    const { top, bottom } = terms.getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight).to.be.true;
    scrollTo(0, 0);
  });

  it('are the site’s own sentence where it has one (A26)', async () => {
    const { terms, host } = await termsOn(
      html`<afterword-terms mode="checkbox"
        ><i>I will be <a href="/kind">kind</a>.</i></afterword-terms
      >`,
    );
    expect(terms.querySelector('i')!.checkVisibility()).to.be.true;
    expect(terms.shadowRoot!.querySelector('slot')!.assignedElements()).to.have.lengthOf(1);
    await expectAccessible(host);
    await sendMouse({ type: 'click', position: middleOf(box(terms)) });
    await terms.updateComplete;
    expect(current(host)).to.include({ accepted: true });
  });

  it('are said in the built-in sentence where there is only a further document, on a line of its own', async () => {
    const { terms } = await termsOn(
      html`<afterword-terms terms-href="/terms">
        <a slot="document" data-document="conduct" href="/conduct">code of conduct</a>
      </afterword-terms>`,
    );
    expect(parts(terms, 'terms')[0]!.innerText.trim()).to.equal(
      'By posting you agree to the terms and code of conduct.',
    );
  });

  it('are no terms any more when they leave the page, and are again when they come back', async () => {
    const { terms, host } = await termsOn(BOX);
    terms.remove();
    expect(current(host)).to.equal(undefined);
    host.append(terms);
    await terms.updateComplete;
    expect(current(host)).to.include({ version: '7', accepted: false });
  });

  it('stay what they are when two elements say them, and neither speaks for the other', async () => {
    const { host } = await termsOn(html`${BOX}<afterword-terms version="6"></afterword-terms>`);
    const [first, second] = host.querySelectorAll('afterword-terms');
    await second!.updateComplete;
    expect(current(host), 'the one that waits for a tick').to.include({ version: '7', accepted: false });
    first!.accept();
    await first!.updateComplete;
    expect(current(host)!.accepted).to.be.true;
    first!.remove();
    expect(current(host)).to.include({ version: '6', accepted: true });
  });
});
