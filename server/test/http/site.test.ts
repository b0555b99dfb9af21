import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { withSql } from '../support/sql.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** Asks for an address exactly as it stands; `fetch` would tidy it up. */
function ask(server: TestServer, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    asked.on('error', reject).end();
  });
}

describe('the site of the server', () => {
  it('has the kit for pages of any origin, as the script that it is', async () => {
    await using server = await startTestServer();
    for (const name of ['afterword.js', 'afterword.iife.js']) {
      const { status, headers } = await fetch(`${server.url}/${name}`, { headers: { origin: 'https://any.test' } });
      assert.equal(status, 200);
      assert.match(headers.get('content-type')!, /^(text|application)\/javascript\b/);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('access-control-allow-credentials'), null);
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('set-cookie'), null);
    }
  });

  it('has a demonstration under the strictest policy, without a cookie', async () => {
    await using server = await startTestServer();
    const { status, headers } = await fetch(`${server.url}/`);
    assert.equal(status, 200);
    assert.match(headers.get('content-type')!, /^text\/html/);
    assert.equal(headers.get('set-cookie'), null);
    const policy = new Map(headers.get('content-security-policy')!.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')])); // prettier-ignore
    assert.equal(policy.get('default-src'), "'none'");
    for (const name of ['script-src', 'style-src', 'connect-src']) assert.equal(policy.get(name), "'self'");
    assert.equal(policy.get('require-trusted-types-for'), "'script'");
    assert.equal(policy.get('trusted-types'), 'lit-html');
  });

  it('has no demonstration when the owner switched it off, and the kit all the same', async () => {
    await using server = await startTestServer({ demo: false });
    for (const path of ['/', '/index.html', '/demo']) assert.equal((await fetch(server.url + path)).status, 404, path);
    assert.equal((await fetch(`${server.url}/afterword.js`)).status, 200);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  it('gives away nothing beside its files', async () => {
    await using server = await startTestServer();
    assert.ok(existsSync(new URL('../../package.json', import.meta.url)));
    const ups = ['..', '%2e%2e', '.%2e', '..%2f..', '..%5c..', '%252e%252e', '....//..'];
    const paths = ups.flatMap((up) => [
      `/${up}/package.json`,
      `/${up}/${up}/etc/passwd`,
      `/x/${up}/${up}/package.json`,
    ]);
    for (const path of [
      ...paths,
      '//etc/passwd',
      '/.git/config',
      '/package.json',
      '/server/data/afterword.db',
      '/index.html%00',
      '/api/v1/../../package.json',
    ]) {
      // prettier-ignore
      const { status, text } = await ask(server, path);
      assert.ok(status >= 400 && status < 500, `${path} → ${status}`);
      assert.doesNotMatch(text, /root:|"dependencies"|\[core\]|SQLite/);
    }
  });

  it('says where there is nothing that there is nothing, as a problem', async () => {
    await using server = await startTestServer();
    for (const path of ['/nowhere', '/api', '/api/v1', '/api/v1/', '/api/v2/pages/a', '/api/v1/pages', '/admin']) {
      const response = await fetch(server.url + path);
      assert.equal(response.status, 404, path);
      assert.match(response.headers.get('content-type')!, /^application\/problem\+json\b/);
      const { code, status, type } = (await response.json()) as Record<string, unknown>;
      assert.deepEqual({ code, status, type }, { code: 'not_found', status: 404, type: 'urn:afterword:problem:not_found' }); // prettier-ignore
    }
  });
});

describe('who runs the server', () => {
  it('can ask whether it is alive and whether its database answers', async () => {
    await using server = await startTestServer();
    const read = async (path: string): Promise<unknown> => [(await fetch(server.url + path)).status, await (await fetch(server.url + path)).json()]; // prettier-ignore
    assert.deepEqual(await read('/healthz'), [200, { status: 'ok' }]);
    assert.deepEqual(await read('/readyz'), [200, { status: 'ok' }]);
    withSql(server, (db) => db.exec('alter table pages rename to lost'));
    assert.deepEqual(await read('/healthz'), [200, { status: 'ok' }]);
    assert.deepEqual(await read('/readyz'), [503, { status: 'unavailable' }]);
    withSql(server, (db) => db.exec('alter table lost rename to pages'));
    assert.deepEqual(await read('/readyz'), [200, { status: 'ok' }]);
  });
});
