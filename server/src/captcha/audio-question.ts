import type { Challenge } from 'afterword/protocol';
import type { Keyring } from '../security/keyring.js';
import { equalTexts } from '../security/signer.js';
import { renderDigits } from './audio/audio.js';
import { spokenFor, voiceOf } from './audio/voice.js';
import { QuestionRandom, type Question } from './questions.js';
import type { SeededRandom } from './random.js';

/** So many digits; a guess is right once in a million times, and a challenge takes only one. */
const DIGITS = 6;

/** What is spoken. */
export const drawDigits = (random: SeededRandom): readonly number[] =>
  Array.from({ length: DIGITS }, () => random.integer(0, 9));

/** Digits that are spoken, to be typed. They have nothing to do with the characters of an image. */
export class AudioQuestion implements Question {
  readonly #random: QuestionRandom;

  constructor(keys: Keyring) {
    this.#random = new QuestionRandom(keys, 'captcha-digits');
  }

  /** As a `data:` URL, so that it comes with the challenge; and in which language it is. */
  show(id: string, asked?: string): Pick<Challenge, 'audio' | 'language'> {
    const language = spokenFor(asked);
    return { audio: `data:audio/wav;base64,${this.speak(id, language).toString('base64')}`, language };
  }

  /** A WAV file. */
  speak(id: string, language: string): Buffer {
    const { digits, random } = this.#digitsOf(id);
    const voice = voiceOf(language);
    const words = digits.map((digit) => voice[digit]!);
    return Buffer.from(renderDigits(words, voice, random));
  }

  /** Digits of any script, and whatever people put between them. */
  isAnswer(id: string, typed: string): boolean {
    const { digits } = this.#digitsOf(id);
    return equalTexts(digitsIn(typed), digits.join(''));
  }

  #digitsOf(id: string): { digits: readonly number[]; random: SeededRandom } {
    const random = this.#random.of(id);
    return { digits: drawDigits(random), random };
  }
}

/** Each script's ten digits follow one another, from its zero (Unicode 16.0, table 4-11). */
function digitsIn(typed: string): string {
  return Array.from(typed.matchAll(/\p{Nd}/gu), ([digit]) => {
    let zero = digit.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero--;
    return String(digit.codePointAt(0)! - zero);
  }).join('');
}
