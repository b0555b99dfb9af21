import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { TermsElement } from '../../src/elements/terms/terms.js';
import '../../src/elements/terms/define.js';
import { describeLooks } from './support/describe-looks.js';
import { hang, type State } from './support/gallery.js';

let names = 0;
/** Terms that nobody has agreed to yet. */
const terms = async (content: (name: string) => TemplateResult): Promise<TermsElement> =>
  (await hang('afterword-terms', content(`looks-${Date.now()}-${++names}`))).element;

const boxed = (name: string, version = '1') =>
  html`<afterword-terms
    mode="checkbox"
    name=${name}
    version=${version}
    organization="After the diagnosis"
    terms-href="/terms"
    privacy-href="/privacy"
    guidelines-href="/guidelines"
    changes-href="/changes"
  >
    <a slot="document" data-document="removal" href="/removal">rules on removal</a>
  </afterword-terms>`;

const STATES: readonly State[] = [
  {
    name: 'notice',
    show: () =>
      terms(
        (name) => html`<afterword-terms name=${name} terms-href="/terms" privacy-href="/privacy"></afterword-terms>`,
      ),
  },
  {
    name: 'notice with nothing to read',
    show: () => terms((name) => html`<afterword-terms name=${name}></afterword-terms>`),
  },
  { name: 'checkbox', show: () => terms(boxed) },
  {
    name: 'ticked and remembered',
    show: async () => {
      const element = await terms(boxed);
      element.accept();
      await element.updateComplete;
      return element;
    },
  },
  {
    name: 'changed since',
    show: async () => {
      const element = await terms(boxed);
      element.accept();
      await element.updateComplete;
      element.version = '2';
      await element.updateComplete;
      return element;
    },
  },
  {
    name: 'own sentence',
    show: () =>
      terms(
        (name) => html`<afterword-terms mode="checkbox" name=${name}>I have read the house rules.</afterword-terms>`,
      ),
  },
  {
    name: 'missing in a form',
    show: async () => {
      const element = await terms(
        (name) =>
          html`<form>
            <afterword-terms mode="checkbox" required name=${name} terms-href="/terms"></afterword-terms>
          </form>`,
      );
      element.reportValidity();
      await element.updateComplete;
      return element;
    },
  },
];

describeLooks('terms', [STATES], ['input']);
