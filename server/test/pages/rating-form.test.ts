import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaptchaMode } from 'afterword/protocol';
import { Limits, LIMITS } from '../../src/security/limits.js';
import { Client, newPage } from '../support/client.js';
import { hearDigits, readCharacters } from '../support/passes.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { attribute, patience, problemAt, send, visit, type Visit } from './support/visit.js';

const urlOf = ({ url }: TestServer, page: string): string => `${url}/pages/${encodeURIComponent(page)}`;
const ratingOf = async ({ url }: TestServer, page: string) => (await new Client(url).page(page)).body.rating;
/** What a person reads off the image. */
const answered = ({ rating }: Visit, own: Record<string, string> = {}): Record<string, string> => ({
  ...rating,
  captcha: readCharacters(rating.challenge!),
  ...own,
});
const submit = (url: string, fields: Record<string, string>): Promise<Visit> => send(url, fields);

describe('the form for ratings of a page without JavaScript', () => {
  let server: TestServer;
  const ratings = new Map([['ease', 5], ['pain-relief', 10]]); // prettier-ignore
  before(async () => (server = await startTestServer({ ratings }, { now: patience.now })));
  after(() => server[Symbol.asyncDispose]());

  /** A document in which the stars were sent, and the image is asked for. */
  async function asked(url: string, own: Record<string, string> = { rating: '4' }): Promise<Visit> {
    const form = await submit(url, { ...(await visit(url)).rating, ...own });
    assert.equal(form.status, 200);
    return form;
  }

  it('takes stars, asks for an image only then, counts one vote without a cookie, and says that it was kept', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const empty = await visit(url);
    assert.equal(empty.rating.challenge, undefined, 'no image for everyone who only reads');
    const form = await asked(url);
    assert.equal(form.rating.rating, '4', 'what was chosen stays chosen');
    assert.equal((await ratingOf(server, page)).count, 0);
    const sent = await submit(url, answered(form));
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.get('set-cookie'), null);
    assert.equal(sent.headers.get('location'), `/pages/${page}?rated=1#said`);
    assert.deepEqual(await ratingOf(server, page), { average: 4, count: 1, histogram: [0, 0, 0, 1, 0], mine: null });
    const kept = await visit(new URL(sent.headers.get('location')!, url).href);
    assert.match(kept.html, /Thank you\. Your rating was kept\./);
    assert.deepEqual(kept.rating, {}, 'and is not asked for again');
  });

  it('names each star, in the numbers of the page’s language', async () => {
    const { elements } = await visit(`${urlOf(server, newPage())}?lang=ar-EG`);
    const names = elements.filter((element) => attribute(element, 'name') === 'rating').map((radio) => attribute(radio, 'aria-label')); // prettier-ignore
    assert.deepEqual(names, ['١', '٢', '٣', '٤', '٥'].map((star) => `${star} of ٥ stars`)); // prettier-ignore
  });

  it('takes ratings by name along, for one answer, and leaves what was not chosen alone', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const form = await asked(url, { rating: '5', 'rating-pain-relief': '9' });
    assert.equal((await submit(url, answered(form))).status, 303);
    const { rating, ratings: named } = (await new Client(server.url).page(page)).body;
    assert.deepEqual([rating.average, named!['pain-relief']!.average, named!.ease!.count], [5, 9, 0]);
  });

  it('is one vote however often its button is pressed, and another if the reader changes their mind (B35)', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = answered(await asked(url));
    await Promise.all([submit(url, fields), submit(url, fields)]);
    assert.equal((await submit(url, fields)).status, 303);
    assert.equal((await ratingOf(server, page)).count, 1);
    const changed = await submit(url, { ...fields, rating: '2' }); // by the back button
    assert.equal(changed.status, 403, 'an answer is good for one vote (B23)');
    assert.equal((await submit(url, answered(changed))).status, 303);
    assert.deepEqual((await ratingOf(server, page)).histogram, [0, 1, 0, 0, 0]);
  });

  const wrong: readonly [name: string, fields: Record<string, string>, status: number][] = [
    ['rating', { rating: '' }, 422],
    ['rating', { rating: '6' }, 422],
    ['rating', { rating: '4.5' }, 422],
    ['rating', { rating: '-1' }, 422],
    ['captcha', { captcha: '' }, 422],
    ['captcha', { captcha: 'WRONG' }, 403],
    ['captcha', { challenge: 'made.up' }, 403],
  ];
  for (const [name, own, status] of wrong) {
    it(`comes back with a word at ${name} for ${JSON.stringify(own)}, and can be put right`, async () => {
      const page = newPage();
      const url = urlOf(server, page);
      const back = await submit(url, answered(await asked(url, { rating: '4', 'rating-ease': '3' }), { ...(name === 'rating' && { 'rating-ease': '' }), ...own })); // prettier-ignore
      assert.equal(back.status, status);
      assert.ok(problemAt(back, name), 'something is said at the field');
      if (name === 'captcha') assert.deepEqual([back.rating.rating, back.rating['rating-ease']], ['4', '3']);
      assert.equal((await ratingOf(server, page)).count, 0);
      assert.equal((await submit(url, answered(back, { rating: '4' }))).status, 303);
      assert.equal((await ratingOf(server, page)).count, 1);
    });
  }

  it('keeps its image and its answer when something else is wrong, and burns it when the answer was (B24)', async () => {
    const url = urlOf(server, newPage());
    const form = await asked(url);
    const starless = await submit(url, answered(form, { rating: '' }));
    assert.equal(starless.rating.challenge, form.rating.challenge);
    assert.equal(starless.rating.captcha, readCharacters(form.rating.challenge!));
    const misread = await submit(url, answered(form, { captcha: 'WRONG' }));
    assert.notEqual(misread.rating.challenge, form.rating.challenge);
    assert.equal((await submit(url, answered(form))).status, 403);
  });

  it('is heard instead of read by who would rather', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const form = await submit(url, { ...(await asked(url)).rating, do: 'listen' });
    assert.equal(form.rating.rating, '4');
    assert.ok(form.elements.some(({ tagName }) => tagName === 'audio'));
    const digits = hearDigits(form.rating.challenge!);
    assert.equal((await submit(url, { ...form.rating, captcha: digits })).status, 303);
    assert.equal((await ratingOf(server, page)).count, 1);
  });

  it('takes no answer that was for a comment, nor of another page (B25)', async () => {
    const [page, other] = [newPage(), newPage()];
    const { form } = await visit(urlOf(server, page));
    const foreign = (await asked(urlOf(server, other))).rating;
    for (const challenge of [form.challenge!, foreign.challenge!]) {
      const url = urlOf(server, page);
      const back = await submit(url, answered(await asked(url), { challenge, captcha: readCharacters(challenge) }));
      assert.equal(back.status, 403);
    }
    assert.equal((await ratingOf(server, page)).count, 0);
  });

  it('is refused from anywhere but our own documents, and comes back all the same (B15)', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = answered(await asked(url));
    for (const origin of ['null', 'https://evil.test', 'http://localhost:4000']) {
      const back = await send(url, fields, { origin });
      assert.equal(back.status, 403, origin);
      assert.match(back.html, /did not say that this form is from here/);
      assert.equal(back.rating.rating, '4');
    }
    assert.equal((await ratingOf(server, page)).count, 0);
    assert.equal((await submit(url, fields)).status, 303, 'nothing was used up');
  });

  it('does not count what no person seems to have sent, and says so (B44)', async () => {
    const odd: readonly Record<string, string>[] = [{ subject: 'Buy now' }, { stamp: '' }, { stamp: 'made.up' }];
    for (const own of odd) {
      const page = newPage();
      const url = urlOf(server, page);
      const back = await submit(url, answered(await asked(url), own));
      assert.equal(back.status, 422);
      assert.match(back.html, /too fast for a person/);
      assert.equal((await ratingOf(server, page)).count, 0);
      assert.equal((await submit(url, answered(back))).status, 303, 'sent again by a person, it counts');
    }
  });

  it('is not there where the page is closed, and says so if that happened in the meantime', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const early = (await visit(url)).rating;
    const fields = answered(await asked(url));
    await server.atDesk((desk) => desk.pages.setClosed(page, true, Date.now()));
    assert.deepEqual((await visit(url)).rating, {});
    for (const late of [{ ...early, rating: '3' }, fields]) {
      const back = await submit(url, late);
      assert.equal(back.status, 403);
      assert.match(back.html, /does not take anything new/);
    }
    assert.equal((await ratingOf(server, page)).count, 0);
  });

  it('stands where a script will have stars of its own, out of its way', async () => {
    const { elements } = await visit(urlOf(server, newPage()));
    const form = elements.find((element) => attribute(element, 'id') === 'rate');
    assert.equal(attribute(form, 'class'), 'alone above');
  });
});

describe('the captcha of the form for ratings', () => {
  const outcomes: Record<CaptchaMode, 'asked' | 'free' | 'none'> = { auto: 'asked', image: 'asked', pow: 'none', none: 'free' }; // prettier-ignore
  for (const [captcha, outcome] of Object.entries(outcomes) as [CaptchaMode, string][]) {
    it(`is ${outcome} where the owner chose ${captcha}, and no vote counts without it (B31)`, async () => {
      await using server = await startTestServer({ captcha }, { now: patience.now });
      const page = newPage();
      const url = urlOf(server, page);
      const { html, rating, form } = await visit(url);
      assert.equal(Object.keys(rating).length > 0, outcome !== 'none');
      if (outcome === 'none') assert.match(html, /to rate takes JavaScript/);
      const fields = { about: 'rating', form: form.form!, stamp: form.stamp!, rating: '5' };
      const sent = await submit(url, fields);
      assert.equal(sent.status, { asked: 200, free: 303, none: 403 }[outcome]);
      const { body: image } = await new Client(server.url, server.url).challenge({ kind: 'image', page });
      await submit(url, { ...fields, challenge: image.id, captcha: readCharacters(image.id), do: 'hold' });
      assert.equal((await ratingOf(server, page)).count, { asked: 1, free: 1, none: 0 }[outcome]);
    });
  }

  it('is not all: one address does not rate without end, and is told when it can go on', async () => {
    const limits = new Limits({ ...LIMITS, addressFlood: { points: 1, duration: 60 } });
    await using server = await startTestServer({ captcha: 'none' }, { now: patience.now, limits });
    const page = newPage();
    const url = urlOf(server, page);
    assert.equal((await submit(url, { ...(await visit(url)).rating, rating: '5' })).status, 303);
    const back = await submit(url, { ...(await visit(url)).rating, rating: '5' });
    assert.equal(back.status, 429);
    assert.ok(Number(back.headers.get('retry-after')) > 0);
    assert.match(back.html, /Try again in/);
    assert.equal(back.rating.rating, '5', 'nothing is lost');
    assert.equal((await ratingOf(server, page)).count, 1);
  });
});
