import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Comment, LiveEvent } from 'afterword/protocol';
import { Client, newPage } from './support/client.js';
import { databases } from './support/databases.js';
import { EventReader } from './support/event-reader.js';
import { startTestServer, type TestServer } from './support/test-server.js';
import { visit } from './pages/support/visit.js';

for (const database of databases) {
  describe(`the rating of a comment’s author on ${database.name}`, () => {
    const resources = new AsyncDisposableStack();
    let server: TestServer;
    let ada: Client;
    let ben: Client;
    before(async () => {
      const { location } = resources.use(await database.create());
      const settings = { database: location, captcha: 'none', showRatings: true, ratings: new Map([['ease', 5]]) } as const; // prettier-ignore
      server = resources.use(await startTestServer(settings));
      ada = await new Client(server.url).join();
      ben = await new Client(server.url).join();
    });
    after(() => resources.disposeAsync());

    /** What anybody is shown at each comment, replies too, in the order of the thread. */
    async function shown(page: string): Promise<(number | undefined)[]> {
      const { body } = await new Client(server.url).comments(page, 'sort=oldest');
      return body.items.flatMap((tree) => [tree.rating, ...tree.replies.items.map((reply) => reply.rating)]);
    }

    it('is shown at all of their comments and at nobody else’s, changes with it, and goes when it is taken back', async () => {
      const page = newPage();
      const first = await ada.write(page);
      await ben.write(page, { parent: first.id });
      await ada.write(page, { parent: first.id });
      assert.deepEqual(await shown(page), [undefined, undefined, undefined]);
      await ada.rate(page, 4);
      assert.deepEqual(await shown(page), [4, undefined, 4]);
      await ben.rate(page, 2);
      await ada.rate(page, 3);
      assert.deepEqual(await shown(page), [3, 2, 3]);
      await ada.undo(page);
      assert.deepEqual(await shown(page), [undefined, 2, undefined]);
    });

    it('comes with every answer about the comment', async () => {
      const page = newPage();
      await ada.rate(page, 5);
      const written = await ada.write(page);
      const edited = await ada.edit(written.id, 'Better said.');
      const read = await new Client(server.url).comment(written.id);
      const voted = await ben.vote(written, 1);
      const { body: around } = await ben.comments(page, `around=${written.id}`);
      const all: (Comment | undefined)[] = [written, edited.body.comment, read.body.comment, voted.body.comment, around.items[0]]; // prettier-ignore
      assert.deepEqual(all.map((comment) => comment?.rating), [5, 5, 5, 5, 5]); // prettier-ignore
    });

    it('is that of this page, not one by name and not one of another page', async () => {
      const [page, other] = [newPage(), newPage()];
      await ada.write(page);
      await ada.rateBy('ease', page, 2);
      await ada.rate(other, 1);
      assert.deepEqual(await shown(page), [undefined]);
    });

    it('is told live, for each comment with a revision of its own', async () => {
      const page = newPage();
      const ids = [await ada.write(page), await ada.write(page), await ada.write(page)].map(({ id }) => id);
      await ben.write(page);
      await using reader = await EventReader.open(server.url, page, '?rev=4');
      const isRating = ({ type }: LiveEvent): boolean => type === 'rating';
      await ada.rate(page, 4);
      const given = (await reader.until(isRating)).filter(({ type }) => type === 'comment');
      assert.deepEqual(given.map(({ rev, data }) => [rev, (data as Comment).id, (data as Comment).rating]), ids.map((id, n) => [6 + n, id, 4])); // prettier-ignore
      await ada.undo(page);
      const undone = (await reader.until(isRating)).filter(({ type }) => type === 'comment');
      assert.deepEqual(undone.map(({ data }) => 'rating' in data), [false, false, false]); // prettier-ignore
      assert.equal((await ben.page(page)).body.rev, 12);
    });

    it('is not left at what was removed', async () => {
      const page = newPage();
      const parent = await ada.write(page);
      await ben.write(page, { parent: parent.id });
      await ada.rate(page, 4);
      await ada.remove(parent.id);
      assert.deepEqual(await shown(page), [undefined, undefined]);
    });

    it('is in the document without JavaScript, but not among what crawlers read', async () => {
      const page = newPage();
      await ada.write(page);
      await ada.rate(page, 4);
      const { html } = await visit(`${server.url}/pages/${page}`);
      assert.match(html, /part="rating" [^>]*aria-label="Rated 4 of 5 stars"/);
      const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)![1]!;
      assert.doesNotMatch(data, /rating/i);
    });
  });
}

describe('the rating of a comment’s author, where the owner has not asked for it', () => {
  it('is shown nowhere, and changes no comment', async () => {
    await using server = await startTestServer({ captcha: 'none' });
    const page = newPage();
    const ada = await new Client(server.url).join();
    const { id, rev } = await ada.write(page);
    await ada.rate(page, 4);
    const { comment } = (await ada.comment(id)).body;
    assert.deepEqual([comment.rating, comment.rev], [undefined, rev]);
    assert.doesNotMatch((await visit(`${server.url}/pages/${page}`)).html, /Rated 4/);
  });
});
