import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { DisclaimerElement } from '../../src/elements/disclaimer/disclaimer.js';
import '../../src/elements/disclaimer/define.js';
import { until } from '../support/until.js';
import { newName } from '../elements/disclaimer/support/disclaimers.js';
import { describeLooks } from './support/describe-looks.js';
import { hang, scopeOf, type State } from './support/gallery.js';

/** A disclaimer that shows what it has to. */
async function disclaimer(content: TemplateResult, shows = '[part="body"]'): Promise<DisclaimerElement> {
  const { element } = await hang('afterword-disclaimer', content);
  await until(() => element.shadowRoot!.querySelector(shows)?.checkVisibility(), `${shows} is there`);
  return element;
}

const WORDS = html`<h2 slot="heading">What readers write is not medical advice</h2>
  <p>The comments below are personal experiences. What helped one person may not be right for you.</p>
  <p>Nobody here can help in an emergency.</p>`;

const reviewed = (nextReview: string) =>
  html`<afterword-disclaimer
    name=${newName()}
    reviewed-by="Dr. Ada Byron"
    reviewer-credential="MD"
    reviewer-href="/people/ada"
    last-reviewed="2026-01-31"
    next-review=${nextReview}
    >${WORDS}</afterword-disclaimer
  >`;

const STATES: readonly State[] = [
  {
    name: 'static',
    show: () => disclaimer(html`<afterword-disclaimer name=${newName()}>${WORDS}</afterword-disclaimer>`),
  },
  {
    name: 'to be acknowledged, in words of ours',
    show: () => disclaimer(html`<afterword-disclaimer name=${newName()} for="comments"></afterword-disclaimer>`),
  },
  {
    name: 'dismissed',
    show: async () => {
      const element = await disclaimer(html`<afterword-disclaimer name=${newName()}>${WORDS}</afterword-disclaimer>`);
      await element.acknowledge();
      await until(() => element.shadowRoot!.querySelector('[part="reopen"]'), 'it is put away');
      return element;
    },
  },
  {
    name: 'acknowledged',
    show: async () => {
      const content = html`<afterword-disclaimer name=${newName()} for="comments">${WORDS}</afterword-disclaimer>`;
      const element = await disclaimer(content);
      await element.acknowledge();
      await until(() => element.shadowRoot!.querySelector('[part="reopen"]'), 'it is put away');
      return element;
    },
  },
  { name: 'with credits', show: () => disclaimer(reviewed('2999-01-31'), '[part="credits"]') },
  { name: 'overdue', show: () => disclaimer(reviewed('2026-02-01'), '[part="stale"]') },
  {
    name: 'sticky',
    show: () => disclaimer(html`<afterword-disclaimer name=${newName()} mode="sticky">${WORDS}</afterword-disclaimer>`),
  },
  {
    name: 'prepared',
    show: () =>
      disclaimer(
        html`<afterword-disclaimer name=${newName()} lang="de" region="DE" preset="emergency supplement">
        </afterword-disclaimer>`,
        '[part="number"]',
      ),
  },
  {
    name: 'gate declined',
    show: async () => {
      const element = await disclaimer(gate());
      element.decline();
      await until(() => !element.shadowRoot!.querySelector('dialog')!.open, 'the sheet is closed');
      return element;
    },
  },
];

const gate = (words: unknown = WORDS) =>
  html`<afterword-disclaimer name=${newName()} mode="gate">${words}</afterword-disclaimer>`;

const SHEET: State = {
  name: 'gate',
  show: async () => {
    const element = await disclaimer(gate(), 'dialog:modal');
    await Promise.all(
      scopeOf(element)
        .getAnimations()
        .map(({ finished }) => finished),
    );
    return element;
  },
};

describeLooks('a disclaimer', [STATES, [SHEET]], ['section', 'dialog [part="acknowledge"]', 'dialog [part="decline"]']);
