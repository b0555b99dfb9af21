import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { CaptchaPass } from 'afterword/protocol';
import { decode } from 'fast-png';
import { CaptchaService } from '../../src/captcha/captcha-service.js';
import { renderCharacters } from '../../src/captcha/image/image.js';
import { drawText } from '../../src/captcha/image/alphabet.js';
import { SeededRandom } from '../../src/captcha/random.js';
import { Keyring } from '../../src/security/keyring.js';
import { Signer } from '../../src/security/signer.js';
import { assertProblem, Client, newPage } from '../support/client.js';
import { readCharacters } from '../support/passes.js';
import { SECRET, startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

const PREFIX = 'data:image/png;base64,';
const bytesOf = (image: string): Buffer => Buffer.from(image.slice(PREFIX.length), 'base64');

describe('an image to read', () => {
  let server: TestServer;
  let client: Client;
  before(async () => {
    server = await startTestServer({}, { limits: unlimited() });
    client = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('wins a pass when it is read rightly, however the answer is typed', async () => {
    const page = newPage();
    for (const type of [(text: string) => text, (text: string) => ` ${text.toLowerCase().split('').join('-')} `]) {
      const { body } = await client.challenge({ kind: 'image', page });
      const { status, body: pass } = await client.answer<CaptchaPass>(body.id, {
        answer: type(readCharacters(body.id)),
      });
      assert.equal(status, 200);
      assert.equal((await client.rate(page, 4, pass.token)).status, 200);
    }
  });

  it('wins nothing when it is misread, and is not asked about again (B24)', async () => {
    for (const misread of [
      (text: string) => text.slice(1),
      (text: string) => `${text}C`,
      (text: string) => [...text].reverse().join(''),
      () => '',
      () => '*',
      () => '.'.repeat(5),
    ]) {
      // prettier-ignore
      const { body } = await client.challenge({ kind: 'image' });
      const right = readCharacters(body.id);
      if (misread(right) === right) continue;
      assertProblem(await client.answer(body.id, { answer: misread(right) }), 403, 'captcha_rejected');
      assertProblem(await client.answer(body.id, { answer: right }), 403, 'captcha_rejected');
    }
  });

  it('is a PNG of pixels and nothing else: no text, no time, no comment (B26, B28)', async () => {
    const { body } = await client.challenge({ kind: 'image' });
    assert.ok(body.image!.startsWith(PREFIX));
    assert.equal(body.pow, undefined);
    const png = bytesOf(body.image!);
    decode(png, { checkCrc: true });
    const chunks: string[] = [];
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
      chunks.push(png.toString('latin1', at + 4, at + 8));
    assert.deepEqual([...new Set(chunks)], ['IHDR', 'IDAT', 'IEND']);
  });

  it('has the same bytes for the same id, and others for another (B28)', async () => {
    const images = new Set<string>();
    for (let index = 0; index < 20; index++) {
      const { body } = await client.challenge({ kind: 'image', page: 'the same' });
      const random = new SeededRandom(new Signer(SECRET, 'captcha-characters').digest(body.id));
      assert.deepEqual(bytesOf(body.image!), Buffer.from(renderCharacters(drawText(random), random)));
      images.add(body.image!);
    }
    assert.equal(images.size, 20);
  });

  it('has its answer nowhere that a program could find it, not even hashed (B26)', async () => {
    for (let index = 0; index < 20; index++) {
      const { body, headers } = await client.challenge({ kind: 'image' });
      const answer = readCharacters(body.id);
      const png = bytesOf(body.image!);
      const payload = Buffer.from(body.id.split(/[~.]/)[1]!, 'base64url').toString();
      assert.deepEqual(Object.keys(JSON.parse(payload) as object).sort(), [
        'action',
        'expires',
        'id',
        'kind',
        'page',
        'site',
      ]);
      const forms = [answer, answer.toLowerCase(), [...answer].reverse().join('')].flatMap((text) => [
        text,
        ...(['base64', 'base64url', 'hex'] as const).map((encoding) => Buffer.from(text).toString(encoding).replace(/=+$/, '')), // prettier-ignore
        ...['md5', 'sha1', 'sha256'].flatMap((name) => (['hex', 'base64', 'base64url'] as const).map((encoding) => createHash(name).update(text).digest(encoding))), // prettier-ignore
      ]);
      const { image: _, ...rest } = body;
      const places = {
        reply: JSON.stringify(rest),
        payload,
        headers: JSON.stringify([...headers]),
        log: server.log.join(''),
      };
      for (const [place, text] of Object.entries(places)) {
        // Five letters turn up in a random id once in a while; what is looked for is longer.
        for (const form of forms.filter(({ length }) => length > 6)) assert.ok(!text.includes(form), `${place} has ${form}`); // prettier-ignore
      }
      assert.ok(!places.log.includes(answer) && !places.headers.includes(answer) && !payload.includes(`"${answer}"`));
      assert.equal(png.indexOf(answer), -1);
      await client.answer(body.id, { answer: 'WRONG' });
    }
  });

  it('has characters that nobody can tell from the id without our secret (B26)', async () => {
    const other = new CaptchaService({ keys: new Keyring('x'.repeat(40)), spent: { spend: async () => true }, now: Date.now }); // prettier-ignore
    const { body } = await client.challenge({ kind: 'image' });
    await assert.rejects(other.answer(body.id, { answer: readCharacters(body.id) }, client.origin), { code: 'captcha_rejected' }); // prettier-ignore
    const guess = drawText(new SeededRandom(new Signer('x'.repeat(40), 'captcha-characters').digest(body.id)));
    assert.notEqual(guess, readCharacters(body.id));
  });
});
