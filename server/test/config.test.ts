import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ConfigError, loadConfig, type Config } from '../src/config.js';
import { settings } from '../src/settings.js';

const SECRET = 'dGhpcnR5LXR3byBieXRlcyBvZiBub3RoaW5nIGVsc2U';
const load = (environment: Record<string, string>): Config => loadConfig({ AFTERWORD_SECRET: SECRET, ...environment });

const TEXTS = { disclaimer: true, termsHref: undefined, privacyHref: undefined, version: '1' };

/** What the owner is told. */
function complaint(environment: NodeJS.ProcessEnv): string {
  try {
    loadConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.message;
  }
  return assert.fail(`nobody complained about ${JSON.stringify(environment)}`);
}

describe('the settings', () => {
  const good: [name: string, input: string, field: keyof Config, value: unknown][] = [
    ['PORT', '0', 'port', 0],
    ['AFTERWORD_OLD_SECRETS', `${SECRET}a, ${SECRET}b`, 'oldSecrets', [`${SECRET}a`, `${SECRET}b`]],
    ['PORT', '65535', 'port', 65_535],
    ['HOST', ' ::1 ', 'host', '::1'],
    ['AFTERWORD_DATABASE', 'file:somewhere/else.db', 'database', { kind: 'sqlite', path: 'somewhere/else.db' }],
    ['AFTERWORD_DATABASE', 'postgres://u:p@h/d', 'database', { kind: 'postgres', url: 'postgres://u:p@h/d' }],
    ['AFTERWORD_DATABASE', 'postgresql://h/d', 'database', { kind: 'postgres', url: 'postgresql://h/d' }],
    ['AFTERWORD_ORIGINS', 'https://a.example, http://b.example:8080,', 'origins', ['https://a.example', 'http://b.example:8080']], // prettier-ignore
    ...(['auto', 'pow', 'image', 'none'] as const).map((mode) => ['AFTERWORD_CAPTCHA', mode, 'captcha', mode] as never),
    ...(['auto', 'all', 'none'] as const).map((mode) => ['AFTERWORD_MODERATION', mode, 'moderation', mode] as never),
    ['AFTERWORD_BLOCKED', 'miracle cure, spam.example,減肥', 'blocked', ['miracle cure', 'spam.example', '減肥']],
    ['AFTERWORD_SITEVERIFY_SECRET', 'between servers', 'siteverifySecret', 'between servers'],
    ['AFTERWORD_TRUSTED_PROXIES', '10.0.0.0/8,::1,127.0.0.1', 'trustedProxies', ['10.0.0.0/8', '::1', '127.0.0.1']],
    ['AFTERWORD_RATINGS', 'ease, pain-relief:10,x:1,', 'ratings', new Map([['ease', 5], ['pain-relief', 10], ['x', 1]])], // prettier-ignore
    ['AFTERWORD_RATINGS', '', 'ratings', new Map()],
    ['AFTERWORD_SHOW_RATINGS', 'on', 'showRatings', true],
    ['AFTERWORD_SHOW_RATINGS', 'off', 'showRatings', false],
    ['AFTERWORD_DEMO', 'on', 'demo', true],
    ['AFTERWORD_DEMO', 'off', 'demo', false],
    ['AFTERWORD_TERMS', 'https://a.example/terms', 'texts', { ...TEXTS, termsHref: 'https://a.example/terms' }],
    ['AFTERWORD_PRIVACY', 'https://a.example/privacy', 'texts', { ...TEXTS, privacyHref: 'https://a.example/privacy' }],
    ['AFTERWORD_DISCLAIMER', 'medical', 'texts', TEXTS],
    ['AFTERWORD_DISCLAIMER', 'none', 'texts', { ...TEXTS, disclaimer: false }],
    ['AFTERWORD_TEXTS_VERSION', ' 2026-11 ', 'texts', { ...TEXTS, version: '2026-11' }],
  ];
  for (const [name, input, field, value] of good) {
    it(`take ${name}=${input}`, () => assert.deepEqual(load({ [name]: input })[field], value));
  }

  const provider = { AFTERWORD_PROVIDER: 'turnstile', AFTERWORD_PROVIDER_SITEKEY: 'site', AFTERWORD_PROVIDER_SECRET: 'secret' }; // prettier-ignore
  const chosen = { name: 'turnstile', sitekey: 'site', secret: 'secret', url: undefined, script: undefined, consent: undefined, down: 'refuse' }; // prettier-ignore
  const ofProvider: [own: Record<string, string>, value: unknown][] = [
    [{}, chosen],
    [{ AFTERWORD_PROVIDER_URL: 'https://a.example/verify' }, { ...chosen, url: 'https://a.example/verify' }],
    [{ AFTERWORD_PROVIDER_SCRIPT: 'https://a.example/api.js' }, { ...chosen, script: 'https://a.example/api.js' }],
    [{ AFTERWORD_PROVIDER_CONSENT: 'functional' }, { ...chosen, consent: 'functional' }],
    [{ AFTERWORD_PROVIDER_DOWN: 'hold' }, { ...chosen, down: 'hold' }],
    [{ AFTERWORD_PROVIDER: 'cap', AFTERWORD_PROVIDER_URL: 'https://cap.example/' }, { ...chosen, name: 'cap', url: 'https://cap.example/' }], // prettier-ignore
  ];
  for (const [own, value] of ofProvider) {
    it(`take a provider with ${JSON.stringify(own)}`, () => assert.deepEqual(load({ ...provider, ...own }).provider, value)); // prettier-ignore
  }

  it('refuse a provider that lacks something, or that another setting contradicts', () => {
    assert.match(complaint({ AFTERWORD_SECRET: SECRET, AFTERWORD_PROVIDER: 'hcaptcha' }), /AFTERWORD_PROVIDER_SITEKEY must be set; AFTERWORD_PROVIDER_SECRET must be set/); // prettier-ignore
    assert.match(complaint({ AFTERWORD_SECRET: SECRET, ...provider, AFTERWORD_PROVIDER: 'cap' }), /AFTERWORD_PROVIDER_URL must be set/); // prettier-ignore
    for (const AFTERWORD_CAPTCHA of ['pow', 'image', 'none'])
      assert.match(complaint({ AFTERWORD_SECRET: SECRET, ...provider, AFTERWORD_CAPTCHA }), /AFTERWORD_CAPTCHA must be auto/); // prettier-ignore
  });

  const bad: Record<string, readonly string[]> = {
    PORT: ['65536', '-1', '8080.5', '0x50', 'http', '', ' '],
    HOST: ['', ' '],
    AFTERWORD_OLD_SECRETS: ['', ',', 'short', `${SECRET}, short`, 'x'.repeat(64)],
    AFTERWORD_DATABASE: ['', 'file:', 'data/afterword.db', 'mysql://h/d'],
    AFTERWORD_ORIGINS: ['https://a.example/', 'https://a.example/blog', 'a.example', '*', 'https://*.example', 'null', 'https://A.example', 'https://a.example:443'], // prettier-ignore
    AFTERWORD_CAPTCHA: ['', 'off', 'None', 'toString'],
    AFTERWORD_MODERATION: ['', 'some', 'constructor'],
    AFTERWORD_BLOCKED: ['pills,-', 'https://spam.example'],
    AFTERWORD_SITEVERIFY_SECRET: ['', ' '],
    AFTERWORD_PROVIDER: ['', 'google', 'toString'],
    AFTERWORD_PROVIDER_SITEKEY: ['', ' '],
    AFTERWORD_PROVIDER_SECRET: ['', ' '],
    AFTERWORD_PROVIDER_URL: ['', 'cap.example', 'javascript:alert(1)'],
    AFTERWORD_PROVIDER_SCRIPT: ['', '/api.js', 'data:text/javascript,x'],
    AFTERWORD_PROVIDER_CONSENT: ['', ' '],
    AFTERWORD_PROVIDER_DOWN: ['', 'accept'],
    AFTERWORD_TRUSTED_PROXIES: ['10.0.0.0/33', '10.0.0/8', '::1/129', 'proxy.example', '10.0.0.0/-1', '0.0.0.0/'],
    AFTERWORD_RATINGS: ['Ease', 'ease:0', 'ease:11', 'ease:05', 'ease:4.5', 'ease:', '-ease', '5', 'pain relief', 'ease,ease:10', 'x'.repeat(41)], // prettier-ignore
    AFTERWORD_SHOW_RATINGS: ['', 'true', 'yes'],
    AFTERWORD_DEMO: ['', 'true', '0'],
    AFTERWORD_TERMS: ['', '/terms', 'a.example/terms', 'javascript:alert(1)', 'https://'],
    AFTERWORD_PRIVACY: ['', '/privacy', 'data:text/html,x'],
    AFTERWORD_DISCLAIMER: ['', 'off', 'legal'],
    AFTERWORD_TEXTS_VERSION: ['', ' ', 'x'.repeat(61)],
    AFTERWORD_SECRET: ['', 'short', 'x'.repeat(64), 'change-me'.repeat(8), 'changeme-changeme-changeme-and-a-bit', 'please change this secret before you go live'], // prettier-ignore
  };
  for (const [name, inputs] of Object.entries(bad)) {
    for (const input of inputs) {
      it(`refuse ${name}=${JSON.stringify(input)}${name === 'AFTERWORD_SECRET' ? ' (B50)' : ''}`, () => {
        assert.match(complaint({ AFTERWORD_SECRET: SECRET, [name]: input }), new RegExp(`^${name} must .+$`));
      });
    }
  }

  it('are all tried above', () => {
    const tried = new Set([...good.map(([name]) => name), ...Object.keys(bad)]);
    assert.deepEqual([...tried].toSorted(), Object.keys(settings).toSorted());
  });

  it('have defaults that are safe to start with', () => {
    assert.deepEqual(load({}), {
      port: 8080,
      host: 'localhost',
      database: { kind: 'sqlite', path: 'data/afterword.db' },
      secret: SECRET,
      oldSecrets: [],
      origins: [],
      captcha: 'auto',
      siteverifySecret: undefined,
      provider: undefined,
      ratings: new Map(),
      moderation: 'auto',
      blocked: [],
      trustedProxies: [],
      showRatings: false,
      demo: true,
      texts: { disclaimer: true, termsHref: undefined, privacyHref: undefined, version: '1' },
    });
    assert.ok(Object.isFrozen(load({})));
  });

  it('are complained about all at once', () => {
    const message = complaint({ PORT: 'x', AFTERWORD_DATABASE: 'y', AFTERWORD_CAPTCHA: 'z' });
    assert.deepEqual(
      message.split('; ').map((problem) => problem.split(' ')[0]),
      ['PORT', 'AFTERWORD_DATABASE', 'AFTERWORD_CAPTCHA'],
    );
  });

  it('never repeat a secret in a complaint', () => {
    assert.doesNotMatch(complaint({ AFTERWORD_SECRET: 'hunter2' }), /hunter2/);
    assert.doesNotMatch(complaint({ AFTERWORD_DATABASE: 'postgres://ada:hunter2@', AFTERWORD_SECRET: SECRET }), /hunter2/); // prettier-ignore
  });
});

describe('the secret', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'afterword-test-'))));
  after(() => rm(folder, { recursive: true }));
  const secretOf = (name: string): string => loadConfig({ AFTERWORD_DATABASE: `file:${join(folder, name, 'a.db')}` }).secret; // prettier-ignore
  const fileOf = (name: string): string => join(folder, name, 'afterword.secret');

  it('is made once, and kept beside the database for nobody else to read (B50)', async () => {
    const made = secretOf('once');
    assert.ok(Buffer.from(made, 'base64url').length >= 32);
    assert.equal(secretOf('once'), made);
    assert.equal((await readFile(fileOf('once'), 'utf8')).trim(), made);
    assert.equal((await stat(fileOf('once'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(join(folder, 'once')), ['afterword.secret'], 'and nothing else is left there');
    assert.notEqual(secretOf('another'), made);
  });

  it('has to be set for PostgreSQL, where several servers share it (B50)', () => {
    assert.equal(complaint({ AFTERWORD_DATABASE: 'postgres://h/d' }), 'AFTERWORD_SECRET must be set');
  });

  it('is not taken from a file that was emptied or cut off (B50)', async () => {
    secretOf('lost');
    for (const left of ['', '\n', 'abc']) {
      await writeFile(fileOf('lost'), left);
      assert.throws(() => secretOf('lost'), /afterword\.secret does not hold the secret/);
    }
  });

  it('is said where it cannot be kept', async () => {
    await writeFile(join(folder, 'file'), '');
    assert.throws(() => secretOf('file'), /the secret could not be kept in .*afterword\.secret/);
  });
});
