import { expect } from '@open-wc/testing';
import { focused, part, words } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';
import { appears, click, threadOn } from './support/threads.js';

const report = (comment: Element) => comment.shadowRoot!.querySelector<HTMLFormElement>('[part="report"]');

async function reporting() {
  const page = new TestPage();
  await new OtherReader(page).comment('Stop your pills.', { name: 'Ben' });
  const { thread } = await threadOn(page);
  const comment = await appears(thread, 'Stop your pills.');
  await click(comment, 'Report the comment by Ben');
  await until(() => report(comment), 'the reasons are there');
  return { page, thread, comment };
}

describe('reporting a comment', () => {
  it('takes a reason and a note, goes to the moderators, and is thanked for', async () => {
    const { page, comment } = await reporting();
    await until(() => focused()?.matches('input[type="radio"]'), 'the focus is on the reasons');
    await expect(comment).to.be.accessible();
    report(comment)!.querySelector<HTMLInputElement>('[value="dangerous"]')!.click();
    report(comment)!.querySelector('textarea')!.value = 'Nobody should.';
    await click(comment, 'Send report');
    await until(() => words(part(comment, 'status')).startsWith('Thank you'), 'it is thanked for');
    const [call] = callsTo(page.server, 'POST', '/reports');
    expect(JSON.parse(call!.body)).to.include({ reason: 'dangerous', note: 'Nobody should.' });
    expect(focused()?.localName).to.equal('article');
  });

  it('goes nowhere without a reason, and can be left', async () => {
    const { page, comment } = await reporting();
    await click(comment, 'Send report');
    expect(callsTo(page.server, 'POST', '/reports')).to.be.empty;
    await click(comment, 'Cancel');
    await until(() => !report(comment), 'it is closed');
    expect(focused()?.ariaLabel).to.equal('Report the comment by Ben');
  });

  it('says so when it could not be sent', async () => {
    const { page, comment } = await reporting();
    report(comment)!.querySelector<HTMLInputElement>('[value="spam"]')!.click();
    await page.fault('down');
    await click(comment, 'Send report');
    await until(() => words(part(comment, 'status')).includes('could not be sent'), 'it is said');
    await page.fault('none');
  });
});
