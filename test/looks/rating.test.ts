import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { RatingElement } from '../../src/elements/rating/rating.js';
import { status, vote } from '../elements/rating/support/ratings.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { until } from '../support/until.js';
import { describeLooks } from './support/describe-looks.js';
import { hang, type State } from './support/gallery.js';

const PLAIN = html`<afterword-rating label="Was this article helpful?"></afterword-rating>`;

/** A rating on a page that others have rated. */
async function rating(content: TemplateResult = PLAIN, others: readonly number[] = [], page = new TestPage('free')) {
  for (const value of others) await new OtherReader(page).rate(value);
  const { host, element } = await hang('afterword-rating', content, page);
  const isForms = element.closest('form') !== null || element.hasAttribute('readonly');
  await until(() => isForms || host.store?.state.page.status === 'ready', 'the page is loaded');
  await element.updateComplete;
  return { host, page, element };
}

const says = (element: RatingElement, words: string) => until(() => status(element).includes(words), words);
const draws = (element: RatingElement, selector: string) =>
  until(() => element.shadowRoot!.querySelector(selector), selector);

const plain = (name: string, content: TemplateResult): State => ({
  name,
  show: async () => (await rating(content)).element,
});

const OPEN: readonly State[] = [
  plain('unrated', PLAIN),
  { name: 'average', show: async () => (await rating(PLAIN, [5, 4, 4])).element },
  {
    name: 'own',
    show: async () => {
      const { element, host } = await rating(PLAIN, [5, 2]);
      await vote(element, host, 4);
      await says(element, 'Undo');
      return element;
    },
  },
  {
    name: 'histogram',
    show: async () => {
      const { element } = await rating(html`<afterword-rating histogram></afterword-rating>`, [5, 5, 4, 3, 2, 1]);
      await draws(element, '[part="bar"]');
      return element;
    },
  },
];

const IN_FORMS: readonly State[] = [
  plain('half a star, to look at', html`<afterword-rating readonly value="3.5"></afterword-rating>`),
  {
    name: 'fractions',
    show: async () => {
      const content = html`<form><afterword-rating name="a" precision="0.5" value="2.5"></afterword-rating></form>`;
      const { element } = await rating(content);
      await draws(element, '[type="range"]');
      return element;
    },
  },
  plain('disabled', html`<form><afterword-rating name="a" disabled value="2"></afterword-rating></form>`),
  {
    name: 'missing in a form',
    show: async () => {
      const { element } = await rating(html`<form><afterword-rating name="a" required></afterword-rating></form>`);
      element.reportValidity();
      await element.updateComplete;
      return element;
    },
  },
];

const TROUBLED: readonly State[] = [
  {
    name: 'closed',
    show: async () => {
      const page = new TestPage();
      await page.moderate('close', page.key);
      const { element } = await hang('afterword-rating', PLAIN, page);
      await says(element, 'closed');
      return element;
    },
  },
  {
    name: 'waiting for the server',
    show: async () => {
      const { element, page } = await rating();
      await page.fault('down');
      void element.rate(3);
      await says(element, 'will be sent');
      return element;
    },
  },
  {
    name: 'not accepted',
    show: async () => {
      const { element, page } = await rating(PLAIN, [], new TestPage());
      await page.moderate('close', page.key);
      void element.rate(3);
      await says(element, 'not accepted');
      await draws(element, '[role="img"]'); // the news that the page is closed have come, too
      return element;
    },
  },
];

describeLooks('a rating', [OPEN, IN_FORMS, TROUBLED]);
