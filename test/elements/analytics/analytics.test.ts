import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { AnalyticsEvent } from '../../../src/analytics/vendor.js';
import type { AnalyticsElement } from '../../../src/elements/analytics/analytics.js';
import '../../../src/elements/analytics/define.js';
import { RateEvent } from '../../../src/elements/rating/rating.events.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { ask, KEY, type Asked } from '../consent/support/questions.js';

let vendors = 0;
/** A vendor that nobody else tells: on this very host, at an address that does not exist. */
const newVendor = (): string => `${location.origin}/vendor-${++vendors}/`;

interface Counted extends Asked {
  readonly analytics: AnalyticsElement;
}

async function count(tag: TemplateResult): Promise<Counted> {
  const asked = await ask(html`${tag}<afterword-consent></afterword-consent>`);
  return { ...asked, analytics: asked.host.querySelector('afterword-analytics')! };
}

const rate = (host: Element, isCancelled = false): void => {
  const event = new RateEvent(4, 0);
  if (isCancelled) event.preventDefault();
  host.dispatchEvent(event);
};
const queries = (vendor: string): URLSearchParams[] =>
  callsTo(vendor, 'GET', '').map(({ url }) => new URL(url).searchParams);

describe('what is counted', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  after(() => localStorage.removeItem(KEY));

  it('is told to a function of the page’s own, after consent and until it is taken back', async () => {
    const heard: AnalyticsEvent[] = [];
    const { consent, host, analytics } = await count(
      html`<afterword-analytics
        provider="callback"
        .callback=${(event: AnalyticsEvent) => heard.push(event)}
      ></afterword-analytics>`,
    );
    rate(host);
    expect([heard, analytics.status]).to.deep.equal([[], 'waiting']);
    consent.accept(['marketing']);
    expect(heard, 'another purpose is not this one').to.deep.equal([]);
    consent.accept(['analytics']);
    expect([heard, analytics.status]).to.deep.equal([['page-view'], 'running']);
    rate(host);
    rate(host, true);
    expect(heard, 'what the page refused did not happen').to.deep.equal(['page-view', 'rated']);
    consent.withdraw();
    rate(host);
    consent.accept();
    expect(heard, 'the same page is not seen twice').to.deep.equal(['page-view', 'rated']);
    host.page = `${host.page}-next`;
    await until(() => heard.length === 3, 'the next page is seen');
    expect(heard[2]).to.equal('page-view');
  });

  it('is sent in the vendor’s own words, with what the owner said and nothing of the page', async () => {
    const vendor = newVendor();
    const { consent, host } = await count(
      html`<afterword-analytics
        provider="ga4"
        pixel-id="G-7"
        endpoint=${vendor}
        sensitivity="general"
      ></afterword-analytics>`,
    );
    consent.accept();
    rate(host);
    await until(() => queries(vendor).length === 2, 'both are sent');
    const [view, rated] = queries(vendor);
    expect([...view!.keys()].sort()).to.deep.equal(['cid', 'en', 'npa', 'sid', 'tid', 'v']);
    expect([view!.get('en'), rated!.get('en'), view!.get('tid')]).to.deep.equal(['page_view', 'rated', 'G-7']);
    expect(rated!.get('cid'), 'one number for this page view').to.equal(view!.get('cid'));
  });

  it('is counted once, however many elements say the same', async () => {
    const vendor = newVendor();
    const tag = html`<afterword-analytics provider="matomo" pixel-id="7" endpoint=${vendor}></afterword-analytics>`;
    const { consent, host } = await count(html`${tag}${tag}`);
    consent.accept();
    rate(host);
    await until(() => queries(vendor).length >= 2, 'it is sent');
    host.querySelector('afterword-analytics')!.remove();
    rate(host);
    await until(() => queries(vendor).length >= 3, 'the other one goes on');
    // The second one has never counted this page; it does so now that it is its turn.
    expect(queries(vendor).map((query) => query.get('e_a') ?? 'view')).to.deep.equal(['view', 'Rated', 'Rated']);
  });

  it('is not sent on a page about health to who advertises, nor where something is missing', async () => {
    const vendor = newVendor();
    const { consent, host, analytics } = await count(
      html`<afterword-analytics provider="meta" pixel-id="1" endpoint=${vendor}></afterword-analytics>`,
    );
    consent.accept();
    expect(analytics.status).to.equal('refused');
    analytics.sensitivity = 'nonsense' as 'health';
    await analytics.updateComplete;
    expect(analytics.status, 'whatever is not said to be general is about health').to.equal('refused');
    analytics.pixelId = '';
    await analytics.updateComplete;
    expect(analytics.status).to.equal('unset');
    analytics.provider = 'constructor' as 'meta';
    await analytics.updateComplete;
    expect(analytics.status).to.equal('unset');
    rate(host);
    expect(callsTo(vendor, 'GET', '')).to.have.lengthOf(0);
    Object.assign(analytics, { provider: 'meta', pixelId: '1', allowAdvertisersOnHealthPages: true });
    await until(() => callsTo(vendor, 'GET', '').length === 1, 'the second switch is on');
    expect(queries(vendor)[0]!.get('ev')).to.equal('PageView');
  });

  it('takes away what a vendor had left, by its names and no others, when the reader says No', async () => {
    const names = ['_ga', '_ga_ABC', '_gid', '_galaxy', 'session'];
    for (const name of names) document.cookie = `${name}=1; path=/`;
    const { consent } = await count(
      html`<afterword-analytics provider="ga4" pixel-id="G-1" endpoint=${newVendor()}></afterword-analytics>`,
    );
    const left = (): string[] => names.filter((name) => document.cookie.includes(`${name}=`));
    expect(left(), 'nobody has answered yet').to.deep.equal(names);
    consent.reject();
    expect(left()).to.deep.equal(['_galaxy', 'session']);
    for (const name of names) document.cookie = `${name}=; max-age=0; path=/`;
  });
});
