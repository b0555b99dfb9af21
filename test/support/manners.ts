import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { callsTo, openStreams } from './requests.js';
import { TestPage } from './page.js';
import { until } from './until.js';

type Tag =
  | 'afterword-rating'
  | 'afterword-captcha'
  | 'afterword-disclaimer'
  | 'afterword-terms'
  | 'afterword-comments'
  | 'afterword-comment-form'
  | 'afterword-comment-count'
  | 'afterword-rating-summary';

/** Everything the elements may say; none of it without a person. */
const EVENTS = [
  'rate',
  'rate-undo',
  'verify',
  'expire',
  'acknowledge',
  'decline',
  'comment-submit',
  'comment',
  'error',
].map((name) => `afterword-${name}`);

const HOSTILE = ['', '-1', '0', '4.5', 'NaN', 'Infinity', '1e9', 'abc', 'null', '"><b>', '\u202e', '{}'];

interface Manners {
  /** Attributes with what they are as properties, and a value that an author might write. */
  readonly attributes: Readonly<Record<string, readonly [property: string, value: unknown]>>;
}

/** What every element owes the page it is on, whatever it is for. */
export function describeManners(tag: Tag, { attributes }: Manners): void {
  const settings = Object.values(attributes);

  describe(`the manners of <${tag}>`, () => {
    it('can be made by script, by markup and from a template (A4, A6)', async () => {
      const markup = `<${tag}></${tag}>`;
      const template = document.createElement('template');
      template.innerHTML = markup;
      const host = await fixture<HTMLElement>(html`<div></div>`);
      host.innerHTML = markup;
      host.append(
        document.createElement(tag),
        document.importNode(template.content, true),
        template.content.cloneNode(true),
      );
      await nextFrame();
      expect(host.children).to.have.lengthOf(4);
      for (const element of host.children) {
        expect(element.shadowRoot?.childElementCount, element.outerHTML).to.be.above(0);
        expect(element.shadowRoot?.mode).to.equal('open');
      }
    });

    it('does not touch the attributes that an author wrote, or its children (A14, A25)', async () => {
      const element = await fixture<HTMLElement>(staticHtml`<${unsafeStatic(tag)}
        id="mine" class="a b" tabindex="-1" role="group" data-x="1"><p>Mine.</p></${unsafeStatic(tag)}>`);
      await nextFrame();
      expect(element.getAttribute('id')).to.equal('mine');
      expect(element.className).to.equal('a b');
      expect(element.getAttribute('tabindex')).to.equal('-1');
      expect(element.getAttribute('role')).to.equal('group');
      expect(element.style).to.have.lengthOf(0);
      expect(element.innerHTML).to.equal('<p>Mine.</p>');
    });

    it('keeps properties that were set before it woke up (A9)', async () => {
      const template = document.createElement('template');
      template.innerHTML = `<${tag}></${tag}>`;
      const asleep = template.content.querySelector<LitElement>(tag)!;
      for (const [property, value] of settings) Object.assign(asleep, { [property]: value });
      const host = await fixture<HTMLElement>(html`<div></div>`);
      host.append(asleep);
      await asleep.updateComplete;
      for (const [property, value] of settings) expect(asleep, property).to.have.property(property, value);
    });

    it('takes the same from attributes as from properties, in any order (A13, A15)', async () => {
      const names = Object.keys(attributes);
      for (const order of [names, [...names].reverse()]) {
        const element = document.createElement(tag);
        for (const name of order) {
          const value = attributes[name]![1];
          element.setAttribute(name, value === true ? '' : String(value));
        }
        (await fixture<HTMLElement>(html`<div></div>`)).append(element);
        await nextFrame();
        for (const [property, value] of settings) expect(element, property).to.have.property(property, value);
      }
    });

    it('never throws, whatever it is given (A16)', async () => {
      const element = await fixture<LitElement>(staticHtml`<${unsafeStatic(tag)}></${unsafeStatic(tag)}>`);
      for (const [name, [property]] of Object.entries(attributes)) {
        for (const value of HOSTILE) {
          element.setAttribute(name, value);
          await element.updateComplete;
        }
        element.removeAttribute(name);
        await element.updateComplete;
        for (const value of [NaN, -1, 4.5, Infinity, 'abc', null, undefined]) {
          Object.assign(element, { [property]: value });
          await element.updateComplete;
        }
      }
      expect(element.isConnected).to.be.true;
    });

    it('says nothing of what the page itself does: no event at mount, none for what is set (A19, A20)', async () => {
      const heard: string[] = [];
      const hear = ({ type }: Event): number => heard.push(type);
      for (const type of EVENTS) document.addEventListener(type, hear);
      const page = new TestPage();
      const host = await page.render(staticHtml`<${unsafeStatic(tag)}></${unsafeStatic(tag)}>`);
      const element = host.querySelector<LitElement>(tag)!;
      await until(() => host.store?.state.page.status === 'ready', 'the page is loaded');
      for (const [property, value] of settings) Object.assign(element, { [property]: value });
      await element.updateComplete;
      await nextFrame();
      for (const type of EVENTS) document.removeEventListener(type, hear);
      expect(heard).to.deep.equal([]);
    });

    it('is gone when it is hidden, and back when it is not (A54, A55)', async () => {
      const element = await fixture<HTMLElement>(staticHtml`<${unsafeStatic(tag)} hidden></${unsafeStatic(tag)}>`);
      expect(element.checkVisibility()).to.be.false;
      element.hidden = false;
      expect(getComputedStyle(element).display).to.equal('block');
    });

    it('lets go of everything when it leaves, and comes back without asking twice (A7, A8)', async () => {
      const page = new TestPage();
      const host = await page.render(staticHtml`<${unsafeStatic(tag)}></${unsafeStatic(tag)}>`);
      const element = host.querySelector<LitElement>(tag)!;
      await until(() => openStreams(page.server).length === 1, 'the page is followed');
      element.remove();
      await until(() => openStreams(page.server).length === 0, 'nobody follows the page any more');
      host.append(element);
      await until(() => openStreams(page.server).length === 1, 'the page is followed again');
      host.append(element); // moved
      await element.updateComplete;
      await nextFrame();
      expect(openStreams(page.server)).to.have.lengthOf(1);
      expect(callsTo(page.server, 'GET', encodeURIComponent(page.key))).to.have.lengthOf(1);
    });

    it('can be the ground for an element of somebody else (A76)', async () => {
      const Base = customElements.get(tag)!;
      const own = `own-${tag}`;
      customElements.define(own, class extends Base {});
      const page = new TestPage();
      const host = await page.render(staticHtml`<${unsafeStatic(own)}></${unsafeStatic(own)}>`);
      const element = host.querySelector<LitElement>(own)!;
      await until(() => host.store?.state.page.status === 'ready', 'the page is loaded');
      expect(element.shadowRoot?.childElementCount).to.be.above(0);
      expect(getComputedStyle(element).display).to.equal('block');
    });
  });
}
