import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, Reader } from './support/reader.js';
import { exportRecord } from './support/record.js';
import { Site } from './support/recorder.js';
import { RunningServer } from './support/server.js';

describe('a page behind a gate', () => {
  let server: RunningServer;
  let site: Site;
  before(async () => {
    [server, site] = await Promise.all([RunningServer.start({ env: { AFTERWORD_CAPTCHA: 'none' } }), Site.start()]);
    site.policy = `default-src 'none'; script-src ${server.url}; style-src 'none'; connect-src ${server.url}; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html`;
    site.body = `<meta name="afterword-server" content="${server.url}">
      <script type="module" src="${server.url}/afterword.js"></script>
      <h1>Dosage</h1>
      <afterword-disclaimer name="professionals" version="2026-11" mode="gate" for="dosage comments"
        reviewed-by="Dr. Ada Byron" reviewer-credential="MD" last-reviewed="2026-11-02" schema-type="MedicalWebPage">
        <h2 slot="heading">For professionals</h2>
        <p>What follows is meant for people who work in medicine.</p>
      </afterword-disclaimer>
      <main id="dosage"><a href="#dose">The dosage</a></main>
      <afterword-comments>
        <afterword-terms slot="terms" mode="checkbox" version="9" terms-href="/terms" privacy-href="/privacy"
          privacy-version="4"></afterword-terms>
      </afterword-comments>`;
  });
  after(closeBrowser);
  after(() => Promise.all([server[Symbol.asyncDispose](), site[Symbol.asyncDispose]()]));

  it('is read after a Yes, which is stored, goes with the comment, and can be exported (E)', async () => {
    const ada = await Reader.open(`${site.url}/dosage`);
    const sheet = ada.page.getByRole('dialog', { name: 'For professionals' });
    await sheet.waitFor();
    await ada.page.keyboard.press('Escape');
    await ada.page.keyboard.press('Escape');
    assert.ok(await sheet.isVisible(), 'Escape accepts nothing');
    assert.deepEqual(await exportRecord(server, `${site.url}/dosage`), []);
    const main = ada.page.locator('main');
    assert.ok(await main.evaluate((element: HTMLElement) => element.inert));
    const told = () =>
      ada.page.evaluate(() => document.querySelector('[type="application/ld+json"]')?.textContent ?? '');
    assert.equal((JSON.parse(await told()) as { lastReviewed: string }).lastReviewed, '2026-11-02');
    await ada.acknowledge();
    await sheet.waitFor({ state: 'hidden' });
    assert.equal(await main.evaluate((element: HTMLElement) => element.inert), false);
    assert.equal(await told(), '');

    await ada.write('Read and agreed.');
    await ada.page.getByRole('checkbox', { name: 'I agree to the terms and privacy notice.' }).check();
    await ada.send();
    await ada.page.locator('afterword-comment').getByText('Read and agreed.').waitFor();
    const rows = await exportRecord(server, `${site.url}/dosage`);
    assert.deepEqual(
      rows.map(({ kind, name, version, comment }) => [kind, name, version, comment !== null]),
      [
        ['disclaimer', 'professionals', '2026-11', false],
        ['disclaimer', 'professionals', '2026-11', true],
        ['terms', '', '9', true],
        ['terms', 'terms', '9', true],
        ['terms', 'privacy', '4', true],
      ],
    );
    assert.equal(new Set(rows.map(({ visitor }) => visitor)).size, 1, 'one reader');

    await ada.page.reload();
    await ada.page.locator('afterword-comment').getByText('Read and agreed.').waitFor();
    await ada.page.getByRole('button', { name: 'Show', exact: true }).waitFor();
    assert.equal(await sheet.isVisible(), false, 'nobody is asked twice');
    await ada.composer.fill('Again.');
    await ada.sees(/You agreed to this on/);
    assert.ok(await ada.page.getByRole('checkbox').isChecked());
    ada.assertContent();
    await ada.close();
  });

  it('is not stored for who declines, and goes on waiting', async () => {
    const grace = await Reader.open(`${site.url}/declined`);
    await grace.page.getByRole('button', { name: 'Decline' }).click();
    await grace.sees('You have declined this.');
    assert.ok(await grace.page.locator('main').evaluate((element: HTMLElement) => element.inert));
    await grace.write('May I?');
    await grace.sees('To send, first say above that you have read the disclaimer.');
    assert.deepEqual(await exportRecord(server, `${site.url}/declined`), []);
    await grace.close();
  });

  it('is asked for in one tab, and open in the other (E)', async () => {
    const ada = await Reader.open(`${site.url}/tabs`);
    const tab = await ada.page.context().newPage();
    await tab.goto(`${site.url}/tabs`);
    const sheets = [ada.page, tab].map((page) => page.getByRole('dialog', { name: 'For professionals' }));
    await Promise.all(sheets.map((sheet) => sheet.waitFor()));
    await tab.getByRole('button', { name: 'I understand' }).click();
    await Promise.all(sheets.map((sheet) => sheet.waitFor({ state: 'hidden' })));
    await ada.close();
  });

  it('is read in full without JavaScript (A30, E)', async () => {
    const plain = await Reader.open(`${site.url}/plain`, { javaScriptEnabled: false });
    assert.ok(await plain.page.getByRole('heading', { name: 'For professionals' }).isVisible());
    assert.ok(await plain.page.getByText('What follows is meant for').isVisible());
    await plain.page.getByRole('link', { name: 'The dosage' }).click();
    await plain.close();
  });
});
