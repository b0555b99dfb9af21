import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from '../../server/test/support/client.js';
import type { Comment, Content } from '../../src/protocol.js';
import { closeFirefox } from './support/firefox.js';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS, HOSTILE_WORDS } from './support/hostile.js';
import { documentOf, openPlain, post, SECRET } from './support/plain.js';
import { closeBrowser, Reader } from './support/reader.js';
import { Site } from './support/recorder.js';
import { RunningServer } from './support/server.js';
import { ENGINES, Tab } from './support/tab.js';

/** Everything in a document, declared and living shadow roots included, that could run something. Runs in the page. */
function dangerousIn(root: ParentNode): string[] {
  const found: string[] = [];
  const isData = (element: Element): boolean => /^application\/(ld\+)?json$/.test(element.getAttribute('type') ?? '');
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) found.push(...dangerousIn(element.shadowRoot));
    const isOurs = /^(http:\/\/localhost:\d+)?\/afterword\.js$/.test(element.getAttribute('src') ?? '');
    if (/^(script|iframe|object|embed|base|meta|foreignObject)$/i.test(element.localName) && !isOurs && !isData(element) && !(element.localName === 'meta' && element.parentElement === document.head)) found.push(element.outerHTML); // prettier-ignore
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$/i.test(name)) found.push(`${name}=${value}`);
      if (/^(href|src|action|formaction|xlink:href)$/i.test(name) && !/^(https?:|mailto:|data:,$|data:image\/png|[/#?])/i.test(value)) found.push(`${name}=${value}`); // prettier-ignore
    }
  }
  return found;
}

const DANGEROUS = `(${dangerousIn.toString().replaceAll('__name', '(x => x)')})(document)`;

/** Nothing in it could run, and nothing has. */
async function assertHarmless(tab: { evaluate(expression: string): Promise<unknown> }, where: string): Promise<void> {
  assert.deepEqual(await tab.evaluate(DANGEROUS), [], where);
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 100))'); // for what runs when it cannot be loaded
  assert.equal(await tab.evaluate('typeof globalThis.xss'), 'undefined', where);
}

const THREAD = `document.querySelector('afterword-comments').shadowRoot`;
/** How many are drawn in full at once; further down they are words alone until they come near. */
const EACH = 80;

/** Readers, each within what one reader may write, who say everything there is to say. */
class Crowd {
  readonly #server: string;
  #reader: Client | undefined;
  #writes = 0;

  constructor(server: string) {
    this.#server = server;
  }

  /** Whoever has room for another word; what a comment is changed by follows at once. */
  async next(): Promise<Client> {
    if (!this.#reader || ++this.#writes % 25 === 0) this.#reader = await new Client(this.#server).join();
    return this.#reader;
  }

  /** Posts the n-th text under the n-th name and address, on a page with the n-th title. */
  async say(page: string, n: number, text: string): Promise<{ reader: Client; comment: Comment }> {
    const reader = await this.next();
    const words = HOSTILE_WORDS[n % HOSTILE_WORDS.length]!;
    const write = (website?: string) =>
      reader.post(page, {
        body: text,
        author: { name: words.slice(0, 60), website },
        page: { title: words },
        captcha: undefined,
      });
    let result = await write(HOSTILE_ADDRESSES[n % HOSTILE_ADDRESSES.length]);
    if (result.status === 422) result = await write(); // an address that is none
    assert.equal(result.status, 201, text);
    return { reader, comment: result.body.comment };
  }
}

describe('words that were meant to run (B7–B11)', () => {
  let server: RunningServer;
  let site: Site;
  /** The pages that have them, by how the words came there. */
  const pages: string[] = [];
  let crowd: Crowd;

  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_CAPTCHA: 'none', AFTERWORD_MODERATION: 'none' } });
    crowd = new Crowd(server.url);
    for (const way of ['posted', 'edited']) {
      for (const [n, text] of HOSTILE_TEXTS.entries()) {
        const page = `${way}-${Math.floor(n / EACH)}`;
        if (!pages.includes(page)) pages.push(page);
        const { reader, comment } = await crowd.say(page, n, way === 'edited' ? 'Harmless.' : text);
        if (way === 'edited') assert.equal((await reader.edit(comment.id, text)).status, 200, text);
      }
    }
    site = await Site.start();
  });
  after(() => Promise.all([closeBrowser(), closeFirefox()]));
  after(() => Promise.all([site, server].map((one) => one[Symbol.asyncDispose]())));

  const inThread = async (page: string) => (await (await crowd.next()).comments(page, 'limit=1000')).body.items;

  it('are previewed as what they will be', async () => {
    const posted = new Map<string, Content>();
    for (const page of pages.filter((name) => name.startsWith('posted')))
      for (const { source, id, content } of await inThread(page)) posted.set(source ?? id, content);
    const all = [...posted.values()];
    for (const text of HOSTILE_TEXTS) {
      const reader = await crowd.next();
      const { body } = await reader.call<{ content: Content }>('POST', 'preview', { body: { body: text } });
      assert.ok(
        all.some((content) => JSON.stringify(content) === JSON.stringify(body.content)),
        text,
      );
    }
  });

  it('are taken as the note of a report, and give nothing back', async () => {
    const [comment] = await inThread(pages[0]!);
    for (const note of HOSTILE_WORDS) {
      const { status, body } = await (
        await crowd.next()
      ).call<unknown>('POST', `comments/${comment!.id}/reports`, {
        body: { reason: 'other', note },
      });
      assert.ok(status < 300, note);
      assert.doesNotMatch(JSON.stringify(body ?? ''), /xss/);
    }
  });

  for (const engine of ENGINES) {
    describe(`in ${engine}`, () => {
      const open = () => Tab.open(engine, 'about:blank');

      it('are words in the thread of somebody’s page', async () => {
        const tab = await open();
        for (const page of pages) {
          site.body = `<script type="module" src="${server.url}/afterword.js"></script>
            <afterword-page page="${page}"><afterword-comments page-size="1000" follow></afterword-comments></afterword-page>`;
          await tab.page.goto(site.url);
          const expected = await inThread(page);
          await tab.until(`${THREAD}?.querySelectorAll('afterword-comment').length >= ${expected.length}`);
          const names = await tab.evaluate(
            `[...${THREAD}.querySelectorAll('afterword-comment')].map((one) => one.shadowRoot.querySelector('[part="author"]').textContent)`,
          );
          assert.deepEqual(
            names,
            expected.map(({ author }) => author.name),
          );
          await assertHarmless(tab, page);
        }
      });

      it('are words in the document, as it was drawn and as it lives', async () => {
        const tab = await open();
        for (const page of pages) {
          for (let url = documentOf(server.url, page); url;) {
            await tab.page.goto(url);
            await tab.until(`${THREAD}.querySelector('afterword-comment')`);
            await assertHarmless(tab, url);
            url = await tab.evaluate<string>(
              `[...document.querySelectorAll('a')].find((link) => link.textContent === 'Older comments')?.href ?? ''`,
            );
          }
        }
      });

      it('are the same words in the data for crawlers', async () => {
        const tab = await open();
        await tab.page.goto(documentOf(server.url, pages[0]!));
        const json = await tab.evaluate<string>(
          `document.querySelector('script[type="application/ld+json"]').textContent`,
        );
        const data = JSON.parse(json) as { comment: { text: string; author: { name: string } }[] };
        const names = (await inThread(pages[0]!)).map(({ author }) => author.name);
        assert.ok(data.comment.length > 0 && data.comment.every(({ author }) => names.includes(author.name)));
        assert.ok(data.comment.some(({ text }) => text.includes('<')));
      });

      it('are words in the feed, and in what a feed reader makes of it', async () => {
        const tab = await open();
        for (const page of pages) {
          const xml = await (await fetch(`${documentOf(server.url, page)}/feed.xml`)).text();
          await tab.page.goto('about:blank');
          const feed = await tab.evaluate<ReturnType<typeof readFeed>>(
            `(${readFeed.toString()})(${JSON.stringify(xml)})`,
          );
          assert.ok(feed.isValid, page);
          assert.deepEqual(feed.namespaces, ['http://www.w3.org/2005/Atom']);
          assert.ok(feed.contents.length > 0);
          for (const content of feed.contents) {
            await tab.page.setContent(content);
            assert.deepEqual(await tab.evaluate(DANGEROUS), [], content);
          }
          await assertHarmless(tab, page);
        }
      });
    });
  }

  it('are written into scripts without what could end one', async () => {
    for (const page of pages) {
      const source = await (await fetch(documentOf(server.url, page))).text();
      const scripts = source.match(/<script type="application\/[^>]*>[\s\S]*?<\/script>/g)!;
      assert.ok(scripts.length > 0);
      for (const script of scripts) assert.doesNotMatch(script.slice(8, -9), /<|\u2028|\u2029/);
    }
  });
});

describe('words that were meant to run, sent by the form without JavaScript (B7–B11)', () => {
  let server: RunningServer;
  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_SECRET: SECRET, AFTERWORD_MODERATION: 'none' } });
  });
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  it('are words in the form that comes back, in the answer and in the document', async () => {
    const url = documentOf(server.url, 'hostile');
    const ada = await openPlain(url);
    const some = HOSTILE_TEXTS.filter((_, n) => n % 12 === 0);
    for (const [n, body] of some.entries()) {
      await ada.page.goto(url);
      const [name, website] = [HOSTILE_WORDS[n]!.slice(0, 60), `https://a.test/${HOSTILE_WORDS[n]!}`.slice(0, 200)];
      await post(ada.page, body, name, 'javascript:globalThis.xss=1');
      assert.equal(await ada.page.getByLabel('Your comment').inputValue(), body);
      assert.equal(await ada.page.getByLabel('Name', { exact: true }).inputValue(), name);
      assert.deepEqual(await ada.page.evaluate(DANGEROUS), [], body);
      await post(ada.page, body, name, website);
      assert.match(ada.page.url(), /#comment-/, body);
    }
    const eve = await Reader.open(url);
    await eve.page
      .locator('afterword-comment')
      .nth(some.length - 1)
      .waitFor({ state: 'attached' });
    await assertHarmless(eve.page, url);
  });
});

/** What a feed reader sees. Runs in the page. */
function readFeed(xml: string) {
  const feed = new DOMParser().parseFromString(xml, 'application/xml');
  return {
    isValid: !feed.querySelector('parsererror'),
    namespaces: [...new Set([...feed.querySelectorAll('*')].map(({ namespaceURI }) => namespaceURI))],
    contents: [...feed.querySelectorAll('entry > content')].map(({ textContent }) => textContent),
  };
}
