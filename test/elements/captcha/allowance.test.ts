import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Challenge, ChallengeRequest, Comment, Page } from '../../../src/protocol.js';
import '../../../src/elements/comments/define.js';
import '../../../src/elements/rating/define.js';
import { button, parts } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { writeAndSend } from '../comment-form/support/composers.js';
import { composer, threadOn } from '../comments/support/threads.js';
import { ask, captchaOn, challenges, checked, field, image, lastAnswer, said, start } from './support/captchas.js';

const HELD = 'A moderator will look at it first.';

/** Others on the reader's network ask for as many images as there are for nothing. */
async function askFreely({ server }: TestPage): Promise<void> {
  const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"kind":"image"}' };
  let status: number;
  do ({ status } = await fetch(`${server}api/v1/captcha/challenges`, options));
  while (status === 201);
  expect(status).to.equal(403);
}

/** What the kit asked for since, and what became of it. */
async function askedSince(page: TestPage, calls: number): Promise<string[]> {
  return Promise.all(
    challenges(page)
      .slice(calls)
      .map(async ({ body, status, reply }) => {
        const { captcha } = JSON.parse(body) as ChallengeRequest;
        const { kind = 'nothing' } = (await reply) as Partial<Challenge>;
        return `${captcha === undefined ? '' : 'paid '}${kind} ${await status}`;
      }),
  );
}

async function type(characters: string): Promise<void> {
  await sendKeys({ type: characters });
  await sendKeys({ press: 'Enter' });
}

async function unencrypted(test: () => Promise<void>): Promise<void> {
  Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
  try {
    await test();
  } finally {
    delete (crypto as { subtle?: unknown }).subtle;
  }
}

describe('an image on a network that was asked many', () => {
  it('comes after silent work, and lets in as ever (B32)', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await askFreely(page);
    const calls = challenges(page).length;
    await ask(captcha);
    expect(await askedSince(page, calls)).to.deep.equal(['nothing 403', 'pow 201', 'paid image 201']);
    field(captcha).focus();
    await type(await lastAnswer(page));
    await checked(captcha);
  });

  it('is one more for who asks for another or was wrong, sees the usual line, and can go on typing (B24)', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    const seen = new Set<string>();
    const look = new MutationObserver(() => parts(captcha, 'progress').length && seen.add(said(captcha)));
    look.observe(captcha.shadowRoot!, { childList: true, subtree: true });
    for (const another of [() => button(captcha, 'New image')!.click(), () => void type('wrong')]) {
      await askFreely(page);
      const [calls, before] = [challenges(page).length, image(captcha).src];
      field(captcha).focus();
      another();
      await until(() => (parts(captcha, 'image').length ? image(captcha).src !== before : false), 'there is another');
      expect(await askedSince(page, calls)).to.deep.equal(['nothing 403', 'pow 201', 'paid image 201']);
      expect(captcha.shadowRoot!.activeElement === field(captcha)).to.be.true;
      expect([...seen]).to.deep.equal(['Checking that you are human …']);
      seen.clear();
    }
    expect(said(captcha)).to.equal('That answer did not match. Here is a new image.');
    await type(await lastAnswer(page));
    await checked(captcha);
  });

  it('is heard instead, too', async () => {
    const page = new TestPage('image');
    const { captcha } = await captchaOn(page);
    await ask(captcha);
    await askFreely(page);
    button(captcha, 'Listen instead')!.click();
    await until(() => captcha.shadowRoot!.querySelector('audio, [part="play"]') !== null, 'there is something to hear');
    field(captcha).focus();
    await type(await lastAnswer(page));
    await checked(captcha);
  });

  it('stays where a vote asked for it, while it is worked for', async () => {
    const page = new TestPage('image');
    const host = await page.render(html`<afterword-rating></afterword-rating>`);
    const rating = host.querySelector('afterword-rating')!;
    await askFreely(page);
    const vote = rating.rate(3);
    const prompt = () => rating.shadowRoot!.querySelector('afterword-captcha');
    await until(() => prompt() && parts(prompt()!, 'image').length === 1, 'the image is there');
    const first = prompt()!;
    await askFreely(page);
    const before = image(first).src;
    field(first).focus();
    await type('wrong');
    await until(() => parts(first, 'image').length === 1 && image(first).src !== before, 'there is another');
    expect(prompt() === first, 'the prompt never left').to.be.true;
    expect(first.shadowRoot!.activeElement === field(first)).to.be.true;
    await type(await lastAnswer(page));
    await vote;
    expect((await page.ask<Page>('')).rating.count).to.equal(1);
  });

  it('is worked for in a form of the site’s own, and its back end accepts the token', async () => {
    const page = new TestPage();
    const { captcha } = await captchaOn(
      page,
      html`<form><afterword-captcha name="token" action="signup" mode="image" required></afterword-captcha></form>`,
    );
    await askFreely(page);
    await ask(captcha);
    field(captcha).focus();
    await type(await lastAnswer(page));
    await checked(captcha);
    const token = new FormData(captcha.form!).get('token') as string;
    expect(await page.redeem(token)).to.deep.include({ success: true, action: 'signup' });
  });
});

describe('a page that is not encrypted, on a network that was asked many', () => {
  it('lets a moderator look at the comment instead', () =>
    unencrypted(async () => {
      const page = new TestPage();
      const { thread } = await threadOn(page);
      await askFreely(page);
      await writeAndSend(composer(thread), 'My hospital has one address for all of us.');
      const posts = () => callsTo(page.server, 'POST', '/comments');
      await until(() => posts().length === 1, 'the comment is sent');
      const { comment } = (await posts()[0]!.reply) as { comment: Comment };
      expect(comment.status).to.equal('held');
    }));

  it('says that the vote was not taken, which cannot wait, and takes it when it is given again later', () =>
    unencrypted(async () => {
      const page = new TestPage();
      const host = await page.render(html`<afterword-rating></afterword-rating>`);
      const rating = host.querySelector('afterword-rating')!;
      await askFreely(page);
      let code: unknown;
      rating.addEventListener('afterword-error', (event) => (code = (event as Event & { code: string }).code));
      await rating.rate(3);
      expect(code).to.equal('captcha_required');
      expect(callsTo(page.server, 'POST', 'captcha/holds'), 'no moderator is bothered').to.have.lengthOf(0);
    }));

  it('lets a moderator look at the form of a site only if its back end knows what to do then', () =>
    unencrypted(async () => {
      const page = new TestPage();
      const form = (own: boolean) =>
        html`<form><afterword-captcha name="token" action="contact" ?hold=${own}></afterword-captcha></form>`;
      await askFreely(page);
      const without = await captchaOn(page, form(false));
      await start(without.captcha);
      await until(() => said(without.captcha) === 'The check did not work.', 'it says so');
      expect(button(without.captcha, 'Try again')).to.exist;
      without.host.remove();
      const { captcha } = await captchaOn(page, form(true));
      await start(captcha);
      await until(() => said(captcha) === HELD, 'it says so');
      const token = new FormData(captcha.form!).get('token') as string;
      expect(await page.redeem(token)).to.deep.include({ success: false, hold: true });
    }));
});
