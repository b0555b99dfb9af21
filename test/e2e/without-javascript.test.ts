import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContextOptions } from 'playwright-core';
import { closeFirefox, openFirefox } from './support/firefox.js';
import {
  charactersOf,
  digitsOf,
  documentOf,
  fill,
  openPlain,
  post,
  readImage,
  SECRET,
  violations,
} from './support/plain.js';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';

describe('a reader without JavaScript', () => {
  let server: RunningServer;
  let pages = 0;
  const newDocument = (): string => documentOf(server.url, `plain-${++pages}`);
  before(
    async () =>
      (server = await RunningServer.start({ env: { AFTERWORD_SECRET: SECRET, AFTERWORD_MODERATION: 'none' } })),
  );
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  it('reads, is told at each field what is missing, keeps the text, sends, and lands at the comment', async () => {
    const ada = await openPlain(newDocument());
    const { page } = ada;
    await ada.sees('Be the first to say something.');
    await fill(page, { text: 'It *helped*.\n\n</textarea><b>Not</b> bold. & so on' });
    await page.getByRole('button', { name: 'Send comment' }).click();

    await ada.sees('Not sent yet.');
    assert.match(await page.title(), /^Not sent yet: /);
    const name = page.getByLabel('Name', { exact: true });
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('#name-problem').innerText(), 'Give a name; any name will do.');
    assert.equal(await name.getAttribute('aria-describedby'), 'name-problem');
    assert.ok(await name.evaluate((field) => field === document.activeElement), 'the focus is where to go on');
    assert.equal(
      await page.getByLabel('Your comment').inputValue(),
      'It *helped*.\n\n</textarea><b>Not</b> bold. & so on',
    );

    await fill(page, { name: 'Ada & "Co"' });
    await page.getByLabel(/I have read the disclaimer/).check();
    await page.getByLabel('Type the characters').fill('wrong');
    const misread = await readImage(page);
    await page.getByRole('button', { name: 'Send comment' }).click();
    await ada.sees('Here is a new one.');
    assert.notEqual(await readImage(page), misread);
    assert.equal(await name.inputValue(), 'Ada & "Co"');
    assert.ok(await page.getByLabel(/I have read the disclaimer/).isChecked());

    await page.getByLabel('Type the characters').fill(await readImage(page));
    await page.getByRole('button', { name: 'Send comment' }).click();
    await ada.sees('bold. & so on');
    assert.match(page.url(), /#comment-\w+$/);
    const place = page.locator(`span${new URL(page.url()).hash}`);
    assert.ok(await place.evaluate((element) => element.matches(':target') && element.getClientRects().length > 0));
    assert.equal(await page.locator('afterword-comment em').innerText(), 'helped');
    assert.equal(await page.locator('afterword-comment b').count(), 0);
    assert.deepEqual(await page.context().cookies(), []); // B17
    assert.deepEqual(
      ada.complaints.filter((complaint) => !/status of (422|403)/.test(complaint)),
      [],
    );
  });

  it('asks for another image and loses nothing', async () => {
    const { page } = await openPlain(newDocument());
    await fill(page, { text: 'Still here.', name: 'Ada' });
    const first = await readImage(page);
    await page.getByRole('button', { name: 'New image' }).click();
    assert.notEqual(await readImage(page), first);
    assert.equal(await page.getByLabel('Your comment').inputValue(), 'Still here.');
    assert.equal(await page.getByText('Not sent yet.').count(), 0);
  });

  it('hears digits instead of reading characters, when and as often as it likes, and writes with them', async () => {
    const { page } = await openPlain(`${newDocument()}?lang=de`);
    await fill(page, { text: 'Heard, not seen.', name: 'Ada' });
    await page.getByLabel(/I have read the disclaimer/).check();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/.*\//, '')));
    await page.getByRole('button', { name: 'Hear digits instead' }).click();

    const player = page.locator('audio');
    await player.waitFor();
    const state = () =>
      player.evaluate(({ paused, duration, error }: HTMLAudioElement) => ({ paused, duration, error: error?.code }));
    assert.ok((await state()).paused, 'nothing sounds by itself');
    assert.ok(!asked.includes('digits.wav'), 'and nothing was fetched');
    const field = page.getByLabel('Type the six digits you hear');
    assert.ok(await field.evaluate((element) => element === document.activeElement), 'the focus is where to go on');
    await player.focus();
    await page.keyboard.press(' ');
    await page.waitForResponse(/digits\.wav.*lang=de/);
    // Where no script runs, nothing can wait in the page.
    let { duration, error } = await state();
    for (let tries = 0; !duration && tries < 300; tries++) {
      await setTimeout(50);
      ({ duration, error } = await state());
    }
    assert.ok(duration > 5, 'the digits are there');
    assert.ok(duration < 8 && error === undefined, `${duration} s of sound, error ${error}`);

    await field.fill('12');
    const challenge = page.locator('input[name="challenge"]');
    const misheard = await challenge.inputValue();
    await page.getByRole('button', { name: 'Send comment' }).click();
    await page.getByText('Here are new ones.').first().waitFor();
    assert.notEqual(await challenge.inputValue(), misheard);
    assert.equal(await page.getByLabel('Your comment').inputValue(), 'Heard, not seen.');
    await field.fill(digitsOf(await challenge.inputValue()).replace(/(...)/, '$1 '));
    await page.getByRole('button', { name: 'Send comment' }).click();
    await page.getByText('Heard, not seen.').waitFor();
    assert.match(page.url(), /#comment-\w+$/);
  });

  it('rates by keyboard alone: stars, then an image, and is told that it was kept', async () => {
    const ada = await openPlain(newDocument());
    const { page } = ada;
    await page.getByRole('button', { name: 'Rate', exact: true }).click();
    await ada.sees('Choose how many stars you give.');
    const first = page.getByRole('radio', { name: '1 of 5 stars' });
    assert.ok(await first.evaluate((radio) => radio === document.activeElement), 'the focus is where to go on');
    for (let star = 1; star < 4; star++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await ada.sees('One more step');
    assert.match(await page.title(), /^One more step: /);
    assert.ok(await page.getByRole('radio', { name: '4 of 5 stars' }).isChecked());
    const field = page.getByLabel('Type the characters');
    assert.ok(await field.evaluate((input) => input === document.activeElement));
    await page.keyboard.type(await readImage(page));
    await page.keyboard.press('Enter');
    await ada.sees('Your rating was kept.');
    await ada.sees('4.0 · 1 rating');
    assert.deepEqual(await page.context().cookies(), []); // B17
  });

  it('who cannot read the image lets a moderator look, and is told that the comment waits', async () => {
    const ada = await openPlain(newDocument());
    await fill(ada.page, { text: 'I cannot see it.', name: 'Ada' });
    await ada.page.getByLabel(/I have read the disclaimer/).check();
    await ada.page.getByRole('button', { name: 'Let a moderator look at it' }).click();
    await ada.sees(/moderator/);
    assert.match(ada.page.url(), /held=1/);
    assert.equal(await ada.page.getByText('I cannot see it.').count(), 0);
  });

  it('meets no field that is meant for programs, by eye or by keyboard', async () => {
    const { page } = await openPlain(newDocument());
    const traps = await page.locator('input[name="subject"], button.trap').all();
    assert.equal(traps.length, 4);
    for (const trap of traps) {
      const box = (await trap.boundingBox())!;
      assert.ok(box.x + box.width <= 0, 'it is beside the page');
      assert.ok(await trap.evaluate((field) => getComputedStyle(field).display !== 'none'), 'and still drawn');
    }
    await page.getByRole('radio', { name: '1 of 5 stars' }).focus();
    for (let presses = 0; presses < 25; presses++) {
      await page.keyboard.press('Tab');
      const isTrap = () => page.evaluate(() => document.activeElement?.closest('.trap') !== null);
      assert.equal(await isTrap(), false);
    }
  });

  it('answers a comment and finds the answer below it', async () => {
    const ada = await openPlain(newDocument());
    await post(ada.page, 'How long did it take?', 'Ben');
    await ada.page.getByRole('link', { name: 'Reply to Ben' }).click();
    assert.equal(await ada.page.locator('blockquote').first().innerText(), 'How long did it take?');
    await post(ada.page, 'Two weeks.');
    await ada.sees('Two weeks.');
    const branch = ada.page.locator('afterword-comments ol ol li', { hasText: 'Two weeks.' });
    assert.equal(await branch.count(), 1);
    assert.ok(await ada.page.locator(':target').count());
    await ada.page.getByRole('link', { name: 'All comments' }).click();
    await ada.sees('How long did it take?');
  });

  it('walks to older comments and back, and reads in another order', async () => {
    const url = newDocument();
    const ada = await openPlain(url);
    for (let count = 1; count <= 27; count++) await post(ada.page, `Number ${count}.`); // more than fit
    await ada.page.goto(url);
    const shown = () => ada.page.locator('afterword-comment [part="body"]').allInnerTexts();
    assert.equal((await shown()).length, 25);
    await ada.page.getByRole('link', { name: 'Older comments' }).click();
    await ada.sees('Number 1.');
    assert.deepEqual(
      (await shown()).map((text) => /Number \d+\./.exec(text)?.[0]),
      ['Number 2.', 'Number 1.'],
    );
    await ada.page.getByRole('link', { name: 'Newest' }).last().click();
    await ada.sees('Number 27.');
    await ada.page.getByRole('link', { name: 'Oldest' }).click();
    await ada.sees('Number 1.');
    assert.match((await shown())[0]!, /Number 1\./);
  });

  it('opens a hidden text by pressing its button, and reads long texts whole', async () => {
    const ada = await openPlain(newDocument());
    await post(ada.page, `||It hurt.|| ${'Long. '.repeat(400)}The end.`);
    const hidden = ada.page.getByText('It hurt.');
    assert.equal(await hidden.isVisible(), false);
    await ada.page.getByRole('button', { name: 'Show hidden text' }).click();
    assert.ok(await hidden.isVisible());
    const body = ada.page.locator('afterword-comment [part="body"]');
    assert.ok(await body.evaluate((element) => element.scrollHeight <= element.clientHeight + 1));
  });

  const looks: Record<string, BrowserContextOptions & { query?: string }> = {
    'wide and light': {},
    'narrow and dark': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
    'from right to left': { query: '?lang=ar&' },
    'in forced colours': { forcedColors: 'active' },
  };
  for (const [look, { query = '', ...options }] of Object.entries(looks)) {
    it(`meets no barrier that axe knows of, and nothing beside the page, ${look} (A30, A33, A42, A45)`, async () => {
      // axe is a script: here scripting is on, and the documents are those to which none comes.
      const url = newDocument();
      const ben = await openPlain(url);
      await post(ben.page, `> quoted\n\nA\u00adword that_has_no_end_${'x'.repeat(120)}`);
      const reply = await ben.page.getByRole('link', { name: /^Reply to/ }).getAttribute('href');
      const address = new URL(reply!, url).href.replace('?', query || '?');
      const ada = await Reader.open(address, { ...options, bypassCSP: true }); // axe brings styles of its own
      assert.deepEqual(await violations(ada), []);
      await ada.page.getByRole('button', { name: 'Send reply' }).click(); // with everything missing
      await ada.sees('Not sent yet.');
      assert.deepEqual(await violations(ada), []);
      await ada.page.getByRole('button', { name: 'Hear digits instead' }).click();
      await ada.sees('Type the six digits you hear');
      assert.deepEqual(await violations(ada), []);
      const [scrolls, fits] = await ada.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(scrolls <= fits, `${scrolls} px of page in ${fits} px of window`);
      await ada.page.goto(address);
      await ada.page.getByRole('button', { name: 'Rate', exact: true }).click(); // no star was chosen
      await ada.sees('Choose how many stars you give.');
      assert.deepEqual(await violations(ada), []);
      await ada.page.getByRole('radio', { name: /^[5٥]/ }).check();
      await ada.page.getByRole('button', { name: 'Rate', exact: true }).click();
      await ada.sees('One more step');
      assert.deepEqual(await violations(ada), []);
      const [wide, window] = await ada.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= window, `${wide} px of page in ${window} px of window`);
    });
  }

  it('can also write where a script was meant to come and did not', async () => {
    const ada = await Reader.open('about:blank');
    await ada.page.route('**/afterword.js', (route) => route.abort());
    await ada.page.goto(newDocument());
    await post(ada.page, 'Written all the same.');
    await ada.sees('Written all the same.');
  });
});

/** Everything that is read on a page, in the elements too. As a text, so that it comes to the page as it stands. */
const WORDS = `(() => {
  const read = (node) => node.nodeType === 3 ? node.data : node.localName === 'script' ? '' : [node.shadowRoot, ...node.childNodes].map((child) => child ? read(child) : '').join(' ');
  return read(document.body).replace(/\\s+/g, ' ');
})()`;

describe('a reader without JavaScript in Firefox', () => {
  let server: RunningServer;
  before(
    async () =>
      (server = await RunningServer.start({ env: { AFTERWORD_SECRET: SECRET, AFTERWORD_MODERATION: 'none' } })),
  );
  after(closeFirefox);
  after(() => server[Symbol.asyncDispose]());

  it('is told what is missing, keeps the text, sends, answers, and reads in another order', async () => {
    const page = await openFirefox({ javaScript: false });
    const words = () => page.evaluate(WORDS) as Promise<string>;
    const sees = async (text: string | RegExp): Promise<void> => {
      const isThere = (all: string): boolean => (typeof text === 'string' ? all.includes(text) : text.test(all));
      let all = '';
      for (let asked = 0; asked < 400 && !isThere(all); asked++) {
        await setTimeout(50);
        all = await words().catch(() => ''); // between two pages there is none
      }
      assert.ok(isThere(all), `it says ${String(text)}, and not: ${all}`);
    };
    const value = (name: string) => page.$eval(`[name="${name}"]`, (field) => (field as HTMLInputElement).value);
    const press = async (selector: string): Promise<void> => {
      await page.focus(selector);
      await page.keyboard.press('Enter');
    };
    const send = () => press('button[value="send"]');
    const readOff = async () => page.type('[name="captcha"]', charactersOf(await value('challenge')));
    const tick = async (): Promise<void> => {
      await page.focus('[name="disclaimer"]');
      await page.keyboard.press(' ');
    };

    await page.goto(documentOf(server.url, 'plain-firefox'));
    await sees('Be the first to say something.');
    await page.type('[name="body"]', 'It *helped*. </textarea>');
    await send();
    await sees('Not sent yet.');
    assert.equal(await value('body'), 'It *helped*. </textarea>');
    assert.equal(await page.$eval('#name-problem', (note) => note.textContent), 'Give a name; any name will do.');
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), 'name');

    await page.type('[name="name"]', 'Ada');
    await tick();
    await page.type('[name="captcha"]', 'wrong');
    await send();
    await sees('Here is a new one.');
    assert.equal(await value('name'), 'Ada');
    await readOff();
    await send();
    await sees('It helped . </textarea>');
    assert.match(await page.evaluate(() => location.href), /#comment-\w+$/);
    assert.ok(await page.evaluate(() => document.querySelector(':target') !== null), 'it lands at the comment');

    await page.type('[name="body"]', 'A second one.');
    await page.type('[name="name"]', 'Ben');
    await tick();
    await press('button[value="listen"]');
    await sees('Type the six digits you hear');
    assert.equal(await value('body'), 'A second one.');
    await page.type('[name="captcha"]', digitsOf(await value('challenge')));
    await send();
    await sees(/A second one\. .*It helped/);
    await press('a[href*="sort=oldest"]');
    await sees(/It helped .*A second one\./);
  });
});

describe('a comment that has to wait for a moderator', () => {
  after(closeBrowser);

  it('is said to wait, and is shown to nobody', async () => {
    await using server = await RunningServer.start({ env: { AFTERWORD_SECRET: SECRET, AFTERWORD_MODERATION: 'all' } });
    const ada = await openPlain(documentOf(server.url, 'held'));
    await post(ada.page, 'Please look at this first.');
    await ada.sees('Your comment is waiting for a moderator');
    assert.equal(await ada.page.getByText('Please look at this first.').count(), 0);
  });
});
