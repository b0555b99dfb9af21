import { html } from '@open-wc/testing';
import type { ConsentElement } from '../../src/elements/consent/consent.js';
import '../../src/elements/consent/define.js';
import { button } from '../support/find.js';
import { KEY } from '../elements/consent/support/questions.js';
import { describeLooks } from './support/describe-looks.js';
import { hang, type State } from './support/gallery.js';

/** One question is asked on a page, so each state has the page to itself. */
const consent = async (bringAbout: (element: ConsentElement) => unknown = () => undefined): Promise<ConsentElement> => {
  localStorage.removeItem(KEY);
  const { element } = await hang(
    'afterword-consent',
    html`<afterword-consent version=${Math.random()} categories="analytics marketing"></afterword-consent>`,
  );
  await bringAbout(element);
  await element.updateComplete;
  await element.updateComplete;
  return element;
};

const press = (name: string) => (element: ConsentElement) => button(element, name)!.click();

const STATES: readonly State[] = [
  { name: 'asking', show: () => consent() },
  { name: 'choosing', show: () => consent(press('Choose')) },
  { name: 'agreed', show: () => consent(press('Accept all')) },
  { name: 'refused', show: () => consent(press('Reject all')) },
  {
    name: 'reopened',
    show: () =>
      consent(async (element) => {
        press('Accept all')(element);
        await element.updateComplete;
        element.reopen();
      }),
  },
];

const GPC: State = {
  name: 'answered by Global Privacy Control',
  show: async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value: true });
    return consent();
  },
};

after(() => {
  localStorage.removeItem(KEY);
  delete (navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl;
});

describeLooks(
  'the question for consent',
  [...STATES, GPC].map((state) => [state]),
  ['[part="accept"]', '[part="reject"]', 'input'],
);
