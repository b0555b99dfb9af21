import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { DisclaimerElement } from '../../../src/elements/disclaimer/disclaimer.js';
import { words } from '../../support/find.js';
import { contrast, expectAccessible, paint } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { closed, find, newName, part, putAway } from './support/disclaimers.js';

async function review(content: TemplateResult): Promise<DisclaimerElement> {
  const disclaimer = find(await new TestPage().render(content));
  await until(() => disclaimer.shadowRoot!.querySelector('[part="credits"]'), 'the review is shown');
  return disclaimer;
}

const credits = (disclaimer: DisclaimerElement) => words(part(disclaimer, 'credits'));
const isStale = (disclaimer: DisclaimerElement) => disclaimer.matches(':state(stale)');
const data = () =>
  [...document.head.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => JSON.parse(textContent) as Record<string, unknown>,
  );

/** A day so many days from now, where the reader is. */
function day(fromNow: number): string {
  const date = new Date();
  date.setDate(date.getDate() + fromNow);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const FULL = (name: string) =>
  html`<afterword-disclaimer
    name=${name}
    lang="en"
    reviewed-by="Dr. Ada Byron"
    reviewer-credential="MD"
    reviewer-href="/people/ada"
    last-reviewed="2020-01-31"
    next-review="2999-12-01"
    schema-type="MedicalWebPage"
  ></afterword-disclaimer>`;

describe('the review of a page (E)', () => {
  it('names who reviewed it with credential and link, and when, in dates that programs can read', async () => {
    const disclaimer = await review(FULL(newName()));
    expect(credits(disclaimer)).to.equal(
      'Reviewed by Dr. Ada Byron, MD Last reviewed January 31, 2020 Next review due December 1, 2999',
    );
    expect(part(disclaimer, 'reviewer').getAttribute('href')).to.equal('/people/ada');
    const dates = [...disclaimer.shadowRoot!.querySelectorAll('time')].map(({ dateTime }) => dateTime);
    expect(dates).to.deep.equal(['2020-01-31', '2999-12-01']);
    expect(isStale(disclaimer)).to.be.false;
    await expectAccessible(disclaimer);
  });

  it('names the reviewer in the site’s own words and links where it has some (A26)', async () => {
    const disclaimer = await review(
      html`<afterword-disclaimer name=${newName()} reviewed-by="Somebody" schema-type="MedicalWebPage"
        ><span slot="reviewer"><a href="/people/grace">Grace Hopper</a> and two others</span></afterword-disclaimer
      >`,
    );
    expect(disclaimer.querySelector('a')!.checkVisibility()).to.be.true;
    expect(data()).to.deep.equal([
      {
        '@context': 'https://schema.org',
        '@type': 'MedicalWebPage',
        reviewedBy: { name: 'Grace Hopper and two others', url: new URL('/people/grace', location.href).href },
      },
    ]);
  });

  it('leads nowhere that would run as a script (B8)', async () => {
    for (const href of ['javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:x']) {
      const disclaimer = await review(
        html`<afterword-disclaimer
          name=${newName()}
          reviewed-by="Ada"
          reviewer-href=${href}
          schema-type="MedicalWebPage"
        ></afterword-disclaimer>`,
      );
      expect(disclaimer.shadowRoot!.querySelector('a'), href).to.equal(null);
      expect(JSON.stringify(data()), href).not.to.contain('url');
      disclaimer.remove();
    }
  });

  it('is stale once the day of the next review is over, and not before', async () => {
    const disclaimer = await review(
      html`<afterword-disclaimer name=${newName()} lang="en" next-review="2020-01-31"></afterword-disclaimer>`,
    );
    expect(credits(disclaimer)).to.equal('Next review due January 31, 2020 (overdue)');
    expect(isStale(disclaimer)).to.be.true;
    for (const [nextReview, stale] of [
      [day(0), false],
      [day(-1), true],
      [day(1), false],
    ] as const) {
      disclaimer.nextReview = nextReview;
      await disclaimer.updateComplete;
      expect(isStale(disclaimer), nextReview).to.equal(stale);
    }
  });

  it('says a date that is none as it stands, and takes it for no date', async () => {
    const disclaimer = await review(
      html`<afterword-disclaimer name=${newName()} next-review="in spring"></afterword-disclaimer>`,
    );
    for (const date of ['in spring', '2020-02-30', '2020-13-01', '2020', '0000-00-00']) {
      disclaimer.nextReview = date;
      await disclaimer.updateComplete;
      expect(credits(disclaimer), date).to.equal(`Next review due ${date}`);
      expect(disclaimer.shadowRoot!.querySelector('time'), date).to.equal(null);
      expect(isStale(disclaimer), date).to.be.false;
    }
  });

  it('is told to search engines only where the site says so, and only as far as it is seen', async () => {
    const disclaimer = await review(FULL(newName()));
    expect(data()).to.deep.equal([
      {
        '@context': 'https://schema.org',
        '@type': 'MedicalWebPage',
        lastReviewed: '2020-01-31',
        reviewedBy: {
          '@type': 'Person',
          honorificSuffix: 'MD',
          name: 'Dr. Ada Byron',
          url: new URL('/people/ada', location.href).href,
        },
      },
    ]);
    putAway(disclaimer);
    await closed(disclaimer);
    expect(data(), 'put away').to.deep.equal([]);
    disclaimer.reopen();
    await disclaimer.updateComplete;
    expect(data()).to.have.lengthOf(1);
    disclaimer.hidden = true;
    disclaimer.requestUpdate();
    await disclaimer.updateComplete;
    expect(data(), 'hidden').to.deep.equal([]);
    disclaimer.hidden = false;
    for (const type of ['', 'Article', 'medicalwebpage']) {
      disclaimer.schemaType = type;
      await disclaimer.updateComplete;
      expect(data(), type).to.deep.equal([]);
    }
  });

  it('is no longer told to search engines when it has left the page', async () => {
    const disclaimer = await review(FULL(newName()));
    expect(data()).to.have.lengthOf(1);
    const host = disclaimer.parentElement!;
    disclaimer.remove();
    expect(data()).to.deep.equal([]);
    host.append(disclaimer);
    await until(() => data().length === 1, 'it came back');
  });

  it('cannot break out of the data (B10)', async () => {
    const hostile = '</script><script>window.__xss = 1</script>\u2028\u2029';
    const disclaimer = await review(
      html`<afterword-disclaimer
        name=${newName()}
        reviewed-by=${hostile}
        schema-type="MedicalWebPage"
      ></afterword-disclaimer>`,
    );
    expect((data()[0]!.reviewedBy as { name: string }).name).to.equal(hostile);
    const { textContent } = document.head.querySelector('script[type="application/ld+json"]')!;
    expect(textContent).not.to.match(/[<\u2028\u2029]/);
    expect((globalThis as { __xss?: unknown }).__xss).to.equal(undefined);
    disclaimer.remove();
  });

  it('shows what is overdue in a colour that can be read, and in words (A40, A42, E)', async () => {
    const disclaimer = await review(
      html`<afterword-disclaimer name=${newName()} next-review="2020-01-31"></afterword-disclaimer>`,
    );
    for (const [scheme, ground] of [
      ['light', '#fff'],
      ['dark', '#121212'],
    ] as const) {
      paint(scheme);
      expect(contrast(getComputedStyle(part(disclaimer, 'stale')).color, ground), scheme).to.be.at.least(4.5);
    }
    paint('light');
  });
});
