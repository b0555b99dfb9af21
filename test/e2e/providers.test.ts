import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { StandInProvider, type ProviderName } from './support/provider.js';
import { closeBrowser, Reader } from './support/reader.js';
import { Site } from './support/recorder.js';
import { RunningServer } from './support/server.js';

const NAMES: readonly ProviderName[] = ['turnstile', 'hcaptcha', 'recaptcha', 'friendly', 'cap'];

interface Setting extends AsyncDisposable {
  readonly provider: StandInProvider;
  readonly server: RunningServer;
  readonly site: Site;
  /** Somebody who has written a comment; what is asked of them is asked while they write. */
  write(text: string, before?: (reader: Reader) => Promise<void>): Promise<Reader>;
}

/** A site whose owner has chosen a provider, all of it on this machine. */
async function setUp(name: ProviderName, env: Record<string, string> = {}, more = ''): Promise<Setting> {
  const [provider, site] = await Promise.all([StandInProvider.start(name), Site.start()]);
  const server = await RunningServer.start({
    env: {
      AFTERWORD_PROVIDER: name,
      AFTERWORD_PROVIDER_SITEKEY: 'our-site',
      AFTERWORD_PROVIDER_SECRET: 'between us and them',
      AFTERWORD_PROVIDER_URL: `${provider.url}/`,
      AFTERWORD_PROVIDER_SCRIPT: `${provider.url}/api.js`,
      ...env,
    },
  });
  site.body = `<meta name="afterword-server" content="${server.url}"><script type="module" src="${server.url}/afterword.js"></script>
    <afterword-comments></afterword-comments>${more}`;
  return {
    provider,
    server,
    site,
    async write(text, before) {
      const ada = await Reader.open(site.url);
      await before?.(ada);
      await ada.write(text);
      return ada;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([provider, site, server].map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

const scripts = ({ provider }: Setting): number => provider.requests.filter(({ method }) => method === 'GET').length;
const checks = ({ provider }: Setting): number => provider.requests.filter(({ method }) => method === 'POST').length;
const shown = (reader: Reader) => reader.page.locator('afterword-comment');

describe('a site whose owner has chosen a provider of captchas', () => {
  after(closeBrowser);

  for (const name of NAMES) {
    it(`lets a reader in whom ${name} knows, and loads its script only when somebody writes`, async () => {
      await using setting = await setUp(name);
      const ada = await setting.write('It helped.', async (reader) => {
        await reader.composer.waitFor();
        assert.equal(setting.provider.requests.length, 0, 'who only reads never meets them');
      });
      await ada.send();
      await shown(ada).getByText('It helped.').waitFor();
      assert.deepEqual([scripts(setting), checks(setting)], [1, 1]);
      await ada.write('And again.');
      await ada.send();
      await shown(ada).getByText('And again.').waitFor();
      assert.deepEqual([scripts(setting), checks(setting)], [1, 2], 'the script comes once');
      ada.assertContent();
    });
  }

  it('asks itself whom the provider turned away, and whom its script did not reach', async () => {
    await using setting = await setUp('turnstile');
    setting.provider.passes = false;
    const ada = await setting.write('Refused there.');
    await ada.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
    assert.equal(checks(setting), 1, 'and does not send them round in circles');
    setting.provider.script = 'throw new Error("a broken script")';
    const ben = await setting.write('Not reached.');
    await ben.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
  });

  it('asks itself where the provider cannot be reached at all', async () => {
    await using setting = await setUp('friendly', { AFTERWORD_PROVIDER_SCRIPT: 'http://127.0.0.1:9/api.js' });
    const ada = await setting.write('Nobody there.');
    await ada.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
  });

  it('asks itself under a policy that lets no other scripts in', async () => {
    await using setting = await setUp('turnstile');
    const { origin } = new URL(setting.server.url);
    setting.site.policy = `script-src ${origin}; require-trusted-types-for 'script'; trusted-types lit-html`;
    const ada = await setting.write('A strict page.');
    await ada.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
    assert.equal(setting.provider.requests.length, 0);
  });

  it('lets the provider in under a policy that names it', async () => {
    await using setting = await setUp('turnstile');
    const [ours, theirs] = [setting.server.url, setting.provider.url].map((url) => new URL(url).origin);
    setting.site.policy = `script-src ${ours} ${theirs}; require-trusted-types-for 'script'; trusted-types lit-html afterword-captcha`;
    const ada = await setting.write('A strict page.');
    await ada.send();
    await shown(ada).getByText('A strict page.').waitFor();
    ada.assertContent();
  });

  it('shows our own image to a reader who would rather not', async () => {
    await using setting = await setUp('turnstile');
    setting.provider.script = 'globalThis.turnstile = { render(place) { place.textContent = "A puzzle."; } };';
    const ada = await setting.write('Rather not.');
    await ada.sees('A puzzle.');
    await ada.page.getByRole('button', { name: 'Type characters from an image instead' }).click();
    await ada.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
    assert.equal(checks(setting), 0);
  });

  describe('and a purpose that readers have to agree to', () => {
    const CONSENT = { AFTERWORD_PROVIDER_CONSENT: 'functional' };
    const ASKS = '<afterword-consent categories="functional"></afterword-consent>';
    const press = (name: string) => async (reader: Reader) =>
      reader.page.locator('afterword-consent').getByRole('button', { name }).click();

    it('loads nothing of theirs before a Yes, nor after a No, and asks itself instead', async () => {
      await using setting = await setUp('hcaptcha', CONSENT, ASKS);
      for (const before of [undefined, press('Reject')]) {
        const ada = await setting.write('Not agreed.', before);
        await ada.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
      }
      assert.equal(setting.provider.requests.length, 0);
    });

    it('lets them in after a Yes', async () => {
      await using setting = await setUp('hcaptcha', CONSENT, ASKS);
      const ada = await setting.write('Agreed.', press('Accept'));
      await ada.send();
      await shown(ada).getByText('Agreed.').waitFor();
      assert.deepEqual([scripts(setting), checks(setting)], [1, 1]);
    });

    it('loads nothing on a page that never asks', async () => {
      await using setting = await setUp('hcaptcha', CONSENT);
      const ada = await setting.write('Nobody asked.');
      await ada.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
      assert.equal(setting.provider.requests.length, 0);
    });
  });
});
