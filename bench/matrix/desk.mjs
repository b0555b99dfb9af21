import { head, markup } from './elements.mjs';

const PATIENCE = 1500; // milliseconds; a choice made with keys may rest before it counts

/** Runs in the page before anything else: notes what the element says, and what goes wrong. */
function watch({ tag }) {
  window.said = [];
  window.wrong = [];
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    // What elements ask for among themselves is no news for a page.
    if (this.localName === tag && event.type !== 'context-request') window.said.push(event.type);
    return dispatchEvent.call(this, event);
  };
  addEventListener('error', ({ message }) => window.wrong.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.wrong.push(String(reason)));
  // What a native control inside says, and lets out.
  for (const type of ['input', 'change'])
    addEventListener(type, (event) => event.target.localName === tag && window.said.push(type), true);
}

/** One rating in a tab of its own, and a hand, a finger and keys to use it with. */
export class Desk {
  #context;

  constructor(browser, host, element) {
    Object.assign(this, { browser, host, element });
  }

  /**
   * Shows the element with these attributes, in a form. `around` puts it into markup of one's own, `dir` turns the page
   * round, `policy` is its Content-Security-Policy, `touch` makes it a telephone, `forced` forces colours.
   */
  async show(attributes, { around = (rating) => rating, dir = 'ltr', policy, touch = false, forced = false } = {}) {
    await this.close();
    this.#context = await this.browser.createBrowserContext();
    this.page = await this.#context.newPage();
    this.devtools = await this.page.createCDPSession();
    await this.page.setViewport({ width: 800, height: 600, deviceScaleFactor: 2, hasTouch: touch, isMobile: touch });
    if (forced) await this.devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] }); // prettier-ignore
    await this.page.evaluateOnNewDocument(watch, this.element);
    const html = `<!doctype html><html lang="en" dir="${dir}"><meta name="viewport" content="width=device-width"><title>A rating</title>${head(this.element)}<link rel="icon" href="data:,"><main><form><button type="button">Before</button><p>${around(markup(this.element, attributes))}</p></form></main>${touch ? '<p>Far below</p>'.repeat(200) : ''}`;
    await this.page.goto(this.host.write(html, policy));
    await this.ready();
  }

  /** What it loads is there, and painted. */
  async ready() {
    await this.page.waitForFunction(({ tag }) => customElements.get(tag), {}, this.element);
    await this.page.waitForNetworkIdle({ idleTime: 150 });
    await this.do((rating) =>
      Promise.resolve(rating.updateComplete).catch((error) => window.wrong.push(String(error))),
    );
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** Does something with the element in its page. */
  do(inPage, ...more) {
    return this.page.$eval(this.element.tag, inPage, ...more);
  }

  value() {
    return this.do((rating) => rating.value);
  }

  /** The value once it is what is wanted, or what it is instead. */
  async comesTo(wanted) {
    const isThere = ({ tag }, value) => Object.is(document.querySelector(tag).value, value);
    await this.page.waitForFunction(isThere, { timeout: PATIENCE }, this.element, wanted).catch(() => {});
    return this.value();
  }

  /** What it said of a change, in its own words or those of native controls. */
  async changes() {
    const said = await this.page.evaluate(() => window.said);
    return said.filter((type) => ['input', 'change', ...this.element.changes].includes(type));
  }

  /** Where the stars are, in the window. */
  box() {
    return this.do((rating, selector) => {
      const { x, y, width, height } = rating.shadowRoot.querySelector(selector).getBoundingClientRect();
      return { x, y, width, height };
    }, this.element.stars);
  }

  /** The middle of a star, or a share of it, counted from the left. */
  async placeOf(value) {
    const { x, y, width, height } = await this.box();
    const share = Number.isInteger(value) ? value - 0.5 : value;
    return { x: x + (width * share) / 5, y: y + height / 2 };
  }

  /** Clicks a star with the mouse, and takes the mouse away. */
  async click(value) {
    const { x, y } = await this.placeOf(value);
    await this.page.mouse.click(x, y);
    await this.page.mouse.move(700, 500);
  }

  /** Tabs to the element; false if that leads past it. */
  async tab() {
    await this.page.focus('button');
    await this.page.keyboard.press('Tab');
    return this.page.evaluate(({ tag }) => document.activeElement.localName === tag, this.element);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  /** A finger put down on the fourth star and moved up, as one scrolls a page; the distance that it scrolled. */
  async swipe() {
    const { x, y } = await this.placeOf(4);
    const touch = (type, touchPoints) => this.devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    await this.page.evaluate(() => scrollTo(0, 0));
    await touch('touchStart', [{ x, y }]);
    for (let step = 1; step <= 12; step++) await touch('touchMove', [{ x: x + step / 4, y: y - step * 4 }]);
    await touch('touchEnd', []);
    await this.page.waitForFunction(() => scrollY > 0, { timeout: PATIENCE }).catch(() => {});
    return this.page.evaluate(() => scrollY);
  }

  /** What assistive technology is told: the role, name and words of each thing. */
  async told() {
    const { nodes } = await this.devtools.send('Accessibility.getFullAXTree');
    const things = nodes.filter(({ ignored }) => !ignored);
    return Promise.all(
      things.map(async ({ role, name, value, backendDOMNodeId }) => {
        const said = role?.value === 'slider' ? await this.#valueText(backendDOMNodeId) : '';
        return {
          role: role?.value,
          name: name?.value ?? '',
          words: said || [name?.value, value?.value].join(' ').trim(),
        };
      }),
    );
  }

  /** The tree that DevTools hands out leaves it empty. */
  async #valueText(backendNodeId) {
    const { object } = await this.devtools.send('DOM.resolveNode', { backendNodeId });
    const { result } = await this.devtools.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: "function () { return this.getAttribute('aria-valuetext') ?? '' }",
    });
    return result.value;
  }

  async close() {
    await this.#context?.close();
    this.#context = undefined;
  }
}
