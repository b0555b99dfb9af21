const IDLE = 4000; // milliseconds to look at a page at rest
const PATIENCE = 60_000;

/** Runs in the page before anything else: when were how many comments painted, and what moved? */
function watch({ count, total }) {
  const counted = (0, eval)(`(${count})`); // in a page of the benchmark alone
  window.seen = { shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(undefined);
  };
  const look = () => {
    const there = document.body ? counted() : 0;
    if (there > 0 && !window.seen.first) afterPaint(() => (window.seen.first = performance.now()));
    if (there >= total) afterPaint(() => (window.seen.all = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Resolves with the milliseconds until what is shown first is another comment, painted. */
function changeFirst({ first, act, argument }) {
  const before = (0, eval)(`(${first})`)();
  const firstNow = (0, eval)(`(${first})`);
  const start = performance.now();
  (0, eval)(`(${act})`)(argument);
  return new Promise((resolve, reject) => {
    const look = () => {
      if (performance.now() - start > 30_000) reject(new Error('Nothing came first that was not first before.'));
      else if (firstNow() === before || !firstNow()) requestAnimationFrame(look);
      else {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(undefined);
      }
    };
    requestAnimationFrame(look);
  });
}

export async function measure(browser, contender, url, { total, append, sort }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    // All that the main thread does: what Chromium counts as script leaves out what promises lead to, which is most of it.
    const metrics = async () => {
      const { metrics: all } = await devtools.send('Performance.getMetrics');
      const of = Object.fromEntries(all.map(({ name, value }) => [name, value]));
      return { work: of.TaskDuration * 1000, heap: of.JSHeapUsedSize / 2 ** 20 }; // prettier-ignore
    };
    const { count, first } = Object.fromEntries(
      Object.entries(contender.inPage).map(([name, act]) => [name, String(act)]),
    );
    await page.addInitScript(watch, { count, total });
    await page.goto(url);
    await page.waitForFunction(() => window.seen.all, undefined, { timeout: PATIENCE, polling: 250 });
    const seen = await page.evaluate(() => window.seen);
    const { work } = await metrics();
    await page.waitForTimeout(1000); // what is left to do right after
    const before = await metrics();
    await page.waitForTimeout(IDLE);
    const idle = ((await metrics()).work - before.work) / (IDLE / 1000);
    const shift = await page.evaluate(() => window.seen.shift);
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { heap } = await metrics();
    const result = { first: seen.first, all: seen.all, work, idle, shift, heap };

    const step = async (act, argument) => {
      const start = await metrics();
      const time = await page.evaluate(changeFirst, { first, act: String(act), argument });
      await page.waitForTimeout(500); // what follows belongs to it
      return { time, work: (await metrics()).work - start.work };
    };
    if (append) {
      const { argument, after } = await append(page);
      const { time, work: cost } = await step(contender.inPage.append, argument);
      Object.assign(result, { append: time, appendWork: cost });
      await after?.();
    }
    if (sort) {
      const { time, work: cost } = await step(contender.inPage.sort);
      Object.assign(result, { sort: time, sortWork: cost });
    }
    return result;
  } finally {
    await context.close();
  }
}
