import { expect, html } from '@open-wc/testing';
import '../../src/define.js';
import { devtools, inChromium, isChromium } from '../support/browser.js';
import { OtherReader } from '../support/other-reader.js';
import { TestPage } from '../support/page.js';
import { callsTo, openStreams } from '../support/requests.js';
import { until } from '../support/until.js';

const TAGS = [
  'comments',
  'comment-form',
  'comment',
  'comment-count',
  'rating',
  'rating-summary',
  'captcha',
  'disclaimer',
  'terms',
  'consent',
  'analytics',
  'page',
];
const TIMES = 1000;

interface Held {
  /** Megabytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What the browser holds once everything that nobody needs is thrown away. */
async function held(): Promise<Held> {
  await devtools('HeapProfiler.collectGarbage');
  await devtools('HeapProfiler.collectGarbage');
  const { metrics } = await devtools<{ metrics: { name: string; value: number }[] }>('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)!.value;
  return { heap: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

interface Updating {
  readonly updateComplete: Promise<unknown>;
}

const more = (before: Held, after: Held): Held => ({
  heap: after.heap - before.heap,
  nodes: after.nodes - before.nodes,
  listeners: after.listeners - before.listeners,
});

/** Far less than one of anything for each time. */
const isLittle = ({ heap, nodes, listeners }: Held): boolean => heap < 2 && nodes < 100 && listeners < 50;

/** Timers that are still to come, as the page set them. */
function countTimers(): { readonly size: () => number; readonly end: () => void } {
  const own = { setInterval: window.setInterval, clearInterval: window.clearInterval };
  const open = new Set<number>();
  Object.assign(window, {
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const id = own.setInterval.apply(window, args) as unknown as number;
      open.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      open.delete(id);
      own.clearInterval.call(window, id);
    },
  });
  return { size: () => open.size, end: () => void Object.assign(window, own) };
}

describe(`an element that comes and goes ${TIMES} times`, () => {
  before(() => (isChromium ? devtools('Performance.enable') : undefined));

  for (const tag of TAGS) {
    inChromium('Firefox does not tell what a page holds')(
      `leaves nothing behind: <afterword-${tag}> (A7)`,
      async function () {
        this.timeout(60_000);
        const page = new TestPage('free');
        const { id } = await new OtherReader(page).comment('One.');
        const host = await page.render(html`<afterword-comment-count></afterword-comment-count>`);
        await until(() => host.store!.state.connection.status === 'online', 'the page is followed');
        const comeAndGo = async (): Promise<void> => {
          const element = document.createElement(`afterword-${tag}`) as HTMLElement & Updating;
          if (tag === 'comment') element.setAttribute('comment', id);
          host.append(element);
          await element.updateComplete;
          element.remove();
        };
        const timers = countTimers();
        const answers = (): Promise<unknown> => Promise.all(callsTo(page.server, 'GET', '').map(({ reply }) => reply));
        // Templates are kept once they were used, so everything has to be shown before we count: with what is asked for first.
        for (let n = 0; n < 100; n++) await comeAndGo();
        await answers();
        for (let n = 0; n < 100; n++) await comeAndGo();
        const before = await held();
        for (let n = 0; n < TIMES; n++) await comeAndGo();
        timers.end();
        await answers(); // what was asked for still comes
        let now = before;
        const isLetGo = async (): Promise<boolean> => isLittle(more(before, (now = await held())));
        await until(isLetGo, 'all is let go', 30_000).catch((error: unknown) => {
          throw new Error(`${JSON.stringify(before)} before, ${JSON.stringify(now)} after`, { cause: error });
        });
        expect(timers.size(), 'timers').to.equal(0);
        expect(openStreams(page.server), 'streams').to.have.lengthOf(1);
      },
    );
  }
});
