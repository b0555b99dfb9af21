import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Documentation, type OpenApi } from '../support/openapi.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { routesOf } from '../support/routes.js';

/** Every object in a document that has this key. */
function* holders(value: unknown, key: string): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (key in value) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* holders(inner, key);
}

describe('the description of the API', () => {
  let server: TestServer;
  let document: OpenApi;
  before(async () => {
    server = await startTestServer({ siteverifySecret: 'a secret of ours' });
    ({ document } = await Documentation.of(server.url));
  });
  after(() => server[Symbol.asyncDispose]());

  it('is OpenAPI 3.1 that says what it describes', () => {
    const { openapi, info } = document as OpenApi & { info: Record<string, string> };
    assert.match(openapi, /^3\.1\.\d$/);
    assert.ok(info.title && info.version);
  });

  it('names every call of the API, and none that there is not', () => {
    const documented = Object.entries(document.paths).flatMap(([path, calls]) =>
      Object.keys(calls).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const registered = routesOf(server).filter(({ url }) => url.startsWith('/api/v1/') && !url.includes('*'));
    const health = documented.filter((call) => call.endsWith('z'));
    assert.deepEqual(health.sort(), ['GET /healthz', 'GET /readyz']);
    assert.deepEqual(
      documented.filter((call) => !health.includes(call)).sort(),
      registered.map(({ method, url }) => `${method} ${url}`).sort(),
    );
    assert.ok(registered.length >= 15);
  });

  it('points at nothing that is not in it', () => {
    for (const { $ref } of holders(document, '$ref')) {
      assert.match(String($ref), /^#\//);
      const steps = String($ref).slice(2).split('/');
      const target = steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], document);
      assert.equal(typeof target, 'object', String($ref));
    }
  });

  it('holds schemas that are JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addFormat('date-time', true);
    ajv.addSchema({ $id: 'api', ...document });
    for (const { schema } of holders(document, 'schema')) assert.ok(ajv.validateSchema(schema as object), JSON.stringify(ajv.errors)); // prettier-ignore
    for (const name of Object.keys(document.components.schemas))
      ajv.compile({ $ref: `api#/components/schemas/${name}` });
  });

  it('declares every part of an address, and says of each call what it is for and how it is refused', () => {
    for (const [path, calls] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const [method, { parameters = [], responses, ...call }] of Object.entries(calls)) {
        const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
        assert.deepEqual(declared, names, `${method} ${path}`);
        assert.ok((call as { summary?: string }).summary, `${method} ${path} has no summary`);
        assert.ok(Object.keys(responses).some((status) => status.startsWith('2')));
        if (path.startsWith('/api/')) assert.ok('4XX' in responses && '5XX' in responses, `${method} ${path}`);
      }
    }
  });

  it('does not speak of a call that is switched off', async () => {
    await using plain = await startTestServer();
    const { document: other } = await Documentation.of(plain.url);
    assert.deepEqual(Object.keys(document.paths).filter((path) => !(path in other.paths)), ['/api/v1/captcha/siteverify']); // prettier-ignore
  });
});
