import { expect } from '@open-wc/testing';
import { normalizePageKey } from '../../src/page-key.js';
import { until } from './until.js';

/** The page that a document is when nobody says otherwise. */
export const documentKey = normalizePageKey(location.href);

interface Alone<T extends HTMLElement> {
  /** Imports the one file that registers the element. */
  readonly define: () => Promise<unknown>;
  /** Does what a person does with it, and checks that this page got it. */
  readonly works: (element: T, key: string) => Promise<void>;
}

/** Needs a document in which nothing is registered yet, so it stands alone in its file. */
export function describeAlone<T extends HTMLElement>(tag: string, { define, works }: Alone<T>): void {
  describe(`<${tag}> with nothing but one tag and one import`, () => {
    const add = (parent: Element): T => parent.appendChild(document.createElement(tag) as T);

    afterEach(() => document.querySelectorAll(`${tag}, afterword-page`).forEach((element) => element.remove()));

    it('wakes up where it stood before the script came, and finds the server by itself (A1, A2, A4)', async () => {
      const early = add(document.body);
      expect(customElements.get(tag)).to.be.undefined;
      await define();
      expect(customElements.get('afterword-page')).to.be.undefined;
      expect(early.shadowRoot).to.exist;
      await works(early, documentKey);
    });

    it('works just as well when a script adds it later (A2, A6)', async () => {
      await works(add(document.body), documentKey);
    });

    it('serves the page to a second one as well as to the first (A10)', async () => {
      const [first, second] = [add(document.body), add(document.body)];
      await works(first, documentKey);
      await works(second, documentKey);
    });

    it('moves to a provider that comes after it (A2)', async () => {
      const page = document.createElement('afterword-page');
      const key = `late-${Math.random().toString(36).slice(2)}`;
      page.setAttribute('page', key);
      document.body.append(page);
      const element = add(page);
      await works(element, documentKey);
      await import('../../src/elements/page/define.js');
      await until(() => page.store, 'the provider has woken up');
      await works(element, key);
    });

    it('is registered once when a second copy of the kit comes along (A10)', async () => {
      const { defineElement } = await import('../../src/define-element.js');
      const kept = customElements.get(tag);
      const said: unknown[] = [];
      const { warn } = console;
      console.warn = (...words) => said.push(...words);
      defineElement(tag, class extends HTMLElement {});
      console.warn = warn;
      expect(customElements.get(tag)).to.equal(kept);
      expect(said).to.have.lengthOf(1);
    });
  });
}
