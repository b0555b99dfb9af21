import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Client } from '../../server/test/support/client.js';
import { all, ofRole, readTree, textOf, type Told } from './support/accessibility.js';
import { closeBrowser, Reader } from './support/reader.js';
import { Site } from './support/recorder.js';
import { RunningServer } from './support/server.js';

const CONTROLS = ['button', 'link', 'textbox', 'checkbox', 'radio', 'slider', 'combobox', 'radiogroup', 'group', 'region', 'article']; // prettier-ignore

describe('what a screen reader is told', () => {
  let server: RunningServer;
  let site: Site;
  let ada: Reader;

  const say = async (body: string, name: string, parent?: string): Promise<string> => {
    const reader = await new Client(server.url).join();
    return (await reader.write('told', { body, parent, author: { name }, captcha: undefined })).id;
  };
  const tree = () => readTree(ada);
  const thread = (told: Told): Told => all(told).find(({ role, name }) => role === 'region' && name === 'Comments')!;
  /** The one thing of this name; the browser tells of what changed a little after it is seen. */
  const named = async (role: string, name: string): Promise<Told> => {
    let found: readonly Told[] = [];
    for (let asked = 0; asked < 200 && found.length !== 1; asked++) {
      if (asked > 0) await setTimeout(25);
      found = ofRole(await tree(), role).filter((one) => one.name === name);
    }
    assert.equal(found.length, 1, `${found.length} of ${role} "${name}"`);
    return found[0]!;
  };

  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_CAPTCHA: 'none', AFTERWORD_MODERATION: 'none' } });
    const first = await say('It helped me.', 'Ada Lovelace');
    await say('How long did it take?', 'Ben', first);
    await say('Two weeks, and ||the pain|| was gone.', 'Ada Lovelace', first);
    await say('Not me, sadly.', 'Zoë');
    site = await Site.start();
    site.body = `<script type="module" src="${server.url}/afterword.js"></script><main><h1>An article</h1>
      <afterword-page page="told">
        <afterword-disclaimer name="general" version="1"><h2 slot="heading">Not medical advice</h2><p>Ask a doctor.</p></afterword-disclaimer>
        <afterword-rating histogram></afterword-rating>
        <afterword-comments follow></afterword-comments>
      </afterword-page></main>`;
    ada = await Reader.open(site.url);
    await ada.sees('Not me, sadly.');
    await ada.composer.waitFor();
  });
  after(closeBrowser);
  after(() => Promise.all([site, server].map((one) => one[Symbol.asyncDispose]())));

  it('is that the thread is a region with a heading, and comments are articles in nested lists', async () => {
    const comments = thread(await tree());
    assert.equal(ofRole(comments, 'heading')[0]?.name, 'Comments 4');
    const [list] = ofRole(comments, 'list');
    const items = list!.children.filter(({ role }) => role === 'listitem');
    assert.deepEqual(
      items.map((item) => ofRole(item, 'article')[0]?.name),
      ['Comment by Zoë', 'Comment by Ada Lovelace'],
    );
    const replies = ofRole(items[1]!, 'list')[0]!;
    assert.deepEqual(
      ofRole(replies, 'article').map(({ name }) => name),
      ['Comment by Ben', 'Comment by Ada Lovelace (2)'],
    );
    assert.match(textOf(items[0]!), /Not me, sadly\./);
  });

  it('is a name of its own for each control, the writer’s in it where there are several', async () => {
    const told = await tree();
    const controls = ofRole(told, ...CONTROLS);
    assert.deepEqual(
      controls
        .filter(({ name }) => name.trim() === '')
        .map(({ role, children }) => `${role} ${children.map(textOf).join()}`),
      [],
      'without a name',
    );
    const names = ofRole(told, 'button', 'link', 'textbox').map(({ role, name }) => `${role} ${name}`);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      'twice',
    );
    for (const action of ['Reply to', 'Report the comment by']) {
      for (const name of ['Ada Lovelace', 'Ada Lovelace (2)', 'Ben', 'Zoë'])
        assert.ok(
          names.some((one) => one.startsWith(`button ${action} ${name}`)),
          `${action} ${name}: ${names.join()}`,
        );
    }
  });

  it('is whether something is pressed, open or chosen', async () => {
    const name = 'Vote the comment by Zoë up';
    assert.equal((await named('button', name)).states.pressed, 'false');
    await ada.page.getByRole('button', { name }).click();
    await ada.page.getByRole('button', { name: `${name}: 1`, pressed: true }).waitFor();
    assert.equal((await named('button', `${name}: 1`)).states.pressed, 'true');

    const rail = 'Hide 2 replies to Ada Lovelace';
    assert.equal((await named('button', rail)).states.expanded, true);
    await ada.page.getByRole('button', { name: rail }).press('Enter');
    await ada.page
      .getByRole('button', { name: 'Show 2 replies', expanded: false })
      .and(ada.page.locator(':focus'))
      .waitFor();
    const shown = await named('button', 'Show 2 replies');
    assert.equal(shown.states.expanded, false);
    assert.equal(shown.states.focused, true, 'the focus stays where it was pressed');
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('button', { name: rail, expanded: true }).waitFor();

    const stars = ofRole(await tree(), 'radio');
    assert.deepEqual(
      stars.map((star) => [star.name, star.states.checked]),
      [1, 2, 3, 4, 5].map((value) => [value === 1 ? '1 of 5 stars' : `${value} of 5 stars`, 'false']),
    );
    assert.equal((await named('button', 'Newest')).states.pressed, 'true');
  });

  it('is what is missing, at the field where it is missing', async () => {
    await ada.composer.focus();
    await ada.page.getByRole('button', { name: 'Send comment' }).click();
    await ada.sees('Write something first.');
    const field = await named('textbox', 'Your comment');
    assert.equal(field.states.invalid, 'true');
    assert.match(field.description, /Write something first\./);
    await ada.write('Something.', '');
    await ada.send();
    await ada.sees('Give a name; any name will do.');
    const name = await named('textbox', 'Name');
    assert.equal(name.states.invalid, 'true');
    assert.match(name.description, /Give a name; any name will do\./);
  });

  it('is news, once and without haste', async () => {
    await ada.composer.fill('');
    await ada.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await say('And one more.', 'Ben');
    await ada.page.getByRole('button', { name: 'Show 1 new comment' }).waitFor();
    const told = await tree();
    const spoken = all(told).filter(({ states }) => states.live === 'polite' || states.live === 'assertive');
    const news = spoken.filter((region) => textOf(region).includes('1 new comment'));
    assert.equal(news.length, 1);
    assert.equal(news[0]!.states.live, 'polite');
    assert.deepEqual(ofRole(told, 'alert').map(textOf).filter(Boolean), [], 'nothing is shouted');
  });

  it('is the disclaimer as a region with its heading', async () => {
    const told = await tree();
    const region = ofRole(told, 'region').find(({ name }) => name.includes('Not medical advice'));
    assert.ok(
      region,
      ofRole(told, 'region')
        .map(({ name }) => name)
        .join(),
    );
    assert.equal(ofRole(region, 'heading').length, 1);
  });
});
