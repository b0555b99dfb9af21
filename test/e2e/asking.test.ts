import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, Reader } from './support/reader.js';
import { exportRecord } from './support/record.js';
import { RunningServer } from './support/server.js';

describe('the demonstration that asks first', () => {
  let server: RunningServer;
  let url: string;
  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_CAPTCHA: 'none' } });
    url = `${server.url}/asking`;
  });
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  const sheetOf = ({ page }: Reader) => page.getByRole('dialog', { name: 'Personal experiences, not medical advice' });
  const accountsOf = ({ page }: Reader) => page.locator('#accounts');
  const isWaiting = (reader: Reader) => accountsOf(reader).evaluate((region: HTMLElement) => region.inert);

  it('keeps the accounts from who declines, who can come back to the question (E)', async () => {
    const grace = await Reader.open(url);
    await sheetOf(grace).waitFor();
    assert.ok(await sheetOf(grace).getByRole('link', { name: '999' }).isVisible(), 'with the number of the region');
    assert.ok(await isWaiting(grace));
    await grace.page.getByRole('button', { name: 'Decline' }).click();
    await sheetOf(grace).waitFor({ state: 'hidden' });
    await grace.sees('You have declined this.');
    assert.ok(await isWaiting(grace), 'what waits goes on waiting');
    const [seen, other] = await Promise.all(
      [accountsOf(grace), grace.page.locator('.opening')].map((part) =>
        part.evaluate((element) => Number(getComputedStyle(element).opacity)),
      ),
    );
    assert.ok(seen! < other!, 'and looks so');
    await grace.write('May I?');
    await grace.sees('To send, first say above that you have read the disclaimer.');

    await grace.page
      .getByRole('region', { name: 'Personal experiences' })
      .getByRole('button', { name: 'Show' })
      .click();
    await sheetOf(grace).waitFor();
    await grace.acknowledge();
    await sheetOf(grace).waitFor({ state: 'hidden' });
    await grace.page.getByRole('link', { name: 'When it cannot wait' }).click();
    await grace.page.waitForURL('**/vertebral-fracture-pain');
    grace.assertContent();
    await grace.close();
  });

  it('lets who has read it read and post, stores what was agreed to, and asks nobody twice (E)', async () => {
    const ada = await Reader.open(url);
    await sheetOf(ada).waitFor();
    await ada.acknowledge();
    await sheetOf(ada).waitFor({ state: 'hidden' });
    assert.equal(await isWaiting(ada), false);
    await ada.write('The card helped me, too.');
    await ada.page
      .getByRole('checkbox', {
        name: 'I agree to the terms of After the diagnosis, privacy notice, community guidelines, and rules on removal.',
      })
      .check();
    await ada.send();
    await ada.page.locator('afterword-comment').getByText('The card helped me, too.').waitFor();
    const stored = (await exportRecord(server, url)).filter(({ comment }) => comment !== null);
    assert.deepEqual(
      stored.map(({ kind, name, version }) => [kind, name, version]),
      [
        ['disclaimer', 'experiences', '2026-11'],
        ['terms', '', '2026-11'],
        ['terms', 'terms', '2026-11'],
        ['terms', 'privacy', '2026-11'],
        ['terms', 'guidelines', '2026-11'],
        ['terms', 'removal', '2026-11'],
      ],
    );

    await ada.page.reload();
    await ada.sees('You have read this.');
    assert.equal(await sheetOf(ada).isVisible(), false);
    assert.equal(await isWaiting(ada), false);
    await ada.composer.focus();
    await ada.sees(/You agreed to this on/);
    assert.ok(await ada.page.getByRole('checkbox').isChecked());
    ada.assertContent();
    await ada.close();
  });

  it('shows prepared texts in the languages and with the numbers of its readers', async () => {
    const ada = await Reader.open(url);
    await ada.acknowledge();
    const named = (name: string) => ada.page.locator(`afterword-disclaimer[name="experiences-${name}"]`);
    await named('de').getByRole('heading', { name: 'Allgemeine Informationen' }).waitFor();
    assert.equal(await named('de').getByRole('link').getAttribute('href'), 'tel:112');
    assert.equal(await named('us').getByRole('link').getAttribute('href'), 'tel:911');
    assert.equal(await named('ar').evaluate((element) => element.matches(':dir(rtl)')), true);
    assert.equal(await named('ar').getByRole('link').count(), 0, 'no number is guessed');
    ada.assertContent();
    await ada.close();
  });
});
