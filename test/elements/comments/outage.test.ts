import { expect, html, oneEvent } from '@open-wc/testing';
import type { FailureEvent } from '../../../src/events/failure-event.js';
import { button, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { appears, click, comments, isUp, pressed, saying, texts, threadOn } from './support/threads.js';

const LOST = 'The server cannot be reached right now. You can read on; new comments will show up when it is back.';

async function failing(page: TestPage) {
  const host = await page.render(html`<afterword-comments></afterword-comments>`);
  const thread = host.querySelector('afterword-comments')!;
  await until(() => button(thread, 'Try again'), 'it has failed');
  return { host, thread };
}

describe('a thread whose server is away', () => {
  it('says that it could not be loaded, and why, and loads with Try again', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).comment('One.');
    await page.fault('down');
    const told = oneEvent<FailureEvent>(document.documentElement, 'afterword-error');
    const { thread } = await failing(page);
    expect((await told).code).to.equal('offline');
    const alert = part(thread, 'status')!;
    expect(alert.role).to.equal('alert');
    expect(words(alert)).to.contain('because the server cannot be reached.');
    await page.fault('none');
    await click(thread, 'Try again');
    await appears(thread, 'One.');
    await thread.updateComplete;
    expect(button(thread, 'Try again')).to.be.undefined;
  });

  it('does not blame the network for what is the server’s fault', async () => {
    const page = new TestPage('free');
    await page.fault('failing');
    const { thread } = await failing(page);
    expect(words(part(thread, 'status'))).to.contain('The comments could not be loaded.');
  });

  it('recovers by itself when the server is back', async () => {
    const page = new TestPage('free');
    await new OtherReader(page).comment('One.');
    await page.fault('broken');
    const { thread } = await failing(page);
    await page.fault('none');
    await appears(thread, 'One.');
  });

  it('can be read on, says so once, and brings what was missed', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    const { id } = await ben.comment('Before.');
    const { host, thread } = await threadOn(page);
    await page.fault('down');
    await until(() => words(part(thread, 'status')) === LOST, 'it says so');
    expect(texts(thread)).to.deep.equal(['Before.']);
    await ben.comment('Meanwhile.');
    await ben.edit(id, 'Before, changed.');
    await page.fault('none');
    await until(() => isUp(host), 'the server is back');
    await appears(thread, 'Before, changed.');
    await until(() => part(thread, 'arrived') ?? saying(thread, 'Meanwhile.'), 'what was missed is here');
    expect(part(thread, 'status')).to.be.undefined;
    expect(callsTo(page.server, 'GET', '/comments?sort=newest&limit=25'), 'nothing is loaded twice').to.have.lengthOf(
      1,
    );
  });

  it('keeps what it shows when another order could not be loaded, and loads it in the end', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    for (const body of ['1', '2']) await ben.comment(body);
    const { host, thread } = await threadOn(page);
    await page.fault('broken');
    const failed = oneEvent<FailureEvent>(host, 'afterword-error');
    await click(thread, 'Oldest');
    expect((await failed).code).to.equal('offline');
    await until(() => button(thread, 'Try again'), 'it has failed');
    expect(texts(thread)).to.deep.equal(['2', '1']);
    await page.fault('none');
    await click(thread, 'Try again');
    await until(() => texts(thread)[0] === '1', 'the oldest is first');
    expect(pressed(thread)).to.equal('Oldest');
  });

  it('tries again for exactly what could not be loaded: more comments, or more replies', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.comment('old');
    const { id } = await ben.comment('new');
    const replies = Array.from({ length: 22 }, (_, index) => `reply ${index}`);
    for (const body of replies) await ben.comment(body, { parent: id });
    const { host, thread } = await threadOn(page, html`<afterword-comments page-size="1"></afterword-comments>`);
    await page.fault('broken');
    const failed = oneEvent<FailureEvent>(host, 'afterword-error');
    await click(thread, 'Show 2 more replies');
    expect((await failed).code).to.equal('offline');
    await page.fault('none');
    await click(thread, 'Try again');
    await until(() => saying(thread, 'reply 20'), 'a reply more');
    expect(saying(thread, 'old')).to.be.undefined;
    await page.fault('broken');
    await click(thread, 'Show more comments');
    await until(() => button(thread, 'Try again'), 'it has failed');
    await page.fault('none');
    await click(thread, 'Try again');
    await appears(thread, 'old');
    expect(comments(thread)).to.have.lengthOf(23);
  });

  it('shows the order that was asked for last when answers come late', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    for (const body of ['1', '2']) await ben.comment(body);
    const { host, thread } = await threadOn(page);
    await page.fault('late');
    for (const sort of ['oldest', 'newest', 'oldest'] as const) {
      thread.sort = sort;
      await thread.updateComplete;
    }
    await page.fault('none');
    await until(() => host.store!.state.thread!.status === 'ready', 'it is loaded');
    await until(() => texts(thread)[0] === '1', 'the oldest is first');
    await thread.updateComplete;
    expect(pressed(thread)).to.equal('Oldest');
    expect(texts(thread)).to.deep.equal(['1', '2']);
  });
});
