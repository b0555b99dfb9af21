import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CaptchaMode } from 'afterword/protocol';
import { assertProblem, Client, newPage } from '../support/client.js';
import { win } from '../support/passes.js';
import { startTestServer } from '../support/test-server.js';

const MODES: readonly (readonly [mode: CaptchaMode, offered: string, accepted: readonly string[]])[] = [
  ['auto', 'pow', ['pow', 'image', 'audio']],
  ['pow', 'pow', ['pow']],
  ['image', 'image', ['image', 'audio']],
];

describe('a server whose captcha is', () => {
  for (const [mode, offered, accepted] of MODES) {
    it(`${mode}: offers ${offered}, accepts ${accepted.join(' and ')}, and says so to who sends none`, async () => {
      await using server = await startTestServer({ captcha: mode });
      const page = newPage();
      const client = await new Client(server.url).join();
      assert.equal((await client.page(page)).body.settings.captcha, mode);
      assert.equal((await client.challenge({ page })).body.kind, offered);
      for (const [write, orWait] of [
        [(captcha?: string) => client.post(page, { captcha }), ['hold']],
        [(captcha?: string) => client.call('PUT', `pages/${page}/rating`, { body: { value: 4, captcha } }), []],
      ] as const) {
        const all = [...accepted, ...orWait];
        assert.deepEqual(assertProblem(await write(), 403, 'captcha_required').kinds, all);
        for (const kind of ['pow', 'image', 'audio']) {
          const reply = await write(await win(client, { page, kind }));
          if (accepted.includes(kind)) assert.ok(reply.status < 300);
          else assert.deepEqual(assertProblem(reply, 403, 'captcha_required').kinds, all);
        }
      }
    });
  }

  it('none: asks for nothing, and is not put off by a pass', async () => {
    await using server = await startTestServer({ captcha: 'none' });
    const [page, client] = [newPage(), await new Client(server.url).join()];
    assert.equal((await client.page(page)).body.settings.captcha, 'none');
    for (const captcha of [undefined, 'anything']) assert.equal((await client.post(page, { captcha })).status, 201);
  });

  it('any of them: gives the kind that is asked for', async () => {
    for (const captcha of ['auto', 'pow', 'image', 'none'] as const) {
      await using server = await startTestServer({ captcha });
      for (const kind of ['pow', 'image', 'audio']) {
        const { body } = await new Client(server.url).challenge({ kind });
        assert.equal(body.kind, kind);
        const said = kind === 'audio' ? ['language'] : [];
        assert.deepEqual(Object.keys(body).sort(), ['expires', 'id', kind, 'kind', ...said].sort());
      }
    }
  });
});
