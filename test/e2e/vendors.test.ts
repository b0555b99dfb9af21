import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  engine,
  GPC,
  inEachBrowser,
  nothingTold,
  open,
  rate,
  server,
  site,
  status,
  tags,
  told,
  vendor,
  VENDOR_TAGS,
  vendorTag,
} from './support/counted.js';

// BAR section C, P6 to P8.

inEachBrowser('what a vendor is told', () => {
  for (const [name, one] of Object.entries(VENDOR_TAGS)) {
    it(`P6: tells ${name} that something happened, and nothing of the page, the words or the reader`, async () => {
      site.title = 'CANARY-title';
      const more = `<form><label>CANARY-field <input name="CANARY-name" value="CANARY-value"></label></form>
        <button type="button">CANARY-button</button><a href="/CANARY-path/CANARY-story?drug=CANARY-query#CANARY-hash">CANARY-link</a>`;
      site.body = tags({ analytics: vendorTag(name, one), more });
      const ada = await open('/CANARY-referrer?CANARY-from');
      await ada.click('a', 'CANARY-link');
      await ada.until(`location.pathname.includes('CANARY-path') && document.readyState === 'complete'`);
      assert.match(await ada.evaluate(() => document.referrer), /CANARY-referrer/);
      await ada.evaluate(() => (document.cookie = 'site=CANARY-cookie; path=/'));
      await ada.press('Accept all');
      await ada.type('CANARY-field', 'CANARY-typed');
      await ada.press('CANARY-button');
      await rate(ada, 4);
      await ada.press('I understand');
      await ada.type('Your comment', 'CANARY-text');
      await ada.type('Name', 'CANARY-author');
      await ada.press('Send comment');
      await told(...one.events);
      assert.doesNotMatch(JSON.stringify(vendor.requests), /canary/i);
      for (const { headers } of vendor.requests) {
        const { referer, cookie, origin } = headers;
        // Chromium says with a POST which site it comes from; Plausible is told that anyway, and knows no other way.
        const from = engine === 'Chromium' ? site.url : 'null';
        const said = name === 'plausible' ? from : undefined;
        assert.deepEqual({ referer, cookie, origin }, { referer: undefined, cookie: undefined, origin: said });
      }
      assert.equal(
        vendor.requests.some(({ url, body }) => (url + body).includes(new URL(site.url).port)),
        false,
        'nor its origin',
      );
    });
  }

  it('P7: tells an advertising company nothing on a health page, which every page is until its owner says otherwise', async () => {
    for (const [provider, id] of [
      ['meta', '1'],
      ['ga4', 'G-1'],
    ]) {
      site.body = tags({ analytics: `provider="${provider}" pixel-id="${id}" endpoint="${vendor.url}/tr"` });
      const ada = await open();
      await ada.press('Accept all');
      await ada.sees(/Agreed:/);
      await rate(ada, 4);
      await nothingTold();
      assert.equal(await status(ada), 'refused');
    }
  });

  it('P7: nor with the second switch, when the browser says Global Privacy Control and the reader said Yes all the same', async () => {
    site.body = tags({
      analytics: `provider="meta" pixel-id="1" endpoint="${vendor.url}/tr" allow-advertisers-on-health-pages`,
    });
    const ada = await open();
    await ada.press('Accept all');
    await told('PageView');
    await ada.beforeScripts(GPC);
    await ada.page.reload();
    await ada.press('Privacy choices');
    await ada.press('Accept all');
    await ada.sees(/Agreed:/);
    await told('PageView');
    assert.equal(await status(ada), 'refused');
  });

  it('P8: says that it is blocked where the policy of the page refuses the vendor, and goes on', async () => {
    site.policy = `default-src 'self' ${server.url}; img-src data:; connect-src ${server.url}; style-src 'unsafe-inline'`;
    const ada = await open();
    await ada.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener('afterword-error', (event) => heard.push((event as Event & { code: string }).code));
    });
    await ada.press('Accept all');
    await ada.until(`document.querySelector('afterword-analytics').matches(':state(blocked)')`);
    assert.equal(await status(ada), 'blocked');
    await rate(ada, 4);
    await ada.sees('You rated 4.');
    await nothingTold();
    assert.deepEqual(await ada.evaluate(() => (window as unknown as { heard: string[] }).heard), ['blocked']);
    assert.deepEqual(
      ada.complaints.filter((complaint) => !/Content Security Policy|blocked:|violates/i.test(complaint)),
      [],
    );
  });
});
