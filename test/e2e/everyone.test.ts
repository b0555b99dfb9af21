import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { closeBrowser, Reader } from './support/reader.js';
import { ROOT, RunningServer } from './support/server.js';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds, with the rules of WCAG 2.2 AA and its own best practices. */
async function violations(reader: Reader): Promise<string[]> {
  const axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await reader.page.evaluate(axe);
  const { violations: found } = await reader.page.evaluate<{ violations: Violation[] }>('axe.run()');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('readers of every kind', () => {
  let server: RunningServer;
  before(async () => (server = await RunningServer.start()));
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  it('can do everything by keyboard alone (A34–A37)', async () => {
    const ada = await Reader.open(`${server.url}/vertebral-fracture-pain`);
    const { keyboard } = ada.page;
    const focused = () =>
      ada.page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element
          ? (element.getAttribute('aria-label') ?? element.textContent.trim()) ||
              element.getAttribute('name') ||
              element.id
          : '';
      });
    const tabTo = async (name: string | RegExp, steps = 60): Promise<void> => {
      for (let step = 0; step < steps; step++) {
        await keyboard.press('Tab');
        const label = await focused();
        if (typeof name === 'string' ? label === name : name.test(label)) return;
      }
      assert.fail(`Tab never reached ${String(name)}; it stands on ${await focused()}`);
    };
    await ada.sees('Be the first to say something.');
    await tabTo('1 of 5 stars');
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await ada.sees(/You rated [34]\./);
    await tabTo('I understand');
    await keyboard.press('Enter');
    assert.equal(await focused(), 'Show');
    await tabTo('body');
    await keyboard.type('Written without a mouse.');
    await tabTo('name');
    await keyboard.type('Keys');
    await tabTo('Send comment');
    await keyboard.press('Enter');
    await ada.sees('Written without a mouse.');
    await ada.page.waitForFunction(
      () => document.activeElement?.shadowRoot?.activeElement?.localName === 'afterword-comment',
    );
    await tabTo('Reply to Keys', 5);
    await keyboard.press('Enter');
    await keyboard.type('Answered without one, too.');
    await tabTo('Send reply');
    await keyboard.press('Space');
    await ada.sees('Answered without one, too.');
    await tabTo('Delete your comment', 6);
    await keyboard.press('Enter');
    assert.equal(await focused(), 'Delete');
    await keyboard.press('Enter');
    await ada.page.getByText('Answered without one, too.').waitFor({ state: 'detached' });
    ada.assertContent();
  });

  const looks: Record<string, BrowserContextOptions> = {
    'wide and light': {},
    'narrow and light': { viewport: { width: 320, height: 640 } },
    'wide and dark': { colorScheme: 'dark' },
    'narrow and dark': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
    'in forced colours': { forcedColors: 'active' },
    'with a coarse pointer and less motion': {
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 800 },
    },
  };
  for (const [look, options] of Object.entries(looks)) {
    it(`meet no barrier that axe knows of, and nothing beside the page, ${look} (A33, A42, A45)`, async () => {
      const ada = await Reader.open(`${server.url}/`, options);
      await ada.composer.focus();
      await ada.write(
        `Seen ${look}. A\u00adword that_has_no_end_${'x'.repeat(120)}\n\n    code that is long ${'y'.repeat(120)}\n\n> quoted`,
      );
      await ada.page.getByRole('button', { name: 'Preview' }).click();
      assert.deepEqual(await violations(ada), []);
      await ada.acknowledge();
      await ada.send();
      await ada.sees(`Seen ${look}`);
      await ada.rate(3);
      await ada.sees('You rated 3.');
      assert.deepEqual(await violations(ada), []);
      const [scrolls, fits] = await ada.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(scrolls <= fits, `${scrolls} px of page in ${fits} px of window`);
      ada.assertContent();
    });
  }

  it('read right to left in a page that does (A44)', async () => {
    const ada = await Reader.open(`${server.url}/`);
    await ada.page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await ada.sees('Comments');
    assert.deepEqual(await violations(ada), []);
    const [scrolls, fits] = await ada.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(scrolls <= fits);
    const radio = ada.rating.getByRole('radio', { name: '2 of 5 stars' });
    const before = await radio.locator('..').boundingBox();
    const next = await ada.rating.getByRole('radio', { name: '3 of 5 stars' }).locator('..').boundingBox();
    assert.ok(next!.x < before!.x);
  });

  it('read the disclaimer without JavaScript, and are led to where they can read and write comments (A30, E)', async () => {
    const ada = await Reader.open(`${server.url}/`, { javaScriptEnabled: false });
    assert.ok(await ada.page.getByText('What readers write is not medical advice').isVisible());
    await ada.page.getByRole('link', { name: 'Read and write comments' }).click();
    assert.equal(ada.page.url(), `${server.url}/pages/${encodeURIComponent(`${server.url}/`)}`);
    await ada.page.getByRole('heading', { name: 'Write a comment' }).waitFor();
  });

  it('see the pages stand still while they load (A74)', async () => {
    const ada = await Reader.open('about:blank');
    await ada.page.addInitScript(() => {
      const shifts: number[] = ((globalThis as { shifts?: number[] }).shifts = []);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await ada.page.goto(`${server.url}/`);
    await ada.page.locator('afterword-comment').first().waitFor();
    const shifts = await ada.page.evaluate(() => (globalThis as { shifts?: number[] }).shifts ?? []);
    assert.ok(shifts.reduce((sum, value) => sum + value, 0) < 0.01, `layout shifts ${shifts.join(', ')}`);
  });
});
