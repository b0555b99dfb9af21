import type { Challenge } from 'afterword/protocol';
import type { Keyring } from '../security/keyring.js';
import { equalTexts } from '../security/signer.js';
import { drawText, normalizeAnswer } from './image/alphabet.js';
import { renderCharacters } from './image/image.js';
import { QuestionRandom, type Question } from './questions.js';
import type { SeededRandom } from './random.js';

/** Characters in an image, to be typed. */
export class ImageQuestion implements Question {
  readonly #random: QuestionRandom;

  constructor(keys: Keyring) {
    this.#random = new QuestionRandom(keys, 'captcha-characters');
  }

  /** As a `data:` URL, so that it comes with the challenge. */
  show(id: string): Pick<Challenge, 'image'> {
    return { image: `data:image/png;base64,${this.draw(id).toString('base64')}` };
  }

  /** The pixels, a PNG. */
  draw(id: string): Buffer {
    const { text, random } = this.#charactersOf(id);
    return Buffer.from(renderCharacters(text, random));
  }

  isAnswer(id: string, typed: string): boolean {
    return equalTexts(normalizeAnswer(typed), this.#charactersOf(id).text);
  }

  /** The same characters, and the same distortion, for the same id. */
  #charactersOf(id: string): { text: string; random: SeededRandom } {
    const random = this.#random.of(id);
    return { text: drawText(random), random };
  }
}
