import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { documentOf, openPlain, post, SECRET } from './support/plain.js';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';

const BODIES = [
  '<script>globalThis.xss = 1</script>',
  '</script><script>globalThis.xss = 1</script><!--',
  '<img src=x onerror="globalThis.xss = 1">',
  '<svg><script>globalThis.xss = 1</script></svg>',
  '<svg/onload=globalThis.xss=1>',
  '<iframe srcdoc="<script>parent.xss = 1</script>"></iframe>',
  '</template></afterword-comment><img src=x onerror="globalThis.xss = 1">',
  '<template shadowrootmode="open"><img src=x onerror="globalThis.xss = 1"></template>',
  '[link](javascript:globalThis.xss=1) [link](java\tscript:alert(1)) [link](data:text/html,<script>1</script>)',
  '[link](https://a.test/"onmouseover="globalThis.xss=1) ![x](x"onerror="globalThis.xss=1)',
  '`</code></pre><script>globalThis.xss = 1</script>`\n\n    </pre><script>globalThis.xss = 1</script>',
  ']]>]]><script xmlns="http://www.w3.org/1999/xhtml">globalThis.xss = 1</script><![CDATA[ ]]>',
  '<!--lit-part--><b>x</b><!--/lit-part--> {{constructor.constructor("globalThis.xss=1")()}} ${globalThis.xss=1}',
  '\u2028globalThis.xss = 1\u2029 \ufffe\uffff \u202eevil',
];
const NAMES = ['"><img src=x onerror=globalThis.xss=1>', "' onfocus='globalThis.xss=1' autofocus='", '</title><script>globalThis.xss=1</script>', ']]></title><script/>']; // prettier-ignore
const WEBSITES = ['https://a.test/"onmouseover="globalThis.xss=1', "https://a.test/'><script>globalThis.xss=1</script>", 'https://a.test/?a=1&b=</script><script>globalThis.xss=1</script>']; // prettier-ignore

/** Everything in a document, declared and living shadow roots included, that could run something. Runs in the page. */
function dangerousIn(root: ParentNode): string[] {
  const found: string[] = [];
  const isData = (element: Element): boolean => /^application\/(ld\+)?json$/.test(element.getAttribute('type') ?? '');
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) found.push(...dangerousIn(element.shadowRoot));
    const isOurs = element.getAttribute('src') === '/afterword.js';
    if (/^(script|iframe|object|embed|base|meta|foreignObject)$/i.test(element.localName) && !isOurs && !isData(element) && !(element.localName === 'meta' && element.parentElement === document.head)) found.push(element.outerHTML); // prettier-ignore
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$/i.test(name)) found.push(`${name}=${value}`);
      if (/^(href|src|action|formaction|xlink:href)$/i.test(name) && !/^(https?:|mailto:|data:,$|data:image\/png|[/#?])/i.test(value)) found.push(`${name}=${value}`); // prettier-ignore
    }
  }
  return found;
}

describe('words that were meant to run (B7–B11)', () => {
  let server: RunningServer;
  let url = '';
  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_SECRET: SECRET, AFTERWORD_MODERATION: 'none' } });
    url = documentOf(server.url, 'hostile');
    const ada = await openPlain(url);
    for (const [index, body] of BODIES.entries()) {
      await ada.page.goto(url);
      await post(ada.page, body, NAMES[index % NAMES.length], WEBSITES[index % WEBSITES.length]);
      assert.match(ada.page.url(), /#comment-/, body);
    }
  });
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  const isUntouched = (reader: Reader) =>
    reader.page.evaluate(() => (globalThis as { xss?: unknown }).xss === undefined);

  it('are words in the document, as it was drawn and as it lives', async () => {
    for (const query of ['', '?sort=oldest', '?held=1']) {
      const ada = await Reader.open('about:blank');
      if (query === '') await ada.page.route('**/afterword.js', (route) => route.abort());
      await ada.page.goto(url + query);
      await ada.page
        .locator('afterword-comment')
        .nth(BODIES.length - 1)
        .waitFor({ state: 'attached' });
      if (query === '?sort=oldest')
        await ada.page.locator('afterword-comments afterword-comment-form textarea').waitFor();
      const dangerous = await ada.page.evaluate(
        `(${dangerousIn.toString().replaceAll('__name', '(x => x)')})(document)`,
      );
      assert.deepEqual(dangerous, []);
      assert.ok(await isUntouched(ada));
      assert.deepEqual(
        ada.complaints.filter((complaint) => !complaint.includes('ERR_FAILED')),
        [],
      );
    }
  });

  it('are the same words in the data for crawlers', async () => {
    const { page } = await openPlain(url);
    const data = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText()) as {
      comment: { text: string; author: { name: string } }[];
    };
    assert.equal(data.comment.length, BODIES.length);
    const texts = data.comment.map(({ text }) => text);
    assert.ok(texts.includes(BODIES[1]!));
    assert.ok(data.comment.some(({ author }) => author.name === NAMES[0]));
    const source = await (await fetch(url)).text();
    for (const script of source.match(/<script type="application\/[^>]*>[\s\S]*?<\/script>/g)!)
      assert.doesNotMatch(script.slice(8, -9), /<|\u2028|\u2029/);
  });

  it('are words in the feed, and in what a feed reader makes of it', async () => {
    const ada = await Reader.open('about:blank');
    const xml = await (await fetch(`${url}/feed.xml`)).text();
    const result = await ada.page.evaluate((text) => {
      const feed = new DOMParser().parseFromString(text, 'application/xml');
      const entries = [...feed.querySelectorAll('entry')];
      return {
        isValid: !feed.querySelector('parsererror'),
        namespaces: [...new Set([...feed.querySelectorAll('*')].map(({ namespaceURI }) => namespaceURI))],
        names: entries.map((entry) => entry.querySelector('author > name')?.textContent),
        contents: entries.map((entry) => entry.querySelector('content')?.textContent ?? ''),
      };
    }, xml);
    assert.ok(result.isValid);
    assert.deepEqual(result.namespaces, ['http://www.w3.org/2005/Atom']);
    assert.equal(result.contents.length, BODIES.length);
    assert.ok(result.names.includes(NAMES[0]));
    const other = await Reader.open('about:blank');
    for (const content of result.contents) {
      await other.page.setContent(content);
      const dangerous = await other.page.evaluate(
        `(${dangerousIn.toString().replaceAll('__name', '(x => x)')})(document)`,
      );
      assert.deepEqual(dangerous, []);
    }
    assert.ok(await isUntouched(other));
  });
});
