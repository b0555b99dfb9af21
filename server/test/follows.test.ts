import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Follows } from 'afterword/protocol';
import { assertProblem, Client, newPage } from './support/client.js';
import { databases } from './support/databases.js';
import { startTestServer, type TestServer } from './support/test-server.js';

for (const kind of databases) {
  describe(`following on ${kind.name}`, () => {
    const resources = new AsyncDisposableStack();
    let server: TestServer;
    let ada: Client;
    let ben: Client;
    before(async () => {
      const { location } = resources.use(await kind.create());
      server = resources.use(await startTestServer({ database: location }));
      ada = await new Client(server.url).join();
      ben = await new Client(server.url).join();
    });
    after(() => resources.disposeAsync());

    const follows = async (reader: Client, page: string) =>
      (await reader.call<Follows>('GET', `pages/${page}/follows`)).body;
    const change = async (reader: Client, method: 'PUT' | 'DELETE', path: string, page: string) => {
      const body = method === 'PUT' ? { body: { captcha: await reader.pass(page, 'follow') } } : {};
      const { status, body: answer } = await reader.call<Follows>(method, path, body);
      assert.equal(status, 200, JSON.stringify(answer));
      return answer;
    };

    it('begins with a thread that nobody has written to, and changes nothing for its readers', async () => {
      const page = newPage();
      assert.deepEqual(await change(ada, 'PUT', `pages/${page}/follow`, page), { thread: true, comments: [] });
      assert.equal((await ben.page(page)).body.rev, 0);
      assert.deepEqual(await follows(ada, page), { thread: true, comments: [] });
      assert.deepEqual(await follows(ben, page), { thread: false, comments: [] });
      assert.equal((await ben.write(page)).rev, 1);
    });

    it('is of single comments too, and the same twice is the same', async () => {
      const page = newPage();
      const [one, two] = [await ben.write(page), await ben.write(page)];
      for (const { id } of [one, two, one]) await change(ada, 'PUT', `comments/${id}/follow`, page);
      assert.deepEqual(await follows(ada, page), { thread: false, comments: [one.id, two.id] });
    });

    it('ends where it is ended, and nowhere else', async () => {
      const page = newPage();
      const { id } = await ben.write(page);
      for (const path of [`pages/${page}/follow`, `comments/${id}/follow`])
        for (const reader of [ada, ben]) await change(reader, 'PUT', path, page);
      assert.deepEqual(await change(ada, 'DELETE', `pages/${page}/follow`, page), { thread: false, comments: [id] });
      assert.deepEqual(await change(ada, 'DELETE', `comments/${id}/follow`, page), { thread: false, comments: [] });
      assert.deepEqual(await change(ada, 'DELETE', `comments/${id}/follow`, page), { thread: false, comments: [] });
      assert.deepEqual(await follows(ben, page), { thread: true, comments: [id] });
    });

    it('is refused for comments that are not there, and for nobody', async () => {
      const page = newPage();
      const { id } = await ben.write(page);
      await ben.remove(id);
      const captcha = await ada.pass(page, 'follow');
      for (const gone of [id, 'nobody'])
        assertProblem(await ada.call('PUT', `comments/${gone}/follow`, { body: { captcha } }), 404, 'not_found');
      assertProblem(await ada.call('DELETE', 'comments/nobody/follow'), 404, 'not_found');
      const nobody = new Client(server.url);
      assertProblem(await nobody.call('PUT', `pages/${page}/follow`, { body: { captcha } }), 401, 'unauthorized');
      assert.deepEqual(await follows(nobody, page), { thread: false, comments: [] });
      assert.equal((await ada.call('PUT', `pages/${page}/follow`, { body: { captcha } })).status, 200, 'still good');
    });
  });
}
