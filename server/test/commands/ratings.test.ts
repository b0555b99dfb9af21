import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPage, type Client } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Exporting } from '../support/exporting.js';

interface Row {
  readonly at: string;
  readonly page: string;
  readonly name: string;
  readonly visitor: string;
  readonly value: number;
}

for (const kind of databases) {
  describe(`the ratings, exported while the server runs on ${kind.name}`, () => {
    let exporting: Exporting<Row>;
    let ada: Client;
    let grace: Client;
    before(async () => {
      exporting = await Exporting.start('ratings', kind, { ratings: new Map([['ease', 10]]) });
      ({ ada, grace } = exporting);
    });
    after(() => exporting[Symbol.asyncDispose]());

    const give = async (who: Client, page: string, value: number, name?: string): Promise<void> => {
      const path = `pages/${encodeURIComponent(page)}/${name === undefined ? 'rating' : `ratings/${name}`}`;
      assert.equal((await who.call('PUT', path, { body: { value } })).status, 200);
    };

    it('say what each visitor gives now, under which name, and when', async () => {
      const page = newPage();
      const start = Date.now();
      await give(ada, page, 2);
      await give(ada, page, 4);
      await give(ada, page, 9.3, 'ease');
      await give(grace, page, 5);
      await give(grace, page, 1, 'ease');
      await grace.undoBy('ease', page);
      await give(grace, newPage(), 1);
      const rows = await exporting.rows(page);
      assert.deepEqual(rows.map(({ name, value }) => [name, value]).toSorted(), [['', 4], ['', 5], ['ease', 9.3]]); // prettier-ignore
      const [ease] = rows.filter(({ name }) => name === 'ease');
      const ofAda = rows.filter(({ visitor }) => visitor === ease!.visitor);
      assert.deepEqual(ofAda.map(({ value }) => value).toSorted(), [4, 9.3]);
      for (const { at, page: of } of rows) {
        assert.equal(of, page);
        assert.ok(Date.parse(at) >= start && Date.parse(at) <= Date.now(), at);
      }
    });

    it('are a table for spreadsheets, of one page under any spelling of its address', async () => {
      const page = 'http://localhost:4000/pain';
      await give(ada, page, 3);
      const { code, stdout, stderr } = await exporting.run('--page', `${page}/?utm_source=mail#top`);
      assert.deepEqual([code, stderr], [0, '']);
      const [head, row, rest] = stdout.split('\r\n');
      assert.equal(head, 'at,page,name,visitor,value');
      assert.match(row!, /^\d{4}-\d\d-\d\dT[\d:.]+Z,http:\/\/localhost:4000\/pain,,[^,]+,3$/);
      assert.equal(rest, '');
    });

    it('are those of every page when none is named, and whole when they are longer than what is read at a time', async () => {
      const page = newPage();
      await exporting.server.atDesk(async (desk) => {
        for (let count = 0; count < 1001; count++)
          await desk.ratings.set({ page, visitor: `v${count}`, votes: new Map([[count % 2 ? 'ease' : '', 30]]) }, count, undefined); // prettier-ignore
      });
      assert.equal(new Set((await exporting.rows(page)).map(({ visitor }) => visitor)).size, 1001);
      const all = await exporting.rows();
      assert.ok(all.length > 1001);
      assert.deepEqual(await exporting.rows('nowhere'), []);
    });
  });
}
