import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPage, type Client } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Exporting } from '../support/exporting.js';

interface Row {
  readonly at: string;
  readonly page: string;
  readonly visitor: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string;
  readonly comment: string | null;
}

for (const kind of databases) {
  describe(`the record of acknowledgements, exported while the server runs on ${kind.name} (E)`, () => {
    let exporting: Exporting<Row>;
    let ada: Client;
    let grace: Client;
    before(async () => {
      exporting = await Exporting.start('acknowledgements', kind);
      ({ ada, grace } = exporting);
    });
    after(() => exporting[Symbol.asyncDispose]());

    const say = async (who: Client, page: string, disclaimer: string, version: string): Promise<void> => {
      const body = { disclaimer, version };
      const { status } = await who.call('POST', `pages/${encodeURIComponent(page)}/acknowledgements`, { body });
      assert.equal(status, 204);
    };

    it('says who acknowledged which version when, once for each', async () => {
      const page = newPage();
      const start = Date.now();
      await say(ada, page, 'medical', '1');
      await say(ada, page, 'medical', '1');
      await say(ada, page, 'medical', '2');
      await say(grace, page, 'medical', '1');
      await say(grace, newPage(), 'medical', '1');
      const rows = await exporting.rows(page);
      assert.equal(rows.length, 3);
      const [first] = rows.filter(({ version }) => version === '2');
      const ofAda = rows.filter(({ visitor }) => visitor === first!.visitor);
      assert.deepEqual(
        ofAda.map(({ page: of, kind: what, name, version, comment }) => [of, what, name, version, comment]),
        [
          [page, 'disclaimer', 'medical', '1', null],
          [page, 'disclaimer', 'medical', '2', null],
        ],
      );
      assert.equal(new Set(rows.map(({ visitor }) => visitor)).size, 2);
      for (const { at } of rows) assert.ok(Date.parse(at) >= start && Date.parse(at) <= Date.now(), at);
    });

    it('says what was agreed to with each comment, by the same visitor as by itself', async () => {
      const page = newPage();
      await say(ada, page, 'medical', '7');
      const { id } = await ada.write(page, {
        captcha: undefined,
        terms: '2026-11',
        disclaimers: [{ disclaimer: 'medical', version: '7' }],
        documents: [
          { document: 'terms', version: '4' },
          { document: 'privacy', version: '2' },
        ],
      });
      const plain = await grace.write(page, { captcha: undefined });
      const rows = await exporting.rows(page);
      assert.deepEqual(
        rows.map(({ kind: what, name, version, comment }) => [what, name, version, comment]),
        [
          ['disclaimer', 'medical', '7', null],
          ['disclaimer', 'medical', '7', id],
          ['terms', '', '2026-11', id],
          ['terms', 'terms', '4', id],
          ['terms', 'privacy', '2', id],
        ],
      );
      assert.equal(new Set(rows.map(({ visitor }) => visitor)).size, 1);
      assert.ok(!rows.some(({ comment }) => comment === plain.id), 'who agreed to nothing is not listed');
      await ada.remove(id);
      assert.equal((await exporting.rows(page)).length, 5, 'the record outlives the comment');
    });

    it('is a table for spreadsheets, in which nothing a visitor wrote is a formula', async () => {
      const page = newPage();
      await say(ada, page, '=cmd|"/c calc"!A1', '+1, "two"\u00a0three');
      const { code, stdout, stderr } = await exporting.run('--page', page);
      assert.deepEqual([code, stderr], [0, '']);
      const [head, row, rest] = stdout.split('\r\n');
      assert.equal(head, 'at,page,visitor,kind,name,version,comment');
      assert.match(row!, /^\d{4}-\d\d-\d\dT[\d:.]+Z,/);
      assert.ok(row!.includes(`,disclaimer,"'=cmd|""/c calc""!A1","'+1, ""two"" three",`), row);
      assert.equal(rest, '');
    });

    it('is of every page when none is named, and of one under any spelling of its address', async () => {
      const page = 'http://localhost:4000/pain';
      await say(ada, page, 'medical', '1');
      assert.equal((await exporting.rows('http://localhost:4000/pain/?utm_source=mail#top')).length, 1);
      const all = await exporting.rows();
      assert.ok(new Set(all.map(({ page: of }) => of)).size >= 4);
      assert.deepEqual(await exporting.rows('nowhere'), []);
    });

    it('is whole when it is longer than what is read at a time', async () => {
      const page = newPage();
      await exporting.server.atDesk(async (desk) => {
        for (let count = 0; count < 1001; count++)
          await desk.acknowledgements.insert(page, { visitor: `v${count % 7}`, disclaimer: 'medical', version: `${count}`, now: count }); // prettier-ignore
      });
      const rows = await exporting.rows(page);
      assert.equal(new Set(rows.map(({ visitor, version }) => `${visitor}:${version}`)).size, 1001);
      assert.equal(rows.length, 1001);
    });

    it('refuses a format that it cannot write', async () => {
      const { code, stderr } = await exporting.run('--format', 'xml');
      assert.notEqual(code, 0);
      assert.match(stderr, /Allowed choices are csv, json/);
    });
  });
}
