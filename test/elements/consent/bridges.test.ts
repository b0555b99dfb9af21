import { CmpApi } from '@iabtechlabtcf/cmpapi';
import { GVL, TCModel, TCString } from '@iabtechlabtcf/core';
import { expect, html } from '@open-wc/testing';
import * as CookieConsent from 'vanilla-cookieconsent';
import { button } from '../../support/find.js';
import { until } from '../../support/until.js';
import { ask, KEY, withGpc } from './support/questions.js';

const shows = (element: Element): boolean => element.matches(':state(open)');

describe('a page that has a consent tool already', () => {
  beforeEach(() => {
    for (const key of [KEY, `${KEY}-taken-back`]) localStorage.removeItem(key);
  });

  it('follows vanilla-cookieconsent, the real one, and opens its choices instead of asking', async () => {
    const { consent, host } = await ask(html`<afterword-consent bridge="cookieconsent"></afterword-consent>`);
    expect(shows(consent)).to.be.false;
    Object.assign(window, { CookieConsent });
    await CookieConsent.run({
      autoShow: false,
      hideFromBots: false,
      categories: { necessary: { readOnly: true, enabled: true }, analytics: {}, marketing: {} },
      language: { default: 'en', translations: { en: TEXTS } },
    });
    expect(consent.granted).to.deep.equal([]);
    CookieConsent.acceptCategory(['analytics']);
    await until(() => consent.granted.join() === 'analytics', 'its Yes is ours');
    expect([...host.store!.state.consent!.granted]).to.deep.equal(['analytics']);
    expect(localStorage.getItem(KEY), 'and nothing of it is kept by us').to.equal(null);
    host.remove();

    const { consent: late } = await ask(html`<afterword-consent bridge="cookieconsent"></afterword-consent>`);
    expect(late.granted, 'also by who comes later').to.deep.equal(['analytics']);
    CookieConsent.acceptCategory([]);
    await until(() => late.granted.length === 0, 'its No is ours');
    await late.updateComplete;
    button(late, 'Privacy choices')!.click();
    await until(() => document.querySelector('#cc-main .pm'), 'its own choices are opened');
    CookieConsent.reset(true);
    document.querySelector('#cc-main')?.remove();
    document.documentElement.classList.remove('show--preferences');
    delete (window as { CookieConsent?: unknown }).CookieConsent;
  });

  it('follows the IAB’s framework, by the IAB’s own implementation of it, purpose by purpose', async () => {
    const { consent } = await ask(
      html`<afterword-consent bridge="tcf" categories="analytics marketing constructor"></afterword-consent>`,
    );
    const api = new CmpApi(31, 1, true);
    const model = new TCModel(new GVL(LIST));
    model.cmpId = 31;
    model.cmpVersion = 1;
    const say = (purposes: readonly number[], isUi = false): void => {
      model.purposeConsents.empty();
      model.purposeConsents.set([...purposes]);
      api.update(TCString.encode(model), isUi);
    };
    say([1, 8]);
    await until(() => consent.granted.join() === 'analytics', 'what was agreed to before');
    say([1, 2, 3, 4, 7, 8], true);
    expect(consent.granted, 'what is being chosen is not chosen').to.deep.equal(['analytics']);
    say([1, 2, 3, 4, 7, 8]);
    await until(() => consent.granted.join() === 'analytics,marketing', 'everything');
    await withGpc(async () => {
      say([1, 2, 3, 4, 7, 8]);
      await until(() => consent.granted.length === 0, 'the browser’s No');
    });
    say([8]);
    await until(() => consent.granted.length === 0, 'nothing without a place to keep it');
    expect(shows(consent)).to.be.false;
    consent.remove();
    delete (window as { __tcfapi?: unknown }).__tcfapi;
  });

  it('follows klaro, which comes late: only what was saved, and each service of a purpose', async () => {
    const { consent } = await ask(html`<afterword-consent bridge="klaro"></afterword-consent>`);
    interface Watcher {
      update(manager: unknown, news: string): void;
    }
    const watchers = new Set<Watcher>();
    // As much of klaro 0.7's manager as there is to know of it; the package itself brings a build tool chain.
    const manager = {
      confirmed: false,
      savedConsents: {} as Record<string, boolean>,
      config: { services: [{ name: 'matomo', purposes: ['analytics'] }, { name: 'own', purposes: ['analytics'] }, { name: 'ads', purposes: ['marketing'] }] }, // prettier-ignore
      watch: (watcher: Watcher) => watchers.add(watcher),
      unwatch: (watcher: Watcher) => watchers.delete(watcher),
    };
    const save = (savedConsents: Record<string, boolean>, confirmed = true): void => {
      Object.assign(manager, { savedConsents, confirmed });
      for (const watcher of watchers) watcher.update(manager, confirmed ? 'saveConsents' : 'consents');
    };
    let shown = 0;
    Object.assign(window, { klaro: { getManager: () => manager, show: () => shown++ } });
    await until(() => watchers.size === 1, 'it is found');
    save({ matomo: true, own: true, ads: true }, false);
    expect(consent.granted, 'ticked and not saved').to.deep.equal([]);
    save({ matomo: true, own: false, ads: true });
    expect(consent.granted).to.deep.equal(['marketing']);
    save({ matomo: true, own: true, ads: false });
    expect(consent.granted).to.deep.equal(['analytics']);
    const inAnotherTab = document.body.appendChild(document.createElement('iframe')).contentWindow!.localStorage;
    inAnotherTab.setItem(`${KEY}-taken-back`, JSON.stringify({ analytics: Date.now() + 1 }));
    await until(() => consent.granted.length === 0, 'taken back in another tab');
    for (const watcher of watchers) watcher.update(manager, 'consents');
    expect(consent.granted, 'a tick in its dialog changes nothing').to.deep.equal([]);
    await until(() => {
      save({ matomo: true, own: true, ads: false });
      return consent.granted.join() === 'analytics';
    }, 'agreed to again');
    expect(localStorage.getItem(`${KEY}-taken-back`), 'and noted no more').not.to.contain('analytics');
    document.querySelector('iframe')!.remove();
    save({ matomo: true, own: true, ads: true }, false);
    expect(consent.granted, 'forgotten').to.deep.equal([]);
    consent.reopen();
    expect(shown).to.equal(1);
    consent.bridge = '';
    await consent.updateComplete;
    expect(watchers.size).to.equal(0);
    expect(shows(consent), 'without a tool we ask').to.be.true;
    delete (window as { klaro?: unknown }).klaro;
  });

  it('grants nothing by a tool that is not there, or that nobody knows', async () => {
    for (const bridge of ['klaro', 'tcf', 'onetrust']) {
      localStorage.setItem(KEY, JSON.stringify({ version: '1', at: Date.now(), asked: ['analytics', 'marketing'], granted: ['marketing'], gpc: false })); // prettier-ignore
      const { consent, host } = await ask(html`<afterword-consent .bridge=${bridge}></afterword-consent>`);
      expect(consent.granted, bridge).to.deep.equal([]);
      expect(shows(consent), bridge).to.be.false;
      host.remove();
    }
  });
});

/** A list of vendors with the framework's purposes and no vendor. */
const LIST = {
  gvlSpecificationVersion: 3,
  vendorListVersion: 1,
  tcfPolicyVersion: 5,
  lastUpdated: '2026-01-01T00:00:00Z',
  purposes: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [index + 1, { id: index + 1, name: '', description: '', illustrations: [] }])), // prettier-ignore
  specialPurposes: {},
  features: {},
  specialFeatures: {},
  stacks: {},
  dataCategories: {},
  vendors: {},
} as unknown as ConstructorParameters<typeof GVL>[0];

/** What the tool says of itself. */
const TEXTS = {
  consentModal: { title: 'Consent', description: 'Yes?', acceptAllBtn: 'Yes', acceptNecessaryBtn: 'No' },
  preferencesModal: { title: 'Choices', acceptAllBtn: 'Yes', savePreferencesBtn: 'Save', closeIconLabel: 'Close', sections: [{ title: 'Counting', linkedCategory: 'analytics' }] }, // prettier-ignore
};
