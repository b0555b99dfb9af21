import { expect, html } from '@open-wc/testing';
import '../../../src/elements/analytics/define.js';
import { until } from '../../support/until.js';
import { ask, KEY } from '../consent/support/questions.js';

/** What vendors' own scripts leave, by their documentation; and what looks like it, or is a reader's own No. */
const LEFT = {
  meta: {
    cookies: ['_fbp', '_fbc'],
    entries: ['lastExternalReferrer', 'lastExternalReferrerTime'],
    stays: ['_fbx', 'lastExternalReferrers'],
  },
  ga4: {
    cookies: ['_ga', '_ga_ABC123', '_gid', '_gat', '_gat_gtag_UA_1', '_gac_UA-1', '_gcl_au', '_dc_gtm_UA-1'],
    entries: ['_gcl_ls'],
    stays: ['_gaming', '_galaxy'],
  },
  matomo: {
    cookies: ['_pk_id.1.1fff', '_pk_ses.1.1fff', '_pk_ref.1.1fff', 'mtm_consent', 'mtm_cookie_consent'],
    entries: ['matomo_x'],
    stays: ['mtm_consent_removed', 'matomo_ignore', '_pk'],
  },
  plausible: { cookies: [], entries: [], stays: ['plausible_ignore'] },
} as const;

const set = (name: string): string => (document.cookie = `${name}=1; path=/`);
const cookies = (): string[] => document.cookie.split('; ').map((cookie) => cookie.replace(/=.*/, ''));
const STORES = [localStorage, sessionStorage];

describe('what vendors’ own scripts have left (P5)', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  after(() => localStorage.removeItem(KEY));

  for (const [provider, { cookies: theirs, entries, stays }] of Object.entries(LEFT)) {
    const leave = (): void => {
      [...theirs, ...stays, 'session'].forEach(set);
      for (const store of STORES) for (const name of [...theirs, ...entries, ...stays]) store.setItem(name, '1');
    };
    const left = (): Set<string> => new Set([...cookies(), ...STORES.flatMap((store) => Object.keys(store))]);
    afterEach(() => {
      for (const name of [...theirs, ...stays, 'session']) document.cookie = `${name}=; max-age=0; path=/`;
      for (const store of STORES) for (const name of [...theirs, ...entries, ...stays]) store.removeItem(name);
    });

    it(`is removed by its names and no others when the reader takes a Yes to ${provider} back`, async () => {
      const { consent } = await ask(html`
        <afterword-analytics provider=${provider} pixel-id="1" endpoint="/nowhere"></afterword-analytics>
        <afterword-consent></afterword-consent>
      `);
      consent.accept();
      leave();
      expect(left()).to.include.all.keys(...theirs, ...stays, 'session');
      consent.withdraw();
      for (const name of [...theirs, ...entries]) expect(left().has(name), name).to.be.false;
      expect(left()).to.include.all.keys(...stays, 'session');
    });

    it(`is removed when another tab has taken a Yes to ${provider} back`, async () => {
      const { consent } = await ask(html`
        <afterword-analytics provider=${provider} pixel-id="1" endpoint="/nowhere"></afterword-analytics>
        <afterword-consent></afterword-consent>
      `);
      consent.accept();
      leave();
      const tab = document.body.appendChild(document.createElement('iframe'));
      const record = JSON.parse(localStorage.getItem(KEY)!) as object;
      tab.contentWindow!.localStorage.setItem(KEY, JSON.stringify({ ...record, granted: [] }));
      await until(() => [...theirs, ...entries].every((name) => !left().has(name)), 'it is gone here');
      expect(left()).to.include.all.keys(...stays, 'session');
      tab.remove();
    });
  }
});
