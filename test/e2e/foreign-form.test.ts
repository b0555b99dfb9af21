import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser } from '../../scripts/support/browser.mjs';
import { closeFirefox } from './support/firefox.js';
import { closeBrowser, Reader } from './support/reader.js';
import { LocalServer } from './support/recorder.js';
import { ROOT, RunningServer } from './support/server.js';
import { ENGINES, Tab } from './support/tab.js';

const SECRET = 'between the back end and the server';

/** The recipes in docs/recipes, as the back end of a site runs them. */
const RECIPES: Record<string, readonly string[]> = {
  Node: ['node', '--input-type=module', '-e', 'import { checkPass } from "./check.mjs"; const [server, secret, token] = process.argv.slice(1); console.log(await checkPass({ server, secret, token }));', '--'],
  Python: ['python3', '-c', 'import sys; from check import check_pass; print(check_pass(*sys.argv[1:]))'],
  PHP: ['php', '-r', 'require "check.php"; echo check_pass(...array_slice($argv, 1));', '--'],
}; // prettier-ignore

const run = ([program = '', ...args]: readonly string[], server: string, token: string): string =>
  execFileSync(program, [...args, server, SECRET, token], { cwd: join(ROOT, 'docs/recipes'), encoding: 'utf8' }).trim();

const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** What a back end hears while the server is not itself. */
class Nonsense extends LocalServer {
  static start(body: string): Promise<Nonsense> {
    return new Nonsense(() => ({ headers: { 'content-type': 'application/json' }, body })).listen();
  }
}

/** A site with a form and a back end of its own. */
class SignUp extends LocalServer {
  /** The tokens that came with the form. */
  readonly seen: string[] = [];

  /** `check`: what the back end does with a token. */
  static start(kit: string, check: (token: string) => string): Promise<SignUp> {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const site: SignUp = new SignUp(({ method, body }) => {
      if (method !== 'POST')
        return {
          headers,
          body: `<!doctype html><html lang="en"><title>Sign up</title><link rel="icon" href="data:,">
            <script type="module" src="${kit}/afterword.js"></script>
            <script>addEventListener('pageshow', ({ persisted }) => (document.title = persisted ? 'Kept' : 'Loaded'));</script>
            <form method="post" action="/sign-up"><label>E-mail <input name="email"></label>
              <afterword-captcha name="captcha" action="signup" hold required></afterword-captcha><button>Sign up</button></form>`,
        };
      const fields = new URLSearchParams(body);
      site.seen.push(fields.get('captcha') ?? '');
      return {
        headers,
        body: `<!doctype html><title>Done</title><p>${fields.get('email')}: ${check(site.seen.at(-1)!)}</p>`,
      };
    });
    return site.listen();
  }
}

describe('a form of somebody else’s, with a captcha in it and a back end of its own', () => {
  let server: RunningServer;
  let site: SignUp;
  let check: (token: string) => string;

  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_SITEVERIFY_SECRET: SECRET } });
    site = await SignUp.start(server.url, (token) => check(token));
  });
  after(() => Promise.all([closeBrowser(), closeFirefox()]));
  after(() => Promise.all([site, server].map((one) => one[Symbol.asyncDispose]())));

  for (const [language, recipe] of Object.entries(RECIPES)) {
    const missing = isThere(recipe[0]!) ? '' : ` (not here: there is no ${recipe[0]!})`;
    it(`lets a reader in once, checked by the recipe for ${language}${missing}`, { skip: missing !== '' }, async () => {
      check = (token) => run(recipe, server.url, token);
      const ada = await Reader.open(site.url);
      await ada.page.getByLabel('E-mail').fill('ada@example.org'); // whoever writes has the check done meanwhile
      await ada.sees('Checked.');
      await ada.page.getByRole('button', { name: 'Sign up' }).click();
      await ada.sees('ada@example.org: yes');
      assert.equal(check(site.seen.at(-1)!), 'no', 'a pass is good for one use');
      assert.equal(check('forged'), 'no');
      ada.assertContent();
    });
  }

  for (const [language, [program = '', ...args]] of Object.entries(RECIPES)) {
    const missing = isThere(program) ? '' : ` (not here: there is no ${program})`;
    it(
      `takes nothing for a pass that is none by the recipe for ${language}${missing} (B30)`,
      { skip: missing !== '' },
      async () => {
        const cwd = join(ROOT, 'docs/recipes');
        const ask = (url: string) => promisify(execFile)(program, [...args, url, SECRET, 'a token'], { cwd });
        for (const body of ['{"success":"true"}', '{"success":1}', '{"hold":"true"}', '{}']) {
          await using odd = await Nonsense.start(body);
          assert.equal((await ask(odd.url)).stdout.trim(), 'no', body);
        }
        await using page = await Nonsense.start('<!doctype html><p>success: true</p>');
        await assert.rejects(ask(page.url), 'what cannot be read is no answer');
        const gone = await Nonsense.start('{"success":true}');
        assert.equal((await ask(gone.url)).stdout.trim(), 'yes', 'so it can be heard at all');
        const { url } = gone;
        await gone[Symbol.asyncDispose]();
        await assert.rejects(ask(url), 'nobody is there');
      },
    );
  }

  it('is not sent without a pass, and says where it is missing', async () => {
    const ada = await Reader.open(site.url);
    await ada.page.getByRole('button', { name: 'Check that I am human' }).waitFor();
    const isValid = await ada.page.locator('form').evaluate((form) => (form as HTMLFormElement).checkValidity());
    assert.equal(isValid, false);
    const before = site.seen.length;
    await ada.page.getByRole('button', { name: 'Sign up' }).click();
    assert.equal(site.seen.length, before);
  });

  // Two ways to come back: the page is loaded again and its fields are filled in by the browser, or it was kept as it was.
  for (const engine of ENGINES)
    it(`sends nothing of the first time when ${engine} fills it in again after “Back” (A50)`, async () => {
      check = (token) => run(RECIPES.Node!, server.url, token);
      const ada = await Tab.open(engine, site.url);
      await ada.type('E-mail', 'ada@example.org');
      await ada.sees('Checked.');
      await ada.press('Sign up');
      await ada.sees('ada@example.org: yes');
      await ada.evaluate('history.back()').catch(() => undefined); // the page that would answer is gone
      await ada.until(`document.title === 'Loaded'`);
      assert.equal(await ada.evaluate(`document.querySelector('input').value`), 'ada@example.org');
      assert.deepEqual(await ada.evaluate(`new FormData(document.forms[0]).getAll('captcha')`), []);
      await ada.press('Check that I am human');
      await ada.sees('Checked.');
      await ada.press('Sign up');
      await ada.sees('ada@example.org: yes');
      assert.deepEqual(ada.complaints, []);
    });

  it('sends another pass when the browser kept the page and shows it again after “Back” (A50)', async () => {
    check = (token) => run(RECIPES.Node!, server.url, token);
    const executablePath = await findBrowser();
    const browser = await puppeteer.launch({ executablePath, args: CHROMIUM_FLAGS }); // Playwright’s keeps no page
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.type('input', 'ada@example.org');
      const checked = `document.querySelector('afterword-captcha').shadowRoot?.textContent.includes('Checked.')`;
      const send = async () => {
        await page.waitForFunction(checked);
        await Promise.all([page.waitForNavigation(), page.click('form > button')]);
        return page.$eval('p', ({ textContent }) => textContent);
      };
      assert.equal(await send(), 'ada@example.org: yes');
      await page.goBack();
      assert.equal(await page.title(), 'Kept');
      const spent = site.seen.at(-1)!;
      await page.waitForFunction((spent) => new FormData(document.forms[0]).get('captcha') !== spent, {}, spent);
      assert.equal(await send(), 'ada@example.org: yes');
    } finally {
      await browser.close();
    }
  });
});
