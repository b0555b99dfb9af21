import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findBrowser } from '../scripts/support/browser.mjs';
import { startServer } from './support/server.mjs';
import { fill } from './support/thread.mjs';
import { installPeers } from './support/peers.mjs';
import { writeSection } from './support/report.mjs';

// Threads of 50, 1,000 and 10,000 comments in a real browser: Afterword, the same comments as plain DOM, and the published
// clients of two peers; by turns, so that a machine that slows down slows all of them down.

const ROUNDS = { 50: 7, 1000: 7, 10_000: 3 };
const folder = fileURLToPath(new URL('render/', import.meta.url));

/** Everything that a page holds, as its API gives it. */
async function readThread(server, page) {
  const items = [];
  for (let after = ''; after !== null;) {
    const answer = await fetch(`${server}/api/v1/pages/${page}/comments?limit=1000${after && `&after=${after}`}`);
    const part = await answer.json();
    items.push(...part.items);
    after = part.next;
  }
  return items;
}

/** `--only Afterword,plain`, `--sizes 50,1000`, `--rounds 1`: for whoever works on one of them; writes no document. */
function parse(args) {
  const of = (name) => (args.includes(name) ? args[args.indexOf(name) + 1].split(',') : undefined);
  return { only: of('--only'), sizes: (of('--sizes') ?? Object.keys(ROUNDS)).map(Number), rounds: Number(of('--rounds')?.[0]), writes: args.length === 0 }; // prettier-ignore
}

export async function run(args) {
  const { only, sizes, rounds, writes } = parse(args);
  installPeers(folder);
  const { contenders } = await import('./render/contenders.mjs');
  const { startHost } = await import('./render/host.mjs');
  const { toArtalk } = await import('./render/stand-ins.mjs');
  const { measure } = await import('./render/measure.mjs');
  const { summarize } = await import('./render/summary.mjs');

  const data = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const database = join(data, 'afterword.db');
  await fill(
    { kind: 'sqlite', path: database },
    sizes.map((count) => [`bench_${count}`, count]),
  );
  const server = await startServer(`file:${database}`);
  const threads = new Map();
  for (const count of sizes) threads.set(count, await readThread(server.url, `bench_${count}`));
  threads.more = { ...threads.get(sizes[0])[0], id: 'one_more', replies: { count: 0, items: [], next: null }, parent: null, created: new Date().toISOString() }; // prettier-ignore
  const host = await startHost(server.url, threads);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: CHROMIUM_FLAGS });

  /** Somebody else posts, and the page hears of it. */
  const post = (count) => async (page) => {
    const call = async (method, path, body, token) => {
      const headers = { origin: host.url, ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) }; // prettier-ignore
      const answer = await fetch(`${server.url}/api/v1/${path}`, {
        method,
        headers,
        body: body && JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? undefined : answer.json();
    };
    const { token } = await call('POST', 'visitors', {});
    const { comment } = await call('POST', `pages/bench_${count}/comments`, { body: 'One more, from somebody else.', author: { name: 'Eve' } }, token); // prettier-ignore
    await page.waitForFunction(contenders[0].inPage.arrived);
    return { after: () => call('DELETE', `comments/${comment.id}`, undefined, token) };
  };
  const appends = {
    Afterword: post,
    Waline: () => async (page) => {
      await page.evaluate(contenders.find(({ name }) => name === 'Waline').inPage.write);
      await page.waitForTimeout(300);
      return {};
    },
    Artalk: () => async () => ({ argument: { ...toArtalk(threads.more), id: 999_999 } }),
  };

  const results = [];
  try {
    for (const count of sizes) {
      for (let round = 0; round < (rounds || ROUNDS[count]); round++) {
        for (const [index, contender] of contenders.entries()) {
          if (only && !only.some((name) => contender.name.startsWith(name))) continue;
          const append = appends[contender.name]?.(count) ?? (async () => ({ argument: threads.more }));
          try {
            const one = await measure(browser, contender, `${host.url}/page/${index}?count=${count}`, { total: count, append, sort: true }); // prettier-ignore
            results.push({ count, name: contender.name, ...one });
            console.log(count, contender.name, Object.entries(one).map(([key, value]) => `${key} ${value.toFixed(key === 'shift' ? 4 : 1)}`).join('  ')); // prettier-ignore
          } catch (error) {
            console.log(count, contender.name, String(error).split('\n')[0]);
          }
        }
      }
    }
    const text = await summarize(results, contenders, browser.version());
    console.log(text);
    if (writes) await writeSection('render', text);
  } finally {
    await browser.close();
    host.stop();
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
