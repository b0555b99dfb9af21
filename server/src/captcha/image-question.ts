import type { Challenge } from 'afterword/protocol';
import type { Keyring } from '../security/keyring.js';
import { equalTexts, type Signer } from '../security/signer.js';
import { drawText, normalizeAnswer } from './image/alphabet.js';
import { renderCharacters } from './image/image.js';
import type { Question } from './questions.js';
import { SeededRandom } from './random.js';
import { kidOf } from './sealed.js';

/** Characters in an image, to be typed. */
export class ImageQuestion implements Question {
  readonly #signers: ReadonlyMap<string, Signer>;

  constructor(keys: Keyring) {
    this.#signers = keys.signers('captcha-characters');
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

  /** The same characters, and the same distortion, for the same id, which has been opened: there is a key for it. */
  #charactersOf(id: string): { text: string; random: SeededRandom } {
    const random = new SeededRandom(this.#signers.get(kidOf(id))!.digest(id));
    return { text: drawText(random), random };
  }
}
