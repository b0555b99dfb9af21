import type { AnalyticsEvent, Vendor } from './vendor.js';

const WORDS = { rated: 'Rated', commented: 'Commented', acknowledged: 'Acknowledged' } as const;
const wordFor = (event: AnalyticsEvent, pageView: string): string => (event === 'page-view' ? pageView : WORDS[event]);

/**
 * The vendors, by the name that `provider` takes. Each is told by one request that we make ourselves: a vendor's script
 * in the page would read the address, the title and the labels of buttons whatever it was asked to do.
 */
export const VENDORS: Readonly<Record<string, Vendor | undefined>> = {
  /** The request of Meta's own `<noscript>` image. */
  meta: {
    category: 'marketing',
    advertises: true,
    endpoint: 'https://www.facebook.com/tr',
    toHit: (event, id) => ({ query: { id, ev: wordFor(event, 'PageView'), noscript: '1' } }),
    traces: /^(_fb[cp]|lastExternalReferrer(Time)?)$/,
  },
  /** The request that gtag.js makes, with advertising off and neither address nor title. */
  ga4: {
    category: 'analytics',
    advertises: true,
    endpoint: 'https://www.google-analytics.com/g/collect',
    toHit: (event, id, visit) => ({
      query: {
        v: '2',
        tid: id,
        cid: `${visit}.${visit}`,
        sid: String(visit),
        npa: '1',
        en: event.replace('-', '_'),
      },
    }),
    traces: /^(_ga(_.+)?|_gid|_gat(_.+)?|_gac_.+|_gcl_.+|_dc_gtm_.+)$/,
  },
  /** The events API. It wants an address: the front page of the site, whichever page this is. */
  plausible: {
    category: 'analytics',
    advertises: false,
    endpoint: 'https://plausible.io/api/event',
    toHit: (event, id) => ({
      body: JSON.stringify({ name: wordFor(event, 'pageview'), domain: id, url: `https://${id}/` }),
    }),
    traces: /^$/, // it keeps nothing but a reader's own wish not to be counted
  },
  /** The tracking API of a Matomo of the site's own. */
  matomo: {
    category: 'analytics',
    advertises: false,
    toHit: (event, idsite, visit) => ({
      query: {
        idsite,
        rec: '1',
        apiv: '1',
        send_image: '0',
        rand: String(visit),
        ...(event === 'page-view'
          ? { action_name: 'Page view' }
          : { ca: '1', e_c: 'Afterword', e_a: wordFor(event, '') }),
      },
    }),
    traces: /^(_pk_.+|mtm_(?!consent_removed$).+|matomo_(?!ignore$).+)$/, // those two are a reader's own wish as well
  },
};
