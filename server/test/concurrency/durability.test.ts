import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { CommandLine, settingsFor, type Settings } from '../support/command-line.js';
import { assertProblem, Client, newPage, ORIGIN } from '../support/client.js';
import { databases } from '../support/databases.js';
import { EventReader } from '../support/event-reader.js';

for (const database of databases) {
  describe(`a server process on ${database.name}`, () => {
    const resources = new AsyncDisposableStack();
    let settings: Settings;
    before(async () => {
      const { location } = resources.use(await database.create());
      settings = { ...settingsFor(location), AFTERWORD_CAPTCHA: 'pow' };
    });
    after(() => resources.disposeAsync());

    const start = (): CommandLine => resources.use(new CommandLine([], settings));

    it('has kept what it said it had kept when its power was cut, spent passes too (B23)', async () => {
      const page = newPage();
      const first = start();
      const reader = await new Client(await first.ready()).join();
      const captcha = await reader.pass(page);
      const { status, body } = await reader.post(page, { captcha });
      await first.kill('SIGKILL');
      assert.equal(status, 201);

      const again = new Client(await start().ready());
      again.token = reader.token;
      assert.deepEqual((await again.comment(body.comment.id)).body, body);
      assertProblem(await again.post(page, { captcha }), 403, 'captcha_rejected');
      assert.equal((await again.comments(page)).body.total, 1);
    });

    it('does not wait for a browser that connected in advance and asks for nothing', async () => {
      const server = start();
      const { hostname, port } = new URL(await server.ready());
      const socket = connect(Number(port), hostname);
      resources.defer(() => void socket.destroy());
      await once(socket, 'connect');
      await (await fetch(`http://${hostname}:${port}/healthz`)).text(); // came later, so the server knows of both
      assert.partialDeepStrictEqual(await server.kill('SIGTERM'), { code: 0, stderr: '' });
    });

    it('answers what it was asked before it goes, and sends its listeners on', async () => {
      const server = start();
      const url = await server.ready();
      const page = newPage();
      const reader = await new Client(url).join();
      const body = JSON.stringify({ body: 'Just in time.', author: { name: 'Ada' }, captcha: await reader.pass(page) });
      await using listener = await EventReader.open(url, page);

      const post = request(`${url}/api/v1/pages/${page}/comments`, {
        method: 'POST',
        headers: {
          origin: ORIGIN,
          authorization: `Bearer ${reader.token!}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          expect: '100-continue', // says that the server has begun with this request
        },
      });
      const answered = new Promise<number>((resolve, reject) => {
        post.on('response', (response) => resolve(response.resume().statusCode!)).on('error', reject);
      });
      await new Promise((resolve) => post.on('continue', resolve).flushHeaders());
      const ended = server.kill('SIGTERM');
      await listener.ended(); // it is on its way out
      post.end(body);
      assert.equal(await answered, 201);
      assert.partialDeepStrictEqual(await ended, { code: 0, stderr: '' });
    });
  });
}
