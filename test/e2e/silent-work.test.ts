import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { closeBrowser, launch, Reader } from './support/reader.js';
import { LocalServer } from './support/recorder.js';
import { RunningServer } from './support/server.js';

/** So many times slower than this machine: a phone. */
const SLOWDOWN = 4;
/** Milliseconds of computing from which on a browser calls a task long (W3C, Long Tasks API). */
const LONG = 50;
/** A garbage collection or a compilation may fall into one of them, and one without is enough. */
const ROUNDS = 5;

/** What of a trace is looked at; durations in microseconds of computing, so that a busy machine does not count. */
interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** A form of somebody else's, so that nothing but the captcha is busy. */
class SignUp extends LocalServer {
  static start(kit: string): Promise<SignUp> {
    const body = `<!doctype html><html lang="en"><title>Sign up</title><link rel="icon" href="data:,">
      <script type="module" src="${kit}/afterword.js"></script>
      <form><afterword-captcha name="captcha" required></afterword-captcha></form>`;
    return new SignUp(() => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body })).listen();
  }
}

describe('silent work on a slow device', () => {
  let server: RunningServer;
  let site: SignUp;
  let browser: Browser;

  before(async () => {
    browser = await launch();
    server = await RunningServer.start();
    site = await SignUp.start(server.url);
  });
  after(closeBrowser);
  after(() => Promise.all([site, server].map((one) => one[Symbol.asyncDispose]())));

  it('is done by the browser beside the page, which is never busy for long', async () => {
    const rounds: number[] = [];
    while (rounds.length < ROUNDS && !rounds.some((longest) => longest < LONG)) {
      const { page } = await Reader.open(site.url);
      const start = page.getByRole('button', { name: 'Check that I am human' });
      await start.waitFor();
      await countDerivations(page);
      const protocol = await page.context().newCDPSession(page);
      await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
      await start.click();
      await page.getByText('Checked.').waitFor({ timeout: 60_000 });
      const { events } = await browser.stopTracing().then(read);
      const { derivations, inOneTask } = await page.evaluate(() => (globalThis as unknown as Counted).counted);
      await page.context().close();

      assert.ok(derivations > 0, 'the work is WebCrypto’s');
      assert.ok(inOneTask <= 8, `${inOneTask} derivations were asked for in one task`);
      rounds.push(Math.max(...tasksOf(events)));
    }
    assert.ok(rounds.at(-1)! < LONG, `the longest tasks took ${rounds.map(Math.round).join(', ')} ms`);
  });
});

interface Counted {
  counted: { derivations: number; inOneTask: number };
}

/** Counts derivations, and how many are asked for before the page can do anything else. */
function countDerivations(page: Page): Promise<void> {
  return page.evaluate(() => {
    const counted = { derivations: 0, inOneTask: 0 };
    let task = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (task = 0);
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
    crypto.subtle.deriveBits = (...args) => {
      counted.derivations++;
      counted.inOneTask = Math.max(counted.inOneTask, ++task);
      port2.postMessage(null);
      return derive(...args);
    };
    (globalThis as unknown as Counted).counted = counted;
  });
}

function read(trace: Buffer): { events: readonly TraceEvent[] } {
  return { events: (JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }).traceEvents };
}

/** Milliseconds of computing that each task of pages took. */
function tasksOf(events: readonly TraceEvent[]): number[] {
  const idOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const mains = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(idOf)); // prettier-ignore
  // What promises lead to is counted beside tasks and not in them.
  const took = events.flatMap((event) =>
    event.tdur !== undefined && mains.has(idOf(event)) ? [event.tdur / 1000] : [],
  );
  assert.ok(took.length > 100, `only ${took.length} tasks were seen`);
  return took;
}
