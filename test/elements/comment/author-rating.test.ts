import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { registerMessages } from '../../../src/i18n/register-messages.js';
import { expectAccessible } from '../../support/looks.js';
import { part, parts } from '../../support/find.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { appears, saying, threadOn } from '../comments/support/threads.js';

const said = (comment: Element): string | null | undefined => part(comment, 'rating')?.getAttribute('aria-label');
/** Which stars are full; empty ones are an outline. */
const full = (comment: Element): boolean[] =>
  parts(comment, 'star').map((star) => star.querySelector('.outline') === null);

describe('the rating of a comment’s author', () => {
  it('stands at the comment in small stars and in words, follows a change of mind, and goes when it is taken back', async () => {
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.comment('It helped.');
    await new OtherReader(page).comment('I only watch.');
    const { thread } = await threadOn(page);
    const comment = saying(thread, 'It helped.')!;
    expect(said(comment)).to.be.undefined;
    await ben.rate(4);
    await until(() => said(comment) === 'Rated 4 of 5 stars', 'it is told live');
    expect(full(comment)).to.deep.equal([true, true, true, true, false]);
    expect(part(comment, 'rating')!.getAttribute('role')).to.equal('img');
    expect(part(comment, 'rating')!.getBoundingClientRect().height).to.be.below(24);
    expect(parts(saying(thread, 'I only watch.')!, 'rating')).to.deep.equal([]);
    await expectAccessible(comment);
    await ben.rate(2);
    await until(() => said(comment) === 'Rated 2 of 5 stars', 'it has changed');
    await ben.undo();
    await until(() => said(comment) === undefined, 'it has gone');
  });

  it('is there at a comment that is written after it, in the language of the page, and where one is quoted', async () => {
    registerMessages('de', { comment: { rated: (value, stars) => `Bewertet mit ${value} von ${stars} Sternen` } });
    const page = new TestPage('free');
    const ben = new OtherReader(page);
    await ben.rate(3);
    const { thread } = await threadOn(page, html`<afterword-comments lang="de"></afterword-comments>`);
    const { id } = await ben.comment('Später.');
    const shown = await page.render(html`<afterword-comment lang="de" comment=${id}></afterword-comment>`);
    const quote = shown.querySelector('afterword-comment')!;
    for (const comment of [await appears(thread, 'Später.'), quote])
      await until(() => said(comment) === 'Bewertet mit 3 von 5 Sternen', 'it is said');
  });

  it('is not there on a site that does not show it', async () => {
    const page = new TestPage();
    const ben = new OtherReader(page);
    await ben.rate(4);
    await ben.comment('It helped.');
    const { thread } = await threadOn(page);
    expect(said(saying(thread, 'It helped.')!)).to.be.undefined;
  });
});
