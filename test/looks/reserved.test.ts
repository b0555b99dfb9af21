import { expect, html, nextFrame } from '@open-wc/testing';
import { render } from 'lit';
import type { TemplateResult } from 'lit';
import '../../src/elements/consent/define.js';
import '../../src/elements/disclaimer/define.js';
import '../../src/elements/page/define.js';
import '../../src/elements/rating/define.js';
import '../../src/elements/terms/define.js';
import { newName } from '../elements/disclaimer/support/disclaimers.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { until } from '../support/until.js';
import { clear } from './support/gallery.js';
import { resize } from './support/hosts.js';

/** Heights that an element had from its first drawing until it showed `shows`. What comes later has to be loaded: this file loads nothing of it. */
async function heights(content: TemplateResult, shows: string, page = new TestPage()): Promise<readonly number[]> {
  const place = document.createElement('div');
  place.className = 'state';
  document.body.append(place);
  render(html`<afterword-page server=${page.server} page=${page.key}>${content}</afterword-page>`, place);
  const element = place.querySelector('afterword-page')!.firstElementChild!;
  const seen = new Set<number>();
  const watch = new ResizeObserver(() => seen.add(Math.round(element.getBoundingClientRect().height)));
  watch.observe(element);
  await nextFrame();
  await until(() => element.shadowRoot!.querySelector(shows), `${shows} is there`);
  await nextFrame();
  await nextFrame();
  watch.disconnect();
  return [...seen];
}

describe('nothing on the page moves when an element has loaded', () => {
  afterEach(clear);
  after(() => resize(1280));

  it('below a gate that was read before', async () => {
    await resize(320);
    const name = newName();
    localStorage.setItem(`afterword:disclaimer:${name}:1`, String(Date.now()));
    const gate = html`<afterword-disclaimer name=${name} mode="gate"></afterword-disclaimer>`;
    expect(await heights(gate, '[part="reopen"]:not(.waiting *)')).to.have.lengthOf(1);
  });

  it('below who reviewed a page', async () => {
    await resize(320);
    const content = html`<afterword-disclaimer
      name=${newName()}
      reviewed-by="Dr. Ada Byron"
      reviewer-credential="MD"
      last-reviewed="2026-01-31"
      next-review="2999-01-31"
    ></afterword-disclaimer>`;
    expect(await heights(content, '[part="credits"]')).to.have.lengthOf(1);
  });

  it('below stars whose average comes', async () => {
    await resize(1280);
    const page = new TestPage('free');
    await new OtherReader(page).rate(4);
    expect(await heights(html`<afterword-rating></afterword-rating>`, '[part="average"]', page)).to.have.lengthOf(1);
  });

  it('below the line about terms', async () => {
    const content = html`<afterword-terms terms-href="/terms" mode="checkbox"></afterword-terms>`;
    expect(await heights(content, 'input')).to.have.lengthOf(1);
  });
});
