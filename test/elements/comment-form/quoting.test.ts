import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { button, focused, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { contentMarkdown } from '../../../src/elements/comment-form/content-markdown.js';
import type { Content } from '../../../src/protocol.js';
import { answer, comments, composerAt, textOf, threadOn } from '../comments/support/threads.js';
import { send, text } from './support/composers.js';

async function answering(body: string) {
  const page = new TestPage('free');
  await new OtherReader(page).comment(body, { name: 'Ada' });
  const { thread } = await threadOn(page);
  const comment = thread.shadowRoot!.querySelector('afterword-comment')!;
  await until(() => textOf(comment), 'the comment is there');
  return { page, thread, comment };
}

/** Selects a passage of a comment, as a finger or a mouse does. */
function select(comment: Element, passage: string): void {
  const walker = document.createTreeWalker(part(comment, 'body')!, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const start = (walker.currentNode as Text).data.indexOf(passage);
    if (start < 0) continue;
    getSelection()!.setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + passage.length);
    return;
  }
  throw new Error(`There is no "${passage}".`);
}

async function press(element: HTMLElement): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

describe('quoting in a reply', () => {
  it('puts what is answered behind what is written already, and the caret behind that', async () => {
    const { comment, thread } = await answering('First.\n\nSecond.');
    const form = await answer(comment);
    text(form).focus();
    await sendKeys({ type: 'You said: ' });
    button(form, 'Quote Ada')!.click();
    expect(text(form).value).to.equal('You said:\n\n> First.\n>\n> Second.\n\n');
    expect(focused() === text(form)).to.be.true;
    await sendKeys({ type: 'Yes.' });
    send(form).focus();
    const name = form.shadowRoot!.querySelector<HTMLInputElement>('[name="name"]')!;
    name.focus();
    await sendKeys({ type: 'Ben' });
    send(form).click();
    await until(() => comments(thread).length === 2, 'the reply is there');
    const reply = comments(thread)[1]!;
    expect(textOf(reply).replace(/\s+/g, ' ')).to.equal('You said:First.Second.Yes.');
    expect([...part(reply, 'body')!.querySelectorAll('blockquote p')].map(words)).to.deep.equal(['First.', 'Second.']);
  });

  it('quotes the passage that was selected before “Reply” was pressed', async () => {
    const { comment } = await answering('It helped me. But only at night.');
    select(comment, 'only at night');
    await press(part(comment, 'reply-button')!);
    await until(() => composerAt(comment)?.shadowRoot && button(composerAt(comment)!, 'Quote Ada'), 'it can be quoted');
    await press(button(composerAt(comment)!, 'Quote Ada')!);
    expect(text(composerAt(comment)!).value).to.equal('> only at night\n\n');
  });

  it('quotes the passage that is selected while the reply is being written', async () => {
    const { comment } = await answering('It helped me. But *only* at night.');
    const form = await answer(comment);
    select(comment, 'helped');
    await press(button(form, 'Quote Ada')!);
    expect(text(form).value).to.equal('> helped\n\n');
    getSelection()!.removeAllRanges();
    button(form, 'Quote Ada')!.click();
    expect(text(form).value).to.equal('> helped\n\n> It helped me. But *only* at night.\n\n');
  });

  it('quotes all of it when something else is selected', async () => {
    const { comment } = await answering('All of it.');
    const elsewhere = document.body.appendChild(document.createElement('p'));
    elsewhere.textContent = 'Something else';
    getSelection()!.selectAllChildren(elsewhere);
    const form = await answer(comment);
    button(form, 'Quote Ada')!.click();
    expect(text(form).value).to.equal('> All of it.\n\n');
    elsewhere.remove();
  });

  it('is offered for replies only, by name', async () => {
    const { comment, thread } = await answering('Here.');
    const own = thread.shadowRoot!.querySelector('afterword-comment-form')!;
    text(own).focus();
    await until(() => part(own, 'toolbar'), 'the composer is open');
    expect(part(own, 'quote-button')).to.be.undefined;
    expect(words(part(await answer(comment), 'quote-button'))).to.equal('Quote Ada');
  });

  for (const body of [
    'a **b** *c* ~~d~~ `e` [f](https://example.org/?a=(b)&c)\ng',
    '- a\n- b\n\n  c\n\n      d\n- e',
    '3. a\n4. b',
    '```\n`a`\n  **b**\n\n```',
    '`` a`b `` ||c **d**||',
    '\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\<f> \\~~g\\~~ \\|\\|h\\|\\| &amp;amp; \\\\',
    '\\# a\n\\- b\n1\\. c\n\\+ d\n\\=== e\n\\> f',
    'a_b_c 2*3*4 #5 x-y 1.5',
    '**a*b*c** ***d***',
  ])
    it(`means the same when it is quoted: ${JSON.stringify(body)}`, async () => {
      const page = new TestPage('free');
      const contentOf = async (markdown: string): Promise<Content> => {
        const response = await fetch(`${page.server}api/v1/preview`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ body: markdown }),
        });
        return ((await response.json()) as { content: Content }).content;
      };
      const content = await contentOf(body);
      expect(await contentOf(contentMarkdown(content))).to.deep.equal(content);
    });

  it('leaves out what was quoted from somebody else', async () => {
    const { comment } = await answering('> Earlier.\n\nLater.');
    const form = await answer(comment);
    button(form, 'Quote Ada')!.click();
    expect(text(form).value).to.equal('> Later.\n\n');
  });
});
