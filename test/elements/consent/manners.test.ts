import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../../src/elements/consent/define.js';
import '../../../src/elements/analytics/define.js';

const HOSTILE = ['', '-1', '0', 'NaN', 'Infinity', 'abc', 'null', '"><b>', '\u202e', '{}', 'constructor', '__proto__'];
const ATTRIBUTES = {
  'afterword-consent': ['version', 'categories', 'expires', 'mode', 'bridge'],
  'afterword-analytics': [
    'provider',
    'pixel-id',
    'sensitivity',
    'allow-advertisers-on-health-pages',
    'endpoint',
    'category',
  ],
} as const;

describe('the manners of <afterword-consent> and <afterword-analytics>', () => {
  for (const [tag, attributes] of Object.entries(ATTRIBUTES)) {
    it(`${tag} never throws, whatever it is given, and says nothing by itself (A16, A19, A20)`, async () => {
      const heard: string[] = [];
      const hear = ({ type }: Event): number => heard.push(type);
      for (const type of ['afterword-consent', 'afterword-error']) document.addEventListener(type, hear);
      const host = await fixture<HTMLElement>(html`<div></div>`);
      host.append(document.createElement(tag));
      const element = host.firstElementChild as LitElement;
      await element.updateComplete;
      for (const name of attributes) {
        for (const value of HOSTILE) {
          element.setAttribute(name, value);
          await element.updateComplete;
        }
        element.removeAttribute(name);
        await element.updateComplete;
        const property = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
        const before = (element as unknown as Record<string, unknown>)[property];
        for (const value of [NaN, -1, undefined, null, {}, before]) {
          Object.assign(element, { [property]: value });
          await element.updateComplete;
        }
      }
      await nextFrame();
      for (const type of ['afterword-consent', 'afterword-error']) document.removeEventListener(type, hear);
      expect(heard).to.deep.equal([]);
      expect(element.shadowRoot?.mode).to.equal('open');
    });

    it(`${tag} leaves what an author wrote, and is gone when it is hidden (A14, A25, A54)`, async () => {
      const host = await fixture<HTMLElement>(html`<div></div>`);
      host.innerHTML = `<${tag} id="mine" class="a b" tabindex="-1" role="group" hidden><p>Mine.</p></${tag}>`;
      const element = host.firstElementChild as LitElement;
      await element.updateComplete;
      expect([element.id, element.className, element.tabIndex, element.getAttribute('role')]).to.deep.equal(['mine', 'a b', -1, 'group']); // prettier-ignore
      expect(element.innerHTML).to.equal('<p>Mine.</p>');
      expect(element.checkVisibility()).to.be.false;
    });
  }
});
