import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../../src/elements/rating/define.js';
import { middleOf } from '../../support/browser.js';
import { expectAccessible } from '../../support/looks.js';
import { until } from '../../support/until.js';
import { focused, group, radios } from './support/ratings.js';

const find = (host: Element) => host.querySelector('afterword-rating')!;

async function render(content: TemplateResult): Promise<Element> {
  const host = await fixture(html`<div>${content}</div>`);
  await find(host).updateComplete;
  return host;
}

describe('what a rating is called (A33)', () => {
  const ways: Record<string, TemplateResult> = {
    'its label': html`<afterword-rating label="The soup"></afterword-rating>`,
    'an aria-label': html`<afterword-rating aria-label="The soup"></afterword-rating>`,
    'a label that points at it': html`<label for="soup">The soup</label
      ><afterword-rating id="soup"></afterword-rating>`,
    'a label around it': html`<label>The soup <afterword-rating></afterword-rating></label>`,
    'its slot': html`<afterword-rating><b slot="label">The soup</b></afterword-rating>`,
  };

  for (const [way, content] of Object.entries(ways)) {
    it(`comes from ${way}`, async () => {
      const host = await render(content);
      expect(group(find(host)).getAttribute('role')).to.equal('radiogroup');
      expect(group(find(host)).getAttribute('aria-label')).to.equal('The soup');
      await expectAccessible(host);
    });

    it(`comes from ${way} where it only shows, with the value (D: value text)`, async () => {
      const host = await render(content);
      Object.assign(find(host), { readonly: true, value: 3 });
      await find(host).updateComplete;
      expect(group(find(host)).getAttribute('role')).to.equal('img');
      expect(group(find(host)).getAttribute('aria-label')).to.equal('The soup: 3 of 5 stars');
      await expectAccessible(host);
    });
  }

  it('has a word of its own where nobody says one', async () => {
    const host = await render(html`<afterword-rating></afterword-rating>`);
    expect(group(find(host)).getAttribute('aria-label')).to.equal('Rate this');
  });

  it('follows the text in the slot when it is replaced (A28)', async () => {
    const host = await render(html`<afterword-rating><b slot="label">The soup</b></afterword-rating>`);
    const label = document.createElement('i');
    label.slot = 'label';
    label.textContent = 'The fish';
    find(host).replaceChildren(label);
    await until(() => group(find(host)).ariaLabel === 'The fish', 'the new name is taken');
  });

  it('says of each star which one of how many it is', async () => {
    const host = await render(html`<afterword-rating max="3"></afterword-rating>`);
    expect(radios(find(host)).map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      '1 of 3 stars',
      '2 of 3 stars',
      '3 of 3 stars',
    ]);
  });

  it('is reached by a click on its label (A36)', async () => {
    const host = await render(html`<label for="soup">The soup</label><afterword-rating id="soup"></afterword-rating>`);
    await sendMouse({ type: 'click', position: middleOf(host.querySelector('label')!) });
    expect(focused(find(host))).to.equal('star 1');
  });
});

describe('how many stars there are (D)', () => {
  const counts = { 3: 3, 10: 10, 4.5: 5, 0: 5, '-1': 1, 100: 20, NaN: 5, Infinity: 20, abc: 5 };
  for (const [max, drawn] of Object.entries(counts)) {
    it(`are ${drawn} when the page asks for ${max}`, async () => {
      const host = await render(html`<afterword-rating max=${max}></afterword-rating>`);
      expect(radios(find(host))).to.have.lengthOf(drawn);
    });
  }
});
