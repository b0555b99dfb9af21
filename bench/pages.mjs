import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/support/postgres.mjs';
import { alternate, fanOut, rate } from './pages/load.mjs';
import { machine, median, number, table, writeSection } from './support/report.mjs';

// A thread of 100,000 comments, asked for over HTTP as readers ask: the first page and one behind ninety thousand, in each
// order, by turns; then as fast as it goes; then one comment told to many readers at once.

const COMMENTS = 100_000;
const ROUNDS = 150;
const READERS = 500;

export async function run(args) {
  const { fill } = await import('./support/thread.mjs');
  const { startServer } = await import('./support/server.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const postgres = await startPostgres();
  const path = join(folder, 'afterword.db');
  const databases = [
    { name: 'SQLite', location: { kind: 'sqlite', path }, address: `file:${path}` },
    { name: 'PostgreSQL', location: { kind: 'postgres', url: postgres.url }, address: postgres.url },
  ];
  const rows = [];
  const rates = [];
  try {
    for (const { name, location, address } of databases) {
      await fill(location, [['long', COMMENTS]]);
      const server = await startServer(address);
      try {
        const comments = `${server.url}/api/v1/pages/long/comments`;
        for (const sort of ['newest', 'oldest', 'best']) {
          const first = `${comments}?limit=50&sort=${sort}`;
          const deep = `${first}&after=${await cursorBehind(0.9 * 0.8 * COMMENTS, comments, sort)}`;
          const [one, other] = (await alternate([first, deep], ROUNDS)).map(median);
          rows.push([`${name}, ${sort} first`, number(one, 2), number(other, 2), number(other / one, 2)]);
        }
        const [early, late] = [`${comments}?around=long_4`, `${comments}?around=long_${COMMENTS - 1}`];
        const [one, other] = (await alternate([early, late], ROUNDS)).map(median);
        rows.push([`${name}, around a reply`, number(one, 2), number(other, 2), number(other / one, 2)]);
        rates.push([
          name,
          number(await rate(`${comments}?limit=50`, 16)),
          number(await rate(`${server.url}/api/v1/counts?page=long`, 16)),
          number(await fanOut(server.url, 'long', READERS)),
        ]);
        console.log([...rows.slice(-4), rates.at(-1)].map((row) => row.join('  ')).join('\n'));
      } finally {
        await server.stop();
      }
    }
  } finally {
    postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} on ${machine()}; whoever asks runs on the same machine. Milliseconds for an answer with 50 comments and their first replies, over HTTP, median of ${ROUNDS}.`,
    table(['', 'first page', 'behind 90 %', 'ratio'], rows),
    table(['', 'first pages a second', 'counts a second', `ms until ${READERS} readers have a new comment`], rates),
  ].join('\n\n');
  console.log(text);
  if (args.length === 0) await writeSection('pages', text);
}

/** As a reader gets there: page by page. */
async function cursorBehind(count, comments, sort) {
  let after = '';
  for (let seen = 0; seen < count; seen += 1000) {
    const answer = await fetch(`${comments}?limit=1000&sort=${sort}${after && `&after=${after}`}`);
    after = (await answer.json()).next;
  }
  return after;
}
