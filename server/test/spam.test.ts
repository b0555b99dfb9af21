import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Config } from '../src/config.js';
import { Client, newPage } from './support/client.js';
import { databases } from './support/databases.js';
import { startTestServer, type TestServer } from './support/test-server.js';
import { unlimited } from './support/unlimited.js';

const HOUR = 60 * 60 * 1000;

/** Three people’s words, longer than thanks. */
const STORY =
  'After the second fracture I could hardly stand up for a week, and what helped in the end was walking in water.';
const ADVERT =
  'My grandmother threw her crutches away after three days of these wonderful drops, and your back will thank you too!';
const ANSWER =
  'My doctor sent me to the pool as well; it took two months until I slept through, and I would do it again at once.';

for (const database of databases) {
  describe(`what looks like spam on ${database.name} (B44)`, () => {
    const resources = new AsyncDisposableStack();
    let time = Date.now();
    let server: TestServer;
    let second: TestServer;
    before(async () => {
      const settings: Partial<Config> = {
        database: resources.use(await database.create()).location,
        blocked: ['miracle cure', 'casino', 'spam.example', 'bücher.example', '減肥'],
      };
      const start = async () =>
        resources.use(await startTestServer(settings, { now: () => time, limits: unlimited() }));
      [server, second] = [await start(), await start()];
    });
    after(() => resources.disposeAsync());

    const join = (url = server.url): Promise<Client> => new Client(url).join();
    /** Why a comment waits, or undefined if it appeared. */
    const heldFor = async (id: string): Promise<string | undefined> => {
      let why: string | null | undefined;
      await server.atDesk(async ({ comments }) => {
        const row = await comments.find(id);
        why = row!.status === 'held' ? row!.held_for : undefined;
      });
      return why ?? undefined;
    };
    const post = async (body: string, { client, ...draft }: { client?: Client; [field: string]: unknown } = {}) =>
      (await (client ?? (await join())).write(newPage(), { body, ...draft })).id;
    /** So that the texts of one test are not those of another. */
    const nextDay = (): unknown => (time += 25 * HOUR);

    it('waits for a moderator when nearly the same was posted, by whomever and on whatever page', async () => {
      nextDay();
      assert.equal(await heldFor(await post(ADVERT)), undefined);
      assert.equal(await heldFor(await post(ADVERT)), 'repeat');
      const varied = ADVERT.toUpperCase().replace('THREE', 'four').replaceAll(' ', '  ').replace('!', ' ☺☺☺ 17');
      assert.equal(await heldFor(await post(varied)), 'repeat', 'other letters, spaces, signs and one word');
      assert.equal(
        await heldFor(await post(ADVERT, { client: await join(second.url) })),
        'repeat',
        'at another server',
      );
      assert.equal(await heldFor(await post(`||${ADVERT}||`)), 'repeat', 'behind a spoiler');
    });

    it('does not wait when it is another text, a short one, or one that quotes what it answers', async () => {
      nextDay();
      const page = newPage();
      const ada = await join();
      const first = await ada.write(page, { body: STORY });
      assert.equal((await ada.write(page, { body: ANSWER })).status, 'published');
      const reply = await (await join()).write(page, { body: `> ${STORY}\n\nSo it was with me.`, parent: first.id });
      assert.equal(reply.status, 'published');
      const thanks = 'Thank you, this helped me a lot!';
      for (let times = 0; times < 2; times++) assert.equal(await heldFor(await post(thanks)), undefined);
    });

    it('may be posted again on another day, or once it was taken back', async () => {
      nextDay();
      assert.equal(await heldFor(await post(STORY)), undefined);
      nextDay();
      const ada = await join();
      const id = await post(STORY, { client: ada });
      assert.equal(await heldFor(id), undefined);
      assert.equal((await ada.remove(id)).status, 204);
      assert.equal(await heldFor(await post(STORY)), undefined);
    });

    it('is no matter when its writer puts a word right, and is one when a text becomes another’s', async () => {
      nextDay();
      const ada = await join();
      const own = await post(STORY, { client: ada });
      await ada.edit(own, STORY.replace('second', 'third'));
      assert.equal(await heldFor(own), undefined);
      const other = await post(ANSWER, { client: ada });
      await ada.edit(other, STORY);
      assert.equal(await heldFor(other), 'repeat');
    });

    it('is compared with what comments say now, and not with what they said before', async () => {
      nextDay();
      const ada = await join();
      const elsewhere = await join(second.url);
      const own = await post(STORY, { client: ada });
      assert.equal(await heldFor(await post(ANSWER, { client: elsewhere })), undefined, 'the other server knows both');
      await ada.edit(own, ADVERT);
      assert.equal(await heldFor(await post(STORY, { client: elsewhere })), undefined);
      assert.equal(await heldFor(await post(ADVERT, { client: elsewhere })), 'repeat');
    });

    const found: readonly [what: string, draft: object][] = [
      ['a word', { body: 'Best Casino in town.' }],
      ['a word with marks that nobody sees', { body: 'Best ca\u200bsi\u00adno in town.' }],
      ['a word cut up by emphasis', { body: 'Best cas*ino* in town.' }],
      ['a word behind a spoiler', { body: 'Best ||casino|| in town.' }],
      ['wide letters', { body: 'Best ｃａｓｉｎｏ in town.' }],
      ['a phrase over two lines', { body: 'It is a miracle\ncure.' }],
      ['a word where there are no spaces', { body: '我想減肥了' }],
      ['a domain in the text', { body: 'See spam.example.' }],
      ['one below it in a link', { body: '[here](https://www.SPAM.example/x?y)' }],
      ['one with entities in a link', { body: '[here](https://sp&#97;m.example)' }],
      ['one with letters that are encoded in links', { body: '[here](https://bücher.example/)' }],
      ['a name', { body: 'Hello.', author: { name: 'Casino!' } }],
      ['a website', { body: 'Hello.', author: { name: 'Ada', website: 'https://shop.spam.example/' } }],
      ['an e-mail address', { body: 'Hello.', author: { name: 'Ada', email: 'ada@spam.example' } }],
    ];
    for (const [what, draft] of found)
      it(`waits when the owner’s list has it: ${what}`, async () => {
        assert.equal(await heldFor((await (await join()).write(newPage(), draft)).id), 'words');
      });

    it('does not wait for a word that only looks like one of the list', async () => {
      for (const body of ['Casinos', 'occasinoally', 'miracle cures', 'notspam.example', 'my-spam.example', 'spam.example.org', 'spamxexample'])
        assert.equal(await heldFor(await post(body)), undefined, body); // prettier-ignore
    });

    it('waits as well when a change brings the word, and is never refused', async () => {
      const ada = await join();
      const id = await post('Hello.', { client: ada });
      assert.equal((await ada.edit(id, 'Casino')).status, 200);
      assert.equal(await heldFor(id), 'words');
    });
  });
}

describe('an owner who lets everything appear', () => {
  it('gets neither words nor repeats held', async () => {
    await using server = await startTestServer({ moderation: 'none', blocked: ['casino'] });
    const ada = await new Client(server.url).join();
    for (let times = 0; times < 2; times++)
      assert.equal((await ada.write(newPage(), { body: `${ADVERT} Casino` })).status, 'published');
  });
});
