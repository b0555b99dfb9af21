import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Problem } from 'afterword/protocol';
import { Client, newPage, type Reply } from '../support/client.js';
import { CommandLine, settingsFor, type Settings } from '../support/command-line.js';
import { crowd } from '../support/crowd.js';
import { databases } from '../support/databases.js';

for (const database of databases) {
  describe(`two server processes on ${database.name}, both killed while one pass is redeemed two hundred times`, () => {
    const resources = new AsyncDisposableStack();
    let settings: Settings;
    before(async () => {
      const { location } = resources.use(await database.create());
      settings = { ...settingsFor(location), AFTERWORD_CAPTCHA: 'pow' };
    });
    after(() => resources.disposeAsync());

    const start = (): CommandLine => resources.use(new CommandLine([], settings));

    it('have written one comment at most, keep what they said they had, and write none with it after they are back (B23)', async () => {
      const page = newPage();
      const servers = [start(), start()];
      const [one, two] = await Promise.all(servers.map((server) => server.ready()));
      const readers = [new Client(one!), new Client(two!)] as const;
      await readers[0].join();
      readers[1].token = readers[0].token;
      const captcha = await readers[0].pass(page);

      /** What came back; undefined where the process was gone before it could answer. */
      const replies: (Reply<Problem> | undefined)[] = [];
      const killed: Promise<unknown>[] = [];
      await crowd(200, async (n) => {
        const reply = await readers[n % 2]!.post<Problem>(page, { captcha, body: `Try ${n}.` }).catch(() => undefined);
        replies.push(reply);
        // In the middle of it: some have been answered, most have not.
        if (replies.length === 20) killed.push(...servers.map((server) => server.kill('SIGKILL')));
      });
      await Promise.all(killed);
      const successes = replies.filter((reply) => reply?.status === 201).length;
      assert.ok(successes <= 1, `${successes} were told of a success`);
      assert.ok(replies.includes(undefined), 'they were killed before they had answered everybody');

      const urls = await Promise.all([start(), start()].map((server) => server.ready()));
      const back = urls.map((url) => new Client(url));
      for (const reader of back) reader.token = readers[0].token;
      const before = (await back[0]!.comments(page)).body.total;
      assert.ok(before >= successes && before <= 1, `${before} comments, ${successes} successes`);
      const again = await crowd(40, (n) => back[n % 2]!.post<Problem>(page, { captcha, body: `Again ${n}.` }));
      // If nobody's try had been kept, one of these is the first.
      assert.equal(again.filter(({ status }) => status === 201).length, 1 - before);
      assert.equal((await back[1]!.comments(page)).body.total, 1);
    });
  });
}
