import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaptchaPass } from 'afterword/protocol';
import { renderDigits, RATE } from '../../src/captcha/audio/audio.js';
import { drawDigits } from '../../src/captcha/audio-question.js';
import { LANGUAGES, voiceOf } from '../../src/captcha/audio/voice.js';
import { SeededRandom } from '../../src/captcha/random.js';
import { Signer } from '../../src/security/signer.js';
import { assertProblem, Client, newPage } from '../support/client.js';
import { hearDigits } from '../support/passes.js';
import { SECRET, startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

const PREFIX = 'data:audio/wav;base64,';
const bytesOf = (audio: string): Buffer => Buffer.from(audio.slice(PREFIX.length), 'base64');

describe('digits to hear', () => {
  let server: TestServer;
  let client: Client;
  before(async () => {
    server = await startTestServer({}, { limits: unlimited() });
    client = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('win a pass when they are heard rightly, whatever stands between them and in whatever script', async () => {
    const page = newPage();
    const arabic = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    for (const type of [(text: string) => text, (text: string) => ` ${text.split('').join(', ')}.`, arabic]) {
      const { body } = await client.challenge({ kind: 'audio', page });
      const { status, body: pass } = await client.answer<CaptchaPass>(body.id, { answer: type(hearDigits(body.id)) });
      assert.equal(status, 200);
      assert.equal((await client.rate(page, 4, pass.token)).status, 200);
    }
  });

  it('win nothing when they are misheard, and are not asked about again (B24)', async () => {
    for (const mishear of [
      (text: string) => text.slice(1),
      (text: string) => `${text}1`,
      () => '',
      () => '000000000',
    ]) {
      const { body } = await client.challenge({ kind: 'audio' });
      const right = hearDigits(body.id);
      assertProblem(await client.answer(body.id, { answer: mishear(right) }), 403, 'captcha_rejected');
      assertProblem(await client.answer(body.id, { answer: right }), 403, 'captcha_rejected');
    }
  });

  it('are a sound and nothing else, of five to eight seconds (B26, B28)', async () => {
    for (const lang of LANGUAGES) {
      const { body } = await client.challenge({ kind: 'audio', lang });
      assert.ok(body.audio!.startsWith(PREFIX));
      assert.equal(body.image, undefined);
      const wave = bytesOf(body.audio!);
      assert.equal(wave.toString('latin1', 0, 16), `RIFF${wave.toString('latin1', 4, 8)}WAVEfmt `);
      assert.equal(wave.toString('latin1', 36, 40), 'data', 'no other chunk');
      assert.equal(wave.readUInt32LE(40), wave.length - 44);
      const seconds = (wave.length - 44) / wave.readUInt32LE(24);
      assert.ok(seconds >= 5 && seconds <= 8, `${lang}: ${seconds} s`);
    }
  });

  it('are spoken in the language that is asked for, or in English, which the reply says', async () => {
    const spoken = async (lang?: string) => (await client.challenge({ kind: 'audio', lang })).body.language;
    for (const lang of ['en', 'es', 'de', 'fr', 'pt']) assert.equal(await spoken(lang), lang);
    assert.equal(await spoken('pt-BR'), 'pt');
    assert.equal(await spoken('DE-ch'), 'de');
    for (const lang of ['ja', 'tlh', '', 'x', undefined]) assert.equal(await spoken(lang), 'en', lang);
    const voices = LANGUAGES.map(voiceOf);
    assert.equal(new Set(voices.flat().map(({ length, 2000: sample }) => `${length} ${sample}`)).size, 50, 'ten words in each'); // prettier-ignore
  });

  it('have the same bytes for the same id, and others for another (B28)', async () => {
    const sounds = new Set<string>();
    for (let index = 0; index < 5; index++) {
      const { body } = await client.challenge({ kind: 'audio', page: 'the same', lang: 'de' });
      const random = new SeededRandom(new Signer(SECRET, 'captcha-digits').digest(body.id));
      const voice = voiceOf('de');
      const words = drawDigits(random).map((digit) => voice[digit]!);
      assert.deepEqual(bytesOf(body.audio!), Buffer.from(renderDigits(words, voice, random)));
      sounds.add(body.audio!);
    }
    assert.equal(sounds.size, 5);
  });

  it('are said nowhere in words, and are not the characters of an image (B26)', async () => {
    const { body, headers } = await client.challenge({ kind: 'audio' });
    const digits = hearDigits(body.id);
    const { audio, id, ...rest } = body;
    const payload = Buffer.from(id.split(/[~.]/)[1]!, 'base64url').toString();
    assert.deepEqual(Object.keys(JSON.parse(payload) as object).sort(), ['action', 'expires', 'id', 'kind', 'page', 'site']); // prettier-ignore
    assert.equal(bytesOf(audio!).indexOf(digits), -1);
    for (const place of [JSON.stringify(rest), JSON.stringify([...headers]), server.log.join('')]) assert.ok(!place.includes(digits)); // prettier-ignore
    const { body: image } = await client.challenge({ kind: 'image' });
    assertProblem(await client.answer(image.id, { answer: hearDigits(image.id) }), 403, 'captcha_rejected');
  });

  it('have gaps of their own, so that they cannot be cut where others were', () => {
    const silences = Array.from({ length: 10 }, (_, index) => {
      const random = new SeededRandom(new Signer(SECRET, 'captcha-digits').digest(`gap ${index}`));
      const word = Float32Array.from({ length: RATE / 4 }, () => 0.9);
      const still = [new Float32Array(RATE / 4)];
      const wave = renderDigits([word, word], still, random);
      return wave.slice(44).findIndex((byte) => byte > 200);
    });
    assert.ok(new Set(silences).size > 8);
  });
});
