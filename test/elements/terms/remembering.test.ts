import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { forgetAgreement } from '../../../src/elements/terms/agreement.js';
import '../../../src/elements/terms/define.js';
import type { TermsElement } from '../../../src/elements/terms/terms.js';
import { part, parts, words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { send, write } from '../comment-form/support/composers.js';
import { appears, composer, threadOn } from '../comments/support/threads.js';

async function visit(content: TemplateResult): Promise<TermsElement> {
  const terms = (await new TestPage().render(content)).querySelector('afterword-terms')!;
  await terms.updateComplete;
  return terms;
}

const box = (terms: TermsElement) => terms.shadowRoot!.querySelector('input')!;
const changes = (terms: TermsElement) => words(part(terms, 'changes'));
const current = (terms: TermsElement) => terms.closest('afterword-page')!.store!.state.terms!.current!;

const DOCUMENTS = ({ terms = '', privacy = '', version = '1', mode = 'checkbox', changes = '' } = {}) =>
  html`<afterword-terms
    lang="en"
    mode=${mode}
    version=${version}
    terms-href="/terms"
    terms-version=${terms}
    privacy-href="/privacy"
    privacy-version=${privacy}
    changes-href=${changes}
  ></afterword-terms>`;

describe('terms that were agreed to', () => {
  beforeEach(() => forgetAgreement(''));

  it('are remembered with the day, and need no second tick', async () => {
    box(await visit(DOCUMENTS())).click();
    const again = await visit(DOCUMENTS());
    expect(box(again).checked).to.be.true;
    expect(current(again).accepted).to.be.true;
    const today = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format();
    expect(words(part(again, 'agreed'))).to.equal(`You agreed to this on ${today}.`);
    await expectAccessible(again);
  });

  it('are asked for again when a document has another version, and what changed is named and linked', async () => {
    (await visit(DOCUMENTS({ terms: '3', privacy: '7' }))).accept();
    const again = await visit(DOCUMENTS({ terms: '3', privacy: '8', changes: '/changes' }));
    expect(box(again).checked).to.be.false;
    expect(current(again).accepted).to.be.false;
    expect(changes(again)).to.equal('New or changed since you agreed: privacy notice (what changed).');
    expect(part(again, 'changes')!.querySelector('a')!.getAttribute('href')).to.equal('/changes');
    await expectAccessible(again);
    box(again).click();
    await again.updateComplete;
    expect(part(again, 'changes')).to.equal(undefined);
    expect(box(await visit(DOCUMENTS({ terms: '3', privacy: '8' }))).checked).to.be.true;
  });

  it('are asked for again when the version of the whole changes, and lead to the documents themselves', async () => {
    (await visit(DOCUMENTS())).accept();
    const again = await visit(DOCUMENTS({ version: '2' }));
    expect(box(again).checked).to.be.false;
    expect(changes(again)).to.equal('New or changed since you agreed: terms and privacy notice.');
    const hrefs = [...part(again, 'changes')!.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(hrefs).to.deep.equal(['/terms', '/privacy']);
  });

  it('say what changed, and where that is told, also when only the whole has another version', async () => {
    const kept = { terms: '3', privacy: '7' };
    (await visit(DOCUMENTS({ ...kept, version: '1' }))).accept();
    const again = await visit(DOCUMENTS({ ...kept, version: '2', changes: '/changes' }));
    expect(box(again).checked).to.be.false;
    expect(changes(again)).to.equal('New or changed since you agreed: terms (what changed).');
    expect(part(again, 'changes')!.querySelector('a')!.getAttribute('href')).to.equal('/changes');
    await expectAccessible(again);
    const unexplained = await visit(DOCUMENTS({ ...kept, version: '2' }));
    expect(changes(unexplained)).to.equal('New or changed since you agreed: terms and privacy notice.');
    box(again).click();
    await again.updateComplete;
    expect(part(again, 'changes')).to.equal(undefined);
    const plain = (version: string) =>
      html`<afterword-terms lang="en" mode="checkbox" version=${version}>I will be kind.</afterword-terms>`;
    (await visit(plain('5'))).accept();
    expect(changes(await visit(plain('6')))).to.equal('New or changed since you agreed: terms.');
  });

  it('lead nowhere that would run as a script, also to what changed (B8)', async () => {
    const own = (version: string) =>
      html`<afterword-terms mode="checkbox" version=${version} changes-href="javascript:alert(1)">
        <a slot="document" data-document="conduct" href="/conduct" data-changes=" javascript:alert(2)">conduct</a>
      </afterword-terms>`;
    (await visit(own('1'))).accept();
    const again = await visit(own('2'));
    const hrefs = parts(again, 'link').map((link) => link.getAttribute('href'));
    expect(hrefs).to.deep.equal(['/conduct', '/conduct']);
  });

  it('are asked for again when a document comes to them', async () => {
    (await visit(DOCUMENTS())).accept();
    const again = await visit(
      html`<afterword-terms mode="checkbox" terms-href="/terms" privacy-href="/privacy" guidelines-href="/kind">
      </afterword-terms>`,
    );
    expect(box(again).checked).to.be.false;
    expect(changes(again)).to.equal('New or changed since you agreed: community guidelines.');
  });

  it('are not asked for again on a page that has fewer of them, nor then on this one', async () => {
    (await visit(DOCUMENTS())).accept();
    const fewer = await visit(html`<afterword-terms mode="checkbox" terms-href="/terms"></afterword-terms>`);
    expect(box(fewer).checked).to.be.true;
    fewer.accept();
    expect(box(await visit(DOCUMENTS())).checked).to.be.true;
  });

  it('are forgotten when the tick is taken away', async () => {
    const terms = await visit(DOCUMENTS());
    box(terms).click();
    box(terms).click();
    expect(box(await visit(DOCUMENTS())).checked).to.be.false;
  });

  it('are followed in other tabs', async () => {
    const here = await visit(DOCUMENTS());
    const frame = document.body.appendChild(document.createElement('iframe'));
    const agreement = { at: Date.now(), version: '1', documents: { terms: '1', privacy: '1' } };
    frame.contentWindow!.localStorage.setItem('afterword:terms', JSON.stringify(agreement));
    await until(() => box(here).checked && current(here).accepted, 'it is agreed to here, too');
    frame.remove();
  });

  it('are taken for not agreed to when what was remembered cannot be read', async () => {
    for (const kept of ['{', 'null', '7', '{"version":"1"}', '{"at":"x","version":"1","documents":{}}']) {
      localStorage.setItem('afterword:terms', kept);
      expect(box(await visit(DOCUMENTS())).checked, kept).to.be.false;
    }
  });

  it('are several documents, of attributes and of links, each stored with its version', async () => {
    const page = new TestPage();
    const { thread } = await threadOn(
      page,
      html`<afterword-comments>
        <afterword-terms
          lang="en"
          slot="terms"
          version="2026-11"
          terms-href="/terms"
          privacy-href="/privacy"
          privacy-version="7"
        >
          <a slot="document" data-document="conduct" data-version="2" href="/conduct">code of conduct</a>
          <a slot="document" data-document="script" href="javascript:alert(1)">a script</a>
        </afterword-terms>
      </afterword-comments>`,
    );
    const terms = thread.querySelector('afterword-terms')!;
    await until(() => parts(terms, 'link').length === 3, 'all are in the sentence');
    expect(words(part(terms, 'terms'))).to.equal(
      'By posting you agree to the terms, privacy notice, and code of conduct.',
    );
    await write(composer(thread), 'I agree.');
    send(composer(thread)).click();
    await appears(thread, 'I agree.');
    const [call] = callsTo(page.server, 'POST', '/comments');
    const { terms: version, documents } = JSON.parse(call!.body) as { terms: string; documents: unknown };
    expect(version).to.equal('2026-11');
    expect(documents).to.deep.equal([
      { document: 'terms', version: '2026-11' },
      { document: 'privacy', version: '7' },
      { document: 'conduct', version: '2' },
    ]);
    // A notice was agreed to by posting: who comes back is told what has changed since.
    const again = await visit(DOCUMENTS({ mode: 'notice', terms: '2026-12', privacy: '7' }));
    expect(changes(again)).to.equal('New or changed since you agreed: terms.');
    expect(current(again).accepted).to.be.true;
  });

  it('are also the links of a sentence of the author’s own', async () => {
    const terms = await visit(
      html`<afterword-terms mode="checkbox" version="3"
        >I will keep to the <a data-document="house-rules" href="/rules">house rules</a>.</afterword-terms
      >`,
    );
    await until(() => current(terms).documents.length > 0, 'the link is a document');
    expect(current(terms).documents).to.deep.equal([{ document: 'house-rules', version: '3' }]);
    expect(terms.querySelector('a')!.checkVisibility()).to.be.true;
  });
});
