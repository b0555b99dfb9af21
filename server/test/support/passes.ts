import assert from 'node:assert/strict';
import type { CaptchaPass, Challenge, ChallengeAnswer } from 'afterword/protocol';
import { drawDigits } from '../../src/captcha/audio-question.js';
import { drawText } from '../../src/captcha/image/alphabet.js';
import { SeededRandom } from '../../src/captcha/random.js';
import { Signer } from '../../src/security/signer.js';
import type { Client } from './client.js';
import { solve } from './solve.js';
import { SECRET } from './test-server.js';

/** What a person reads off the image of this id. */
export function readCharacters(id: string, secret = SECRET): string {
  return drawText(new SeededRandom(new Signer(secret, 'captcha-characters').digest(id)));
}

/** What a person hears. */
export function hearDigits(id: string, secret = SECRET): string {
  return drawDigits(new SeededRandom(new Signer(secret, 'captcha-digits').digest(id))).join('');
}

/** The right answer to a challenge, as a reader's browser or a reader gives it. */
export async function rightAnswer({ id, pow, audio }: Challenge): Promise<ChallengeAnswer> {
  if (audio !== undefined) return { answer: hearDigits(id) };
  return pow ? { pow, solution: await solve({ pow }) } : { answer: readCharacters(id) };
}

/** A pass for whatever is asked for. */
export async function win(client: Client, request: object): Promise<string> {
  const { body } = await client.challenge(request);
  const { status, body: pass } = await client.answer<CaptchaPass>(body.id, await rightAnswer(body));
  assert.equal(status, 200, JSON.stringify(pass));
  return pass.token;
}

/** The text with one bit of one letter flipped, for each letter. */
export function flips(text: string): string[] {
  return Array.from(text, (letter, at) => text.slice(0, at) + String.fromCharCode(letter.charCodeAt(0) ^ 1) + text.slice(at + 1)); // prettier-ignore
}
