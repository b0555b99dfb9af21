import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Client, newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { startTestServer } from '../support/test-server.js';

/** PostgreSQL takes neither NUL nor half a surrogate pair, and SQLite takes both. */
const ODD = ['a\0b', '\0', 'a\ud800b', '\udc00'];

for (const kind of databases) {
  describe(`a character that a database may not take, on ${kind.name}`, () => {
    it('breaks nothing wherever it is sent: it is refused or left out', async () => {
      await using database = await kind.create();
      await using server = await startTestServer({ database: database.location, captcha: 'none' });
      const ada = await new Client(server.url).join();
      const page = newPage();
      const { id } = await ada.write(page);
      for (const odd of ODD) {
        const encoded = encodeURIComponent(odd.toWellFormed());
        const cursor = Buffer.from(JSON.stringify(['newest', 1, odd])).toString('base64url');
        const author = { name: `a${odd}`, email: `a${odd}@b.test`, website: `https://a.test/${odd}` };
        const calls = [
          ada.post(page, { body: `a${odd}`, author: { name: author.name, website: author.website }, captcha: odd }),
          ada.post(page, { author }),
          ada.post(page, { parent: odd }),
          ada.post(page, { terms: `1${odd}`, disclaimers: [{ disclaimer: `a${odd}`, version: `1${odd}` }], documents: [{ document: `a${odd}`, version: `1${odd}` }] }), // prettier-ignore
          ada.post(newPage(), { page: { title: `a${odd}`, url: `https://localhost/${odd}` } }),
          ada.edit(id, `b${odd}`),
          ada.comment(encoded),
          ada.remove(encoded),
          ada.page(odd.toWellFormed()),
          ada.comments(page, `parent=${encoded}`),
          ada.comments(page, `after=${cursor}`),
          ada.call('GET', `counts?page=${encoded}`),
          ada.call('POST', `pages/${page}/acknowledgements`, { body: { disclaimer: `a${odd}`, version: `1${odd}` } }),
          ada.call('POST', `pages/${encoded}/comments`, { body: { body: 'a', author: { name: 'a' } } }),
          ada.challenge({ page: odd }),
        ];
        for (const [index, { status, body }] of (await Promise.all(calls)).entries()) {
          assert.ok(status < 500, `call ${index} with ${JSON.stringify(odd)}: ${JSON.stringify(body)}`);
        }
      }
    });
  });
}
