import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, Reader } from './support/reader.js';
import { ROOT, RunningServer } from './support/server.js';

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

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += String(part);
  return new URLSearchParams(body);
}

describe('a form of somebody else’s, with a captcha in it and a back end of its own', () => {
  let server: RunningServer;
  let url = '';
  let close: () => void;
  /** What the back end does with a token. */
  let check: (token: string) => string;
  const seen: string[] = [];

  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_SITEVERIFY_SECRET: SECRET } });
    const http = createServer((request, reply) => {
      void (async () => {
        reply.setHeader('content-type', 'text/html; charset=utf-8');
        if (request.method !== 'POST') {
          reply.end(`<!doctype html><html lang="en"><title>Sign up</title><link rel="icon" href="data:,">
            <script type="module" src="${server.url}/afterword.js"></script>
            <form method="post"><label>E-mail <input name="email"></label>
              <afterword-captcha name="captcha" action="signup" hold required></afterword-captcha><button>Sign up</button></form>`);
          return;
        }
        const fields = await bodyOf(request);
        seen.push(fields.get('captcha') ?? '');
        reply.end(`<!doctype html><title>Done</title><p>${fields.get('email')}: ${check(seen.at(-1)!)}</p>`);
      })();
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
    close = () => void http.close();
  });
  after(closeBrowser);
  after(async () => {
    close();
    await server[Symbol.asyncDispose]();
  });

  for (const [language, recipe] of Object.entries(RECIPES)) {
    const missing = isThere(recipe[0]!) ? '' : ` (not here: there is no ${recipe[0]!})`;
    it(`lets a reader in once, checked by the recipe for ${language}${missing}`, { skip: missing !== '' }, async () => {
      check = (token) => run(recipe, server.url, token);
      const ada = await Reader.open(url);
      await ada.page.getByLabel('E-mail').fill('ada@example.org'); // whoever writes has the check done meanwhile
      await ada.sees('Checked.');
      await ada.page.getByRole('button', { name: 'Sign up' }).click();
      await ada.sees('ada@example.org: yes');
      assert.equal(check(seen.at(-1)!), 'no', 'a pass is good for one use');
      assert.equal(check('forged'), 'no');
      ada.assertContent();
    });
  }

  it('is not sent without a pass, and says where it is missing', async () => {
    const ada = await Reader.open(url);
    await ada.page.getByRole('button', { name: 'Check that I am human' }).waitFor();
    const isValid = await ada.page.locator('form').evaluate((form) => (form as HTMLFormElement).checkValidity());
    assert.equal(isValid, false);
    const before = seen.length;
    await ada.page.getByRole('button', { name: 'Sign up' }).click();
    assert.equal(seen.length, before);
  });
});
