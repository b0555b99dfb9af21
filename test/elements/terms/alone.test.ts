import { expect } from '@open-wc/testing';
import { ContextEvent } from '@lit/context';
import { storeContext } from '../../../src/context/store-context.js';
import type { TermsElement } from '../../../src/elements/terms/terms.js';
import type { PageStore } from '../../../src/store/page-store.js';
import { describeAlone } from '../../support/alone.js';
import { until } from '../../support/until.js';

let versions = 0;

/** What any other element at the same place would get. */
function storeAt(element: Element): Promise<PageStore> {
  return new Promise((resolve) =>
    element.dispatchEvent(new ContextEvent(storeContext, element, (store) => store && resolve(store))),
  );
}

describeAlone<TermsElement>('afterword-terms', {
  define: () => import('../../../src/elements/terms/define.js'),
  async works(terms, key) {
    Object.assign(terms, { mode: 'checkbox', version: `v${++versions}` });
    const store = await storeAt(terms);
    const current = () => store.state.terms?.current;
    await until(() => current()?.version === terms.version, 'the page knows the version');
    expect(current()).to.include({ accepted: false });
    await terms.updateComplete;
    terms.shadowRoot!.querySelector('input')!.click();
    await until(() => current()?.accepted, 'the page knows that it is accepted');
    expect((await store.connect()).address.page).to.equal(key);
  },
});
