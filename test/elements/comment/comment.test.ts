import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/comment/define.js';
import type { CommentElement } from '../../../src/elements/comment/comment.js';
import type { Comment } from '../../../src/protocol.js';
import { part, parts, words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';

const quoteOn = async (page: TestPage, id: string): Promise<CommentElement> => {
  const host = await page.render(html`<afterword-comment comment=${id}></afterword-comment>`);
  return host.querySelector('afterword-comment')!;
};

const body = (comment: Element): string => words(part(comment, 'body'));

const all = (comment: Element): string => words(comment.shadowRoot!.querySelector('article, p'));

describe('one comment, quoted by its id', () => {
  it('shows what it says, who says it and since when, and offers nothing to do', async () => {
    const page = new TestPage('free');
    const { id, created } = await new OtherReader(page).comment('*Quote* me.');
    const quote = await quoteOn(page, id);
    await until(() => body(quote) === 'Quote me.', 'it is loaded');
    expect(words(part(quote, 'author'))).to.equal('Ben');
    const time = quote.shadowRoot!.querySelector('time')!;
    expect(time.dateTime).to.equal(created);
    expect(words(time)).to.match(/^(now|\d+ seconds? ago)$/);
    expect(time.title).to.contain(String(new Date(created).getFullYear()));
    expect(part(quote, 'reply-button')).to.be.undefined;
    await expectAccessible(quote);
  });

  it('can be given its id later, and another one after that; the last one counts (A15)', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const [one, two] = [await ben.comment('One.'), await ben.comment('Two.')];
    const quote = await quoteOn(page, '');
    expect(quote.shadowRoot!.childElementCount).to.equal(0);
    quote.comment = one.id;
    await until(() => body(quote) === 'One.', 'the first is loaded');
    await page.fault('late');
    quote.comment = two.id;
    await quote.updateComplete;
    quote.comment = 'nobody';
    await quote.updateComplete;
    quote.comment = two.id;
    await quote.updateComplete;
    await page.fault('none');
    await until(() => body(quote) === 'Two.', 'the last is loaded');
  });

  it('keeps an id that was set before it woke up (A9)', async () => {
    const page = new TestPage('free');
    const { id } = await new OtherReader(page).comment('Early.');
    const host = await page.render(html``);
    const { content } = document.createElement('template');
    const asleep = content.ownerDocument.createElement('afterword-comment');
    Object.assign(asleep, { comment: id });
    host.append(asleep);
    await until(() => body(asleep) === 'Early.', 'it is loaded');
  });

  it('says when there is none, and leads nowhere', async () => {
    const quote = await quoteOn(new TestPage('free'), 'no/such?comment');
    await until(() => all(quote) === 'This comment is not here any more.', 'it says so');
    await expectAccessible(quote);
  });

  it('says when it could not be loaded, and shows what is asked for next', async () => {
    const page = new TestPage('free');
    const { id } = await new OtherReader(page).comment('Later.');
    await page.fault('down');
    const quote = await quoteOn(page, id);
    await until(() => all(quote) === 'This comment could not be loaded.', 'it says so');
    await page.fault('none');
    quote.comment = '';
    await quote.updateComplete;
    quote.comment = id;
    await until(() => body(quote) === 'Later.', 'it is loaded');
  });

  it('is asked for again when it comes back to the page, and once (A8)', async () => {
    const page = new TestPage('free');
    const { id } = await new OtherReader(page).comment('Back.');
    const quote = await quoteOn(page, id);
    await until(() => body(quote) === 'Back.', 'it is loaded');
    const host = quote.parentElement!;
    quote.remove();
    host.append(quote);
    await until(() => callsTo(page.server, 'GET', `comments/${id}`).length === 2, 'it is asked for again');
    expect(body(quote)).to.equal('Back.');
  });
});

describe('one comment, given as data', () => {
  const data: Comment = {
    id: 'a',
    page: 'p',
    parent: null,
    rev: 1,
    status: 'published',
    author: { name: '  Ada  Lovelace ', website: null, verified: false, staff: false, avatar: null },
    content: [{ type: 'paragraph', children: ['Hello.'] }],
    created: new Date(Date.now() - 3 * 60_000).toISOString(),
    edited: null,
    votes: { up: 0, down: 0, mine: 0 },
    replies: { count: 0 },
    own: false,
  };

  const given = (changes: Partial<Comment> = {}): Promise<CommentElement> =>
    fixture(html`<afterword-comment .data=${{ ...data, ...changes }}></afterword-comment>`);

  it('asks no server', async () => {
    const comment = await given();
    expect(body(comment)).to.equal('Hello.');
    expect(words(part(comment, 'time'))).to.equal('3 minutes ago');
    expect(comment.getAttributeNames()).to.deep.equal([]);
  });

  it('has initials for every name, and one colour for each', async () => {
    const initials = async (name: string) => words(part(await given({ author: { ...data.author, name } }), 'avatar'));
    expect(await initials('Ada Lovelace')).to.equal('AL');
    expect(await initials('ada')).to.equal('A');
    expect(await initials('Ada King of Lovelace')).to.equal('AL');
    expect(await initials('👩‍⚕️ Doc')).to.equal('👩D');
    const colour = async () => getComputedStyle(part(await given(), 'avatar')!).backgroundColor;
    expect(await colour()).to.equal(await colour());
  });

  it('marks what is the team’s and what is the reader’s own', async () => {
    expect(parts(await given(), 'badge')).to.have.lengthOf(0);
    expect(words(part(await given({ own: true }), 'badge'))).to.equal('You');
    expect(words(part(await given({ author: { ...data.author, staff: true } }), 'badge'))).to.equal('Team');
  });

  for (const website of [
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
  ]) {
    it(`does not lead to ${JSON.stringify(website)}, whoever says so (B8)`, async () => {
      const comment = await given({ author: { ...data.author, website } });
      expect(comment.shadowRoot!.querySelector('header a[href^="j" i], [part="author"] a')).to.be.null;
      expect(words(part(comment, 'author'))).to.equal('Ada Lovelace');
    });
  }

  it('keeps a name a text, whatever is in it (B9)', async () => {
    const name = `'"><img src=x onerror=alert(1)>&\`\u202E`;
    const comment = await given({ author: { ...data.author, name } });
    expect(part(comment, 'author')!.textContent).to.equal(name);
    expect(comment.shadowRoot!.querySelector('img')).to.be.null;
    expect(getComputedStyle(part(comment, 'author')!).unicodeBidi).to.equal('isolate');
    expect(comment.shadowRoot!.querySelector('article')!.ariaLabel).to.equal(`Comment by ${name}`);
  });

  it('offers changes for as long as the site gives its writer', async () => {
    const comment = await given({ own: true });
    expect(part(comment, 'edit-button')).to.be.undefined;
    comment.editWindow = 900;
    await comment.updateComplete;
    expect(part(comment, 'edit-button')).to.exist;
    comment.editWindow = 60;
    await comment.updateComplete;
    expect(part(comment, 'edit-button'), 'three minutes ago').to.be.undefined;
  });
});
