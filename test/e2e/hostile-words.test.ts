import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Comment, CommentPage, Content } from '../../src/protocol.js';
import { closeFirefox, openFirefox } from './support/firefox.js';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS, HOSTILE_WORDS } from './support/hostile.js';
import { documentOf, openPlain, post, SECRET } from './support/plain.js';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';
import { Site } from './support/site.js';

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

/** What a test needs of a page, whichever browser it is in. */
interface Tab {
  goto(url: string): Promise<unknown>;
  setContent(html: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
}

const DANGEROUS = `(${dangerousIn.toString().replaceAll('__name', '(x => x)')})(document)`;

/** Nothing in it could run, and nothing has. */
async function assertHarmless(tab: Tab, where: string): Promise<void> {
  assert.deepEqual(await tab.evaluate(DANGEROUS), [], where);
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 100))'); // for what runs when it cannot be loaded
  assert.equal(await tab.evaluate('typeof globalThis.xss'), 'undefined', where);
}

/** Waits for something in the page to be true. */
async function until(tab: Tab, expression: string): Promise<void> {
  await tab.evaluate(
    `new Promise((resolve) => { const look = () => (${expression}) ? resolve(true) : setTimeout(look, 20); look(); })`,
  );
}

const THREAD = `document.querySelector('afterword-comments').shadowRoot`;
/** How many are drawn in full at once; further down they are words alone until they come near. */
const EACH = 80;

/** Readers, each within what one reader may write, who say everything there is to say. */
class Crowd {
  readonly #server: string;
  #token = '';
  #writes = 0;

  constructor(server: string) {
    this.#server = server;
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- who asks knows what the answer is
  async call<T>(method: string, path: string, body?: object): Promise<{ status: number; answer: T }> {
    if (method === 'POST' && path !== 'visitors' && this.#writes++ % 25 === 0)
      this.#token = (await this.call<{ token: string }>('POST', 'visitors', {})).answer.token;
    const response = await fetch(`${this.#server}/api/v1/${path}`, {
      method,
      headers: {
        origin: this.#server,
        ...(body && { 'content-type': 'application/json' }),
        ...(path !== 'visitors' && { authorization: `Bearer ${this.#token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, answer: (await response.json().catch(() => undefined)) as T };
  }

  /** Posts the n-th text under the n-th name and address, on a page with the n-th title. */
  async say(page: string, n: number, text: string): Promise<Comment> {
    const words = HOSTILE_WORDS[n % HOSTILE_WORDS.length]!;
    const write = (website?: string) =>
      this.call<{ comment: Comment }>('POST', `pages/${page}/comments`, {
        body: text,
        author: { name: words.slice(0, 60), website },
        page: { title: words },
      });
    let result = await write(HOSTILE_ADDRESSES[n % HOSTILE_ADDRESSES.length]);
    if (result.status === 422) result = await write(); // an address that is none
    assert.equal(result.status, 201, text);
    return result.answer.comment;
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
        const comment = await crowd.say(page, n, way === 'edited' ? 'Harmless.' : text);
        if (way === 'edited')
          assert.equal((await crowd.call('PATCH', `comments/${comment.id}`, { body: text })).status, 200, text);
      }
    }
    site = await Site.open(
      (page) => `<script type="module" src="${server.url}/afterword.js"></script>
        <afterword-page page="${page}"><afterword-comments page-size="1000" follow></afterword-comments></afterword-page>`,
    );
  });
  after(() => Promise.all([closeBrowser(), closeFirefox()]));
  after(async () => {
    site.close();
    await server[Symbol.asyncDispose]();
  });

  const inThread = async (page: string) =>
    (await crowd.call<CommentPage>('GET', `pages/${page}/comments?limit=1000`)).answer.items;

  it('are previewed as what they will be', async () => {
    const posted = new Map<string, Content>();
    for (const page of pages.filter((name) => name.startsWith('posted')))
      for (const { source, id, content } of await inThread(page)) posted.set(source ?? id, content);
    const all = [...posted.values()];
    for (const text of HOSTILE_TEXTS) {
      const { answer } = await crowd.call<{ content: Content }>('POST', 'preview', { body: text });
      assert.ok(
        all.some((content) => JSON.stringify(content) === JSON.stringify(answer.content)),
        text,
      );
    }
  });

  it('are taken as the note of a report, and give nothing back', async () => {
    const [comment] = await inThread(pages[0]!);
    for (const note of HOSTILE_WORDS) {
      const { status, answer } = await crowd.call('POST', `comments/${comment!.id}/reports`, { reason: 'other', note });
      assert.ok(status < 300, note);
      assert.doesNotMatch(JSON.stringify(answer ?? ''), /xss/);
    }
  });

  const engines: Record<string, () => Promise<Tab>> = {
    Chromium: async () => (await Reader.open('about:blank')).page,
    Firefox: openFirefox,
  };
  for (const [engine, open] of Object.entries(engines)) {
    describe(`in ${engine}`, () => {
      it('are words in the thread of somebody’s page', async () => {
        const tab = await open();
        for (const page of pages) {
          await tab.goto(`${site.url}/${page}`);
          const expected = await inThread(page);
          await until(tab, `${THREAD}?.querySelectorAll('afterword-comment').length >= ${expected.length}`);
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
            await tab.goto(url);
            await until(tab, `${THREAD}.querySelector('afterword-comment')`);
            await assertHarmless(tab, url);
            url = (await tab.evaluate(
              `[...document.querySelectorAll('a')].find((link) => link.textContent === 'Older comments')?.href ?? ''`,
            )) as string;
          }
        }
      });

      it('are the same words in the data for crawlers', async () => {
        const tab = await open();
        await tab.goto(documentOf(server.url, pages[0]!));
        const json = await tab.evaluate(`document.querySelector('script[type="application/ld+json"]').textContent`);
        const data = JSON.parse(json as string) as { comment: { text: string; author: { name: string } }[] };
        const names = (await inThread(pages[0]!)).map(({ author }) => author.name);
        assert.ok(data.comment.length > 0 && data.comment.every(({ author }) => names.includes(author.name)));
        assert.ok(data.comment.some(({ text }) => text.includes('<')));
      });

      it('are words in the feed, and in what a feed reader makes of it', async () => {
        const tab = await open();
        for (const page of pages) {
          const xml = await (await fetch(`${documentOf(server.url, page)}/feed.xml`)).text();
          await tab.goto('about:blank');
          const feed = (await tab.evaluate(`(${readFeed.toString()})(${JSON.stringify(xml)})`)) as ReturnType<typeof readFeed>; // prettier-ignore
          assert.ok(feed.isValid, page);
          assert.deepEqual(feed.namespaces, ['http://www.w3.org/2005/Atom']);
          assert.ok(feed.contents.length > 0);
          for (const content of feed.contents) {
            await tab.setContent(content);
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
