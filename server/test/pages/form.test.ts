import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaptchaMode } from 'afterword/protocol';
import { Limits, LIMITS } from '../../src/security/limits.js';
import { Client, newPage } from '../support/client.js';
import { hearDigits, readCharacters } from '../support/passes.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { assertKept, attribute, filled, patience, problemAt, send, visit, type Visit } from './support/visit.js';

const urlOf = ({ url }: TestServer, page: string): string => `${url}/pages/${encodeURIComponent(page)}`;
const count = async ({ url }: TestServer, page: string): Promise<number> => (await new Client(url).comments(page)).body.total; // prettier-ignore

describe('the form of a page without JavaScript', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer({}, { now: patience.now })));
  after(() => server[Symbol.asyncDispose]());

  it('writes one comment for a right answer, without a cookie, and leads to its place', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const sent = await send(url, filled(await visit(url), { email: 'ada@example.org', website: 'https://ada.test/' }));
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.get('set-cookie'), null);
    const { body } = await new Client(server.url).comments(page);
    assert.equal(body.items[0]!.author.website, 'https://ada.test/');
    assert.equal(sent.headers.get('location'), `/pages/${page}#comment-${body.items[0]!.id}`);
  });

  it('is refused from anywhere but our own documents, and comes back all the same (B15)', async () => {
    const url = urlOf(server, newPage());
    const fields = filled(await visit(url));
    const host = new URL(url).host;
    for (const origin of [
      'null',
      'https://evil.test',
      `https://${host}.evil.test`,
      `http://evil.test:${host.split(':')[1]!}`,
      'http://localhost:4000',
      'x',
    ]) {
      // prettier-ignore
      const back = await send(url, fields, { origin });
      assert.equal(back.status, 403, origin);
      assertKept(back, fields);
    }
    const { origin: _, ...none } = { origin: '', 'content-type': 'application/x-www-form-urlencoded' };
    const back = await visit(url, { method: 'POST', headers: none, body: new URLSearchParams(fields).toString() });
    assert.equal(back.status, 403);
    assert.equal((await send(url, fields)).status, 303, 'nothing was used up');
  });

  it('is a form and nothing else (B14)', async () => {
    const url = urlOf(server, newPage());
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml']) {
      const { status } = await visit(url, { method: 'POST', headers: { origin: server.url, 'content-type': type }, body: '{}' }); // prettier-ignore
      assert.equal(status, 415, type);
    }
  });

  const wrong: readonly [name: string, fields: Record<string, string>, status: number][] = [
    ['body', { body: ' \n ' }, 422],
    ['body', { body: '\u200b' }, 422],
    ['body', { body: 'x'.repeat(10_001) }, 422],
    ['body', { body: '🙂'.repeat(30_000) }, 422],
    ['name', { name: '' }, 422],
    ['name', { name: 'x'.repeat(61) }, 422],
    ['email', { email: 'nowhere' }, 422],
    ['website', { website: 'javascript:alert(1)' }, 422],
    ['disclaimer', { disclaimer: '' }, 422],
    ['captcha', { captcha: '' }, 422],
    ['captcha', { captcha: 'WRONG' }, 403],
    ['captcha', { challenge: 'made.up' }, 403],
  ];
  for (const [name, own, status] of wrong) {
    const value = Object.values(own)[0]!;
    it(`comes back with the text and a word at ${name} for ${JSON.stringify(value.slice(0, 12))} (${value.length})`, async () => {
      const page = newPage();
      const url = urlOf(server, page);
      const fields = filled(await visit(url), { email: 'ada@example.org', ...own });
      const back = await send(url, fields);
      assert.equal(back.status, status);
      assert.ok(problemAt(back, name), 'something is said at the field');
      assertKept(back, fields);
      assert.equal(await count(server, page), 0);
      const again = filled(back, { body: 'Now it is right.', name: 'Ada', email: '', website: '' });
      assert.equal((await send(url, again)).status, 303, 'and can be put right');
    });
  }

  it('keeps its image and its answer when something else is wrong, and gives another when the answer was', async () => {
    const url = urlOf(server, newPage());
    const first = await visit(url);
    const nameless = await send(url, filled(first, { name: '' }));
    assert.equal(nameless.form.challenge, first.form.challenge);
    assert.equal(nameless.form.captcha, filled(first).captcha);
    const misread = await send(url, filled(first, { captcha: 'WRONG' }));
    assert.notEqual(misread.form.challenge, first.form.challenge);
    assert.equal(misread.form.captcha, '');
    assert.equal((await send(url, filled(first))).status, 403, 'a wrong answer burns the image (B24)');
  });

  it('is one comment however often its button is pressed (B34)', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = filled(await visit(url));
    const sent = await Promise.all([send(url, fields), send(url, fields), send(url, fields)]);
    const again = await send(url, fields);
    assert.equal(again.status, 303);
    assert.ok(sent.some(({ status }) => status === 303));
    assert.equal(await count(server, page), 1);
  });

  it('adds what was changed after it was sent as a comment of its own, once that was said', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = filled(await visit(url));
    await send(url, fields);
    const back = await send(url, { ...fields, body: 'Another thought.' }); // by the back button
    assert.equal(back.status, 422);
    assert.equal(back.form.body, 'Another thought.');
    assert.match(back.html, /An earlier version of this was sent already/);
    assert.equal((await send(url, filled(back, { body: 'Another thought.' }))).status, 303);
    assert.equal(await count(server, page), 2);
  });

  it('answers a comment, and keeps an answer to one that has gone', async () => {
    const page = newPage();
    const client = new Client(server.url);
    const parent = await client.write(page, { body: 'A question.' });
    const url = urlOf(server, page);
    const form = await visit(`${url}?reply=${parent.id}`);
    assert.equal(form.form.parent, parent.id);
    const sent = await send(url, filled(form));
    assert.match(sent.headers.get('location')!, /\?comment=(\w+)#comment-\1$/);
    const late = await visit(`${url}?reply=${parent.id}`);
    await client.remove(parent.id);
    const back = await send(url, filled(late, { body: 'Too late, but kept.' }));
    assert.equal(back.status, 409);
    assert.equal(back.form.body, 'Too late, but kept.');
  });

  it('stays when the page was closed in the meantime, and says so', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = filled(await visit(url));
    await server.atDesk((desk) => desk.pages.setClosed(page, true, Date.now()));
    const back = await send(url, fields);
    assert.equal(back.status, 403);
    assert.match(back.html, /does not take anything new/);
    assertKept(back, fields);
    assert.match((await visit(url)).html, /Comments are closed\./);
    assert.equal(await count(server, page), 0);
  });

  it('takes nothing that is sent twice, or under another name, for what was asked (B31)', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = new URLSearchParams(filled(await visit(url)));
    const answer = fields.get('captcha')!;
    for (const change of [
      'captcha=',
      'captcha=x',
      `captcha[]=${answer}`,
      `captcha[answer]=${answer}`,
      `__proto__=${answer}`,
    ]) {
      const own = new URLSearchParams(fields);
      own.delete('captcha');
      const twice = change.startsWith('captcha=') ? `&captcha=${answer}` : '';
      const headers = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await visit(url, { method: 'POST', headers, body: `${own.toString()}&${change}${twice}` });
      assert.equal(status, 422, change);
    }
    assert.equal(await count(server, page), 0);
  });
});

describe('the captcha of the form', () => {
  const outcomes: Record<CaptchaMode, 'image' | 'free' | 'held'> = { auto: 'image', image: 'image', pow: 'held', none: 'free' }; // prettier-ignore
  for (const [captcha, outcome] of Object.entries(outcomes) as [CaptchaMode, string][]) {
    it(`is ${outcome} where the owner chose ${captcha}, and nothing appears without it`, async () => {
      await using server = await startTestServer({ captcha }, { now: patience.now });
      const page = newPage();
      const url = urlOf(server, page);
      const form = await visit(url);
      assert.equal(form.form.challenge !== undefined, outcome === 'image');
      if (outcome === 'held') assert.match(form.html, /moderator reads what you write before it appears/);
      const without = await send(url, { ...filled(form), captcha: '', challenge: '' });
      assert.equal(without.status, outcome === 'image' ? 422 : 303);
      if (outcome !== 'free') assert.equal(await count(server, page), 0);
      // An image that was solved elsewhere is no better than none where work is wanted.
      const { body: image } = await new Client(server.url, server.url).challenge({ kind: 'image', page });
      const foreign = { ...filled(form), challenge: image.id, captcha: readCharacters(image.id) };
      await send(url, foreign);
      if (outcome === 'held') assert.equal(await count(server, page), 0);
    });
  }

  it('shows the same pixels for the same image, to one who has it, and not for ever', async () => {
    let time = Date.now();
    await using server = await startTestServer({}, { now: () => time });
    const url = urlOf(server, newPage());
    const { form } = await visit(url);
    const image = async (id: string) => fetch(`${url}/image.png?${new URLSearchParams({ id }).toString()}`);
    const [one, two] = [await image(form.challenge!), await image(form.challenge!)];
    assert.equal(one.headers.get('content-type'), 'image/png');
    assert.deepEqual(await one.arrayBuffer(), await two.arrayBuffer());
    assert.equal((await image('made.up')).status, 403);
    time += 61 * 60 * 1000;
    assert.equal((await image(form.challenge!)).status, 403);
    const back = await send(url, filled({ form }));
    assert.equal(back.status, 403);
    assert.equal(back.form.body, 'It helped me.');
  });

  it('is not drawn without end for one address, and the page is read all the same', async () => {
    await using server = await startTestServer(
      {},
      { limits: new Limits({ ...LIMITS, images: { points: 1, duration: 60 } }) },
    );
    const url = urlOf(server, newPage());
    const { form } = await visit(url);
    const image = () => fetch(`${url}/image.png?${new URLSearchParams({ id: form.challenge! }).toString()}`);
    assert.equal((await image()).status, 200);
    const refused = await image();
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal((await visit(url)).status, 200);
  });
});

describe('who would rather listen than read', () => {
  let time = Date.now();
  let server: TestServer;
  before(async () => (server = await startTestServer({}, { now: () => (time += 3000) })));
  after(() => server[Symbol.asyncDispose]());

  const player = ({ elements }: Visit) => elements.find(({ tagName }) => tagName === 'audio');
  const listen = async (url: string, own: Record<string, string> = {}): Promise<Visit> =>
    send(url, { ...filled(await visit(url)), captcha: '', do: 'listen', ...own });
  const heard = (form: Visit, own: Record<string, string> = {}) =>
    filled(form, { captcha: hearDigits(form.form.challenge!), ...own });

  it('is asked for digits in the browser’s own player, keeps the text, and writes with them', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    assert.equal(player(await visit(url)), undefined);
    const form = await listen(url, { name: '' }); // nothing else has to be right yet
    assert.equal(form.status, 200);
    assert.equal(form.form.body, 'It helped me.');
    assert.equal(problemAt(form, 'name'), undefined);
    const audio = player(form);
    assert.notEqual(attribute(audio, 'controls'), undefined);
    assert.equal(attribute(audio, 'preload'), 'none');
    assert.equal(attribute(audio, 'autoplay'), undefined);
    assert.ok(!form.elements.some((element) => attribute(element, 'class') === 'characters'), 'in place of the image');
    const field = form.elements.find((element) => attribute(element, 'name') === 'captcha');
    assert.notEqual(attribute(field, 'autofocus'), undefined, 'the focus is where to go on');
    assert.equal((await send(url, heard(form))).status, 303);
    assert.equal(await count(server, page), 1);
  });

  it('hears a file that the policy of the document lets in, the same each time, and any part of it', async () => {
    const url = urlOf(server, newPage());
    const form = await listen(url);
    assert.match(form.headers.get('content-security-policy')!, /media-src 'self'/);
    const address = new URL(attribute(player(form), 'src')!, url);
    const [one, two] = await Promise.all([fetch(address), fetch(address)]);
    assert.equal(one.headers.get('content-type'), 'audio/wav');
    assert.equal(one.headers.get('accept-ranges'), 'bytes');
    const whole = Buffer.from(await one.arrayBuffer());
    assert.equal(whole.toString('latin1', 0, 4), 'RIFF');
    assert.deepEqual(Buffer.from(await two.arrayBuffer()), whole);
    assert.equal(whole.indexOf(hearDigits(form.form.challenge!)), -1); // B26
    const part = async (range: string) => {
      const { status, headers, ...reply } = await fetch(address, { headers: { range } }).then(async (response) => ({
        status: response.status,
        headers: response.headers,
        bytes: Buffer.from(await response.arrayBuffer()),
      }));
      return { status, said: headers.get('content-range'), bytes: reply.bytes };
    };
    const size = whole.length;
    assert.deepEqual(await part('bytes=0-1'), { status: 206, said: `bytes 0-1/${size}`, bytes: whole.subarray(0, 2) });
    assert.deepEqual((await part('bytes=100-')).bytes, whole.subarray(100));
    assert.deepEqual((await part('bytes=-7')).bytes, whole.subarray(-7));
    assert.deepEqual((await part(`bytes=5-${size * 2}`)).bytes, whole.subarray(5));
    assert.equal((await part(`bytes=${size}-`)).status, 416);
    for (const range of ['bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2', 'x'])
      assert.deepEqual(await part(range), { status: 200, said: null, bytes: whole }, range);
  });

  it('hears other digits after a wrong answer, loses nothing, and cannot try the first ones again (B24)', async () => {
    const url = urlOf(server, newPage());
    const form = await listen(url);
    const misheard = await send(url, heard(form, { captcha: '000000x' }));
    assert.equal(misheard.status, 403);
    assertKept(misheard, heard(form));
    assert.match(problemAt(misheard, 'captcha')!, /Those were not the digits/);
    assert.ok(player(misheard), 'and listens on');
    assert.notEqual(misheard.form.challenge, form.form.challenge);
    assert.equal((await send(url, heard(form))).status, 403);
    const unanswered = await send(url, heard(misheard, { captcha: '' }));
    assert.equal(problemAt(unanswered, 'captcha'), 'Type the digits you hear.');
    assert.equal((await send(url, heard(unanswered))).status, 303);
  });

  it('keeps the digits and the answer when something else is wrong', async () => {
    const url = urlOf(server, newPage());
    const form = await listen(url);
    const back = await send(url, heard(form, { name: '' }));
    assert.equal(back.form.challenge, form.form.challenge);
    assert.equal(back.form.captcha, hearDigits(form.form.challenge!));
    assert.ok(player(back));
  });

  it('goes back to reading, and neither answer opens the other’s door (B25)', async () => {
    const url = urlOf(server, newPage());
    const form = await listen(url);
    const image = await send(url, { ...heard(form), do: 'refresh' });
    assert.equal(player(image), undefined);
    for (const [asked, answer] of [
      [form, readCharacters(form.form.challenge!)],
      [image, hearDigits(image.form.challenge!)],
    ] as const)
      assert.equal((await send(url, filled(asked, { captcha: answer }))).status, 403);
    const sound = await fetch(`${url}/digits.wav?${new URLSearchParams({ id: image.form.challenge! }).toString()}`);
    assert.equal(sound.status, 403, 'an image is not read out');
    const pixels = await fetch(`${url}/image.png?${new URLSearchParams({ id: form.form.challenge! }).toString()}`);
    assert.equal(pixels.status, 403, 'and digits are not drawn');
  });

  it('hears the language of the page, or English, which is said', async () => {
    const page = newPage();
    const sounds: Record<string, Buffer> = {};
    for (const [lang, spoken] of Object.entries({ de: 'de', 'pt-BR': 'pt', ar: 'en', en: 'en' })) {
      const url = `${urlOf(server, page)}?lang=${lang}`;
      const form = await listen(url);
      assert.equal(attribute(player(form), 'lang'), spoken);
      assert.equal(form.html.includes('Spoken in English.'), lang === 'ar');
      const address = new URL(attribute(player(form), 'src')!, url);
      assert.equal(address.searchParams.get('lang'), lang);
      const sound = await fetch(address);
      sounds[lang] = Buffer.from(await sound.arrayBuffer());
      address.searchParams.set('lang', 'en');
      const english = Buffer.from(await (await fetch(address)).arrayBuffer());
      assert.equal(sounds[lang].equals(english), spoken === 'en', lang);
    }
  });

  it('is not spoken to without end from one address', async () => {
    const limits = new Limits({ ...LIMITS, images: { points: 1, duration: 60 } });
    await using strict = await startTestServer({}, { limits, now: patience.now });
    const url = urlOf(strict, newPage());
    const address = new URL(attribute(player(await listen(url)), 'src')!, url);
    assert.deepEqual([(await fetch(address)).status, (await fetch(address)).status], [200, 429]);
  });
});

describe('a form that no person seems to have filled in (B44)', () => {
  /** What it was held for, or undefined if it appeared. */
  const outcome = async (server: TestServer, page: string, sent: { headers: Headers }): Promise<string | undefined> => {
    let heldFor: string | null | undefined;
    await server.atDesk(async ({ threads }) => {
      heldFor = (await threads.held(10)).find((row) => row.source === page)?.held_for;
    });
    assert.equal(heldFor !== undefined, sent.headers.get('location')?.includes('held=1') ?? false);
    return heldFor ?? undefined;
  };

  let time = Date.now();
  let server: TestServer;
  before(async () => (server = await startTestServer({}, { now: () => time })));
  after(() => server[Symbol.asyncDispose]());

  const SECOND = 1000;
  const cases: readonly [what: string, wait: number, own: (form: Record<string, string>) => object, why?: string][] = [
    ['appears after a moment’s writing', 2 * SECOND, () => ({})],
    ['is held if it took less than two seconds', 2 * SECOND - 1, () => ({}), 'time'],
    ['is held if what people do not see is filled in', 5 * SECOND, () => ({ subject: 'Buy now' }), 'trap'],
    ['is held if it does not say when it was given out', 5 * SECOND, () => ({ stamp: '' }), 'time'],
    ['is held if it made that up', 5 * SECOND, ({ stamp }) => ({ stamp: stamp!.replace(/.$/, 'x') }), 'time'],
    ['is held if it says another form’s', 5 * SECOND, ({ challenge }) => ({ stamp: challenge! }), 'time'],
  ];
  for (const [what, wait, own, why] of cases) {
    it(what, async () => {
      const page = newPage();
      const url = urlOf(server, page);
      const form = await visit(url);
      time += wait;
      const sent = await send(url, filled(form, { body: page, ...own(form.form) }));
      assert.equal(sent.status, 303);
      assert.equal(await outcome(server, page, sent), why);
    });
  }

  it('is held if its stamp is of another page, or older than a day', async () => {
    const [page, other] = [newPage(), newPage()];
    const { stamp } = (await visit(urlOf(server, other))).form;
    const form = await visit(urlOf(server, page));
    time += 5 * SECOND;
    const foreign = await send(urlOf(server, page), filled(form, { body: page, stamp: stamp! }));
    assert.equal(await outcome(server, page, foreign), 'time');

    const old = newPage();
    const early = (await visit(urlOf(server, old))).form;
    time += 24 * 60 * 60 * SECOND;
    const { challenge } = (await visit(urlOf(server, old))).form;
    const late = await send(urlOf(server, old), filled({ form: { ...early, challenge: challenge! } }, { body: old }));
    assert.equal(await outcome(server, old, late), 'time');
  });

  it('has a field for programs that people neither see, reach by keyboard nor hear of', async () => {
    const { html } = await visit(urlOf(server, newPage()));
    const trap = /<div class="trap" aria-hidden="true">[\s\S]*?<\/div>/.exec(html)![0];
    assert.match(trap, /name="subject"/);
    assert.match(trap, /tabindex="-1"/);
    assert.match(trap, /autocomplete="off"/);
  });

  it('may take its time to put something right', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const form = await visit(url);
    time += 5 * SECOND;
    const back = await send(url, filled(form, { name: '' }));
    assert.equal(back.status, 422);
    const sent = await send(url, filled(back, { body: page }));
    assert.equal(await outcome(server, page, sent), undefined, 'the second sending follows at once');
  });
});

describe('who cannot read the image of the form', () => {
  it('asks for a moderator with a button, and is held and not refused', async () => {
    await using server = await startTestServer({ captcha: 'image' }, { now: patience.now });
    const page = newPage();
    const url = urlOf(server, page);
    const form = await visit(url);
    assert.match(form.html, /Let a moderator look at it/);
    const sent = await send(url, { ...filled(form), captcha: '', do: 'hold' });
    assert.equal(sent.status, 303);
    assert.match(sent.headers.get('location')!, /held=1/);
    assert.equal(await count(server, page), 0);
    await server.atDesk(async ({ threads }) => {
      const [row] = await threads.held(10);
      assert.deepEqual([row!.held_for, row!.source], ['check', 'It helped me.']);
    });
    assert.equal((await send(url, { ...filled(form), captcha: '', do: 'hold' })).status, 303, 'twice is once');
    await server.atDesk(async ({ threads }) => assert.equal((await threads.held(10)).length, 1));
  });

  it('still has to fill in the rest', async () => {
    await using server = await startTestServer({}, { now: patience.now });
    const url = urlOf(server, newPage());
    const back = await send(url, { ...filled(await visit(url), { name: '' }), do: 'hold' });
    assert.equal(back.status, 422);
    assert.ok(problemAt(back, 'name'));
  });
});

describe('an owner with terms', () => {
  it('has them agreed to, and stored with their version', async () => {
    const texts = {
      disclaimer: false,
      termsHref: 'https://example.org/terms',
      privacyHref: undefined,
      version: '2026-11',
    };
    await using server = await startTestServer({ texts }, { now: patience.now });
    const url = urlOf(server, newPage());
    const form = await visit(url);
    assert.doesNotMatch(form.html, /afterword-disclaimer/);
    const back = await send(url, filled(form));
    assert.match(problemAt(back, 'terms')!, /Agree/);
    const sent = await send(url, filled(form, { terms: 'yes' }));
    assert.equal(sent.status, 303);
    const id = /comment-(\w+)/.exec(sent.headers.get('location')!)![1]!;
    await server.atDesk(async (desk) => {
      const row = await desk.comments.find(id);
      assert.equal(row?.terms_version, '2026-11');
      assert.deepEqual(JSON.parse(row.documents), [{ document: 'terms', version: '2026-11' }]);
    });
  });
});
