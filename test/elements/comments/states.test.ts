import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/elements/terms/define.js';
import type { CommentsElement } from '../../../src/elements/comments/comments.js';
import { button, part } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { says, send, text, write, writeAndSend } from '../comment-form/support/composers.js';
import { answer, appears, change, comments, composer, saying, threadOn } from './support/threads.js';

const DEEP = ['0', '1', '2', '3', '4', '5', '6'];

async function thread(
  page: TestPage,
  content = html`<afterword-comments></afterword-comments>`,
): Promise<CommentsElement> {
  return (await threadOn(page, content)).thread;
}

/** A thread whose server is away, or lets one wait. */
async function without(fault: 'down' | 'failing' | 'late'): Promise<CommentsElement> {
  const page = new TestPage('free');
  await page.fault(fault);
  const host = await page.render(html`<afterword-comments></afterword-comments>`);
  const element = host.querySelector('afterword-comments')!;
  if (fault !== 'late') await until(() => button(element, 'Try again'), 'it has failed');
  return element;
}

/** Each state that a thread can be in, as a person comes into it. */
const STATES: Record<string, () => Promise<CommentsElement>> = {
  empty: () => thread(new TestPage('free')),
  loading: () => without('late'),
  failed: () => without('failing'),
  'without a server': () => without('down'),
  closed: async () => {
    const page = new TestPage();
    await new OtherReader(page).comment('One.');
    await page.moderate('close', page.key);
    return thread(page);
  },
  'read only, six deep': async () => {
    const page = new TestPage('free');
    await new OtherReader(page).talk(DEEP);
    return thread(page, html`<afterword-comments readonly></afterword-comments>`);
  },
  'with replies six deep, and one being written': async () => {
    const page = new TestPage('free');
    await new OtherReader(page).talk(DEEP);
    const element = await thread(page);
    await write(await answer(saying(element, '6')!), 'A reply.');
    return element;
  },
  'with all that a text may be': async () => {
    const page = new TestPage('free');
    const body = '*a* **b** ~~c~~ `d` [e](https://example.org)\n\n> f\n\n```\ng\n```\n\n- h\n\n3. i';
    await new OtherReader(page).comment(body, { name: 'Émile', website: 'https://example.org' });
    return thread(page);
  },
  'with a comment that is held': async () => {
    const element = await thread(new TestPage('free'));
    await writeAndSend(composer(element), [1, 2, 3, 4].map((n) => `[${n}](https://example.org/${n})`).join(' '));
    const held = await appears(element, '1 2 3 4');
    await until(() => part(held, 'held'), 'it is held');
    return element;
  },
  'with a placeholder': async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const [first] = await ben.talk(['Who?', 'Me.']);
    await ben.remove(first!.id);
    return thread(page);
  },
  'with a comment that is being changed': async () => {
    const element = await thread(new TestPage('free'));
    await writeAndSend(composer(element), 'Mine.');
    await change(await appears(element, 'Mine.'));
    return element;
  },
  'with a comment about to be deleted': async () => {
    const element = await thread(new TestPage('free'));
    await writeAndSend(composer(element), 'Mine.');
    const comment = await appears(element, 'Mine.');
    part(comment, 'remove-button')!.click();
    await until(() => button(comment, 'Keep it'), 'it is asked');
    return element;
  },
  'with news, an order to choose and more to load': async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    for (const body of ['1', '2', '3']) await ben.comment(body);
    const element = await thread(page, html`<afterword-comments page-size="2"></afterword-comments>`);
    await ben.comment('4');
    await until(() => part(element, 'arrived'), 'it has arrived');
    return element;
  },
  'with an open composer, terms and a preview': async () => {
    const terms = html`<afterword-terms
      slot="terms"
      mode="checkbox"
      terms-href="/t"
      privacy-href="/p"
    ></afterword-terms>`;
    const element = await thread(new TestPage('free'), html`<afterword-comments>${terms}</afterword-comments>`);
    await write(composer(element), '*Hello.*');
    part(composer(element), 'preview-button')!.click();
    await until(() => part(composer(element), 'preview')?.querySelector('em'), 'it shows');
    return element;
  },
  'with something missing': async () => {
    const element = await thread(new TestPage('free'));
    text(composer(element)).focus();
    await composer(element).updateComplete;
    send(composer(element)).click();
    await says(composer(element), 'Write something first.');
    return element;
  },
  'with a comment that waits': async () => {
    const page = new TestPage('free');
    await new OtherReader(page).comment('One.');
    const element = await thread(page);
    await write(composer(element), 'Waiting.');
    await page.fault('down');
    send(composer(element)).click();
    await says(composer(element), 'will be sent when the server can be reached');
    await until(() => part(element, 'status'), 'the thread says that the server is away');
    return element;
  },
  'with a comment on its way': async () => {
    const page = new TestPage('free');
    const element = await thread(page);
    await write(composer(element), 'On its way.');
    await page.fault('late');
    send(composer(element)).click();
    await says(composer(element), 'Sending …');
    return element;
  },
  'with a check to pass': async () => {
    const element = await thread(new TestPage('image'));
    await write(composer(element), 'Who, me?');
    const captcha = () => composer(element).shadowRoot!.querySelector('afterword-captcha');
    await until(() => captcha() && part(captcha()!, 'field'), 'the image is shown');
    return element;
  },
};

describe('a thread for everybody', () => {
  for (const [state, enter] of Object.entries(STATES)) {
    it(`has nothing that axe objects to, ${state} (A33)`, async function () {
      this.timeout(20_000); // four looks
      await expectAccessible(await enter());
    });
  }

  it('loses nothing at 320 pixels, six replies deep and with words that never end (A45, A62)', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).talk([...DEEP, `https://example.org/${'x'.repeat(300)}`]);
    await setViewport({ width: 320, height: 700 });
    try {
      const element = await thread(page);
      await write(await answer(comments(element)[6]!), 'y'.repeat(300));
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      const narrow = comments(element).map((comment) => part(comment, 'body')!.getBoundingClientRect().width);
      expect(Math.min(...narrow)).to.be.above(120);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
