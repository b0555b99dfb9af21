import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Content } from 'afterword/protocol';
import { Client, newPage } from './support/client.js';
import { databases } from './support/databases.js';
import { startTestServer, type TestServer } from './support/test-server.js';

for (const kind of databases) {
  describe(`speaking to people on ${kind.name}`, () => {
    const resources = new AsyncDisposableStack();
    let server: TestServer;
    let reader: Client;
    before(async () => {
      const { location } = resources.use(await kind.create());
      server = resources.use(await startTestServer({ database: location, captcha: 'none' }));
      reader = await new Client(server.url).join();
    });
    after(() => resources.disposeAsync());

    const write = (page: string, body: string, name = 'Ben', parent?: string) =>
      reader.write(page, { captcha: undefined, body, author: { name }, ...(parent !== undefined && { parent }) });
    const says = async (page: string, body: string): Promise<Content> => (await write(page, body)).content;
    const mention = (name: string, comment: string) => ({ type: 'mention', name, comment });
    const line = (...children: unknown[]) => [{ type: 'paragraph', children }];

    it('leads to what they wrote last on the page', async () => {
      const page = newPage();
      await write(page, 'Earlier.', 'Ada');
      const { id } = await write(page, 'Later.', 'Ada');
      await write(newPage(), 'Elsewhere.', 'Ada');
      assert.deepEqual(await says(page, 'As @Ada said.'), line('As ', mention('Ada', id), ' said.'));
    });

    it('leads to the comment that is answered, if it is theirs', async () => {
      const page = newPage();
      const earlier = await write(page, 'Earlier.', 'Ada');
      await write(page, 'Later.', 'Ada');
      const { content } = await write(page, '@Ada, how long?', 'Ben', earlier.id);
      assert.deepEqual(content, line(mention('Ada', earlier.id), ', how long?'));
    });

    it('takes the longest name that somebody has, whatever it is made of, and stops where a sentence does', async () => {
      const page = newPage();
      const ids = new Map<string, string>();
      for (const name of ['Ada', 'Ada Lovelace', 'Dr. Zoë “Z” O’Hara', '李 雷', 'J.'])
        ids.set(name, (await write(page, 'Here.', name)).id);
      const of = (name: string) => mention(name, ids.get(name)!);
      assert.deepEqual(await says(page, '(@Ada Lovelace!) @Ada L.'), line('(', of('Ada Lovelace'), '!) ', of('Ada'), ' L.')); // prettier-ignore
      assert.deepEqual(
        await says(page, '@Dr. Zoë “Z” O’Hara: @李 雷'),
        line(of('Dr. Zoë “Z” O’Hara'), ': ', of('李 雷')),
      );
      assert.deepEqual(await says(page, 'Ask @J.'), line('Ask ', of('J.')));
    });

    it('is inside emphasis, lists and hidden text as anywhere, but not in code, links or what somebody else said', async () => {
      const page = newPage();
      const { id } = await write(page, 'Here.', 'Ada');
      const [item] = await says(page, '- **@Ada** ||@Ada||');
      assert.deepEqual(item, {
        type: 'list',
        start: null,
        items: [
          line({ type: 'strong', children: [mention('Ada', id)] }, ' ', {
            type: 'spoiler',
            children: [mention('Ada', id)],
          }),
        ],
      });
      for (const body of ['`@Ada`', '[@Ada](https://example.org/)', '> @Ada', '```\n@Ada\n```'])
        assert.ok(!JSON.stringify(await says(page, body)).includes('"mention"'), body);
    });

    it('is plain text where nobody has that name, where it is an address, and where the comment is not to be seen', async () => {
      const page = newPage();
      const { id } = await write(page, 'Here.', 'example');
      await reader.remove(id);
      for (const body of ['@Nobody said', '@', '@ Ada', 'ada@example.org', '@@', '@example'])
        assert.deepEqual(await says(page, body), line(body), body);
    });

    it('speaks to ten people and no more, and takes a thousand @ for what they are', async () => {
      const page = newPage();
      const { id } = await write(page, 'Here.', 'Ada');
      const many = '@x '.repeat(1000).trim();
      assert.deepEqual(await says(page, many), line(many));
      assert.deepEqual(await says(page, `${'@x '.repeat(9)}@Ada`), line('@x '.repeat(9), mention('Ada', id)));
      assert.deepEqual(await says(page, `${'@x '.repeat(10)}@Ada`), line(`${'@x '.repeat(10)}@Ada`));
    });

    it('is found again when the text is changed, and shown in the preview of its page', async () => {
      const page = newPage();
      const mine = await write(page, 'Hello.');
      const { id } = await write(page, 'Here.', 'Ada');
      const { body } = await reader.edit(mine.id, 'Hello @Ada');
      assert.deepEqual(body.comment.content, line('Hello ', mention('Ada', id)));
      const preview = (draft: object) => reader.call<{ content: Content }>('POST', 'preview', { body: draft });
      assert.deepEqual((await preview({ body: '@Ada', page })).body.content, line(mention('Ada', id)));
      assert.deepEqual((await preview({ body: '@Ada' })).body.content, line('@Ada'));
    });

    it('leads to the comment from the feed, and reads well as text in the data for crawlers', async () => {
      const page = newPage();
      const { id } = await write(page, 'Here.', 'Ada <b>');
      await write(page, 'Dear @Ada <b>');
      const address = `${server.url}/pages/${page}`;
      const feed = await (await fetch(`${address}/feed.xml`)).text();
      assert.match(feed, new RegExp(`href=&quot;[^&]*comment=${id}[^&]*&quot;[^<]*@Ada &amp;lt;b&amp;gt;`));
      assert.match(await (await fetch(address)).text(), /"text":"Dear @Ada \\u003cb/);
    });
  });
}
