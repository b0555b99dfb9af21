import type { CaptchaKind, Challenge } from 'afterword/protocol';
import type { Keyring } from '../security/keyring.js';
import type { Signer } from '../security/signer.js';
import { SeededRandom } from './random.js';
import { kidOf } from './sealed.js';

/** What is asked of people: characters to see, digits to hear. */
export type QuestionKind = Exclude<CaptchaKind, 'pow' | 'provider'>;

/**
 * A way of asking people for something that they type. What the answer is, is derived from the challenge's id with a key
 * of our own, and stored nowhere.
 */
export interface Question {
  /** What is sent to be seen or heard: the same bytes for the same id. */
  show(id: string, language?: string): Pick<Challenge, 'image' | 'audio' | 'language'>;
  /** Whether this was meant, however it is spelled. Takes the same time wherever it is wrong. */
  isAnswer(id: string, typed: string): boolean;
}

/** What a question's answer and its looks are drawn from. */
export class QuestionRandom {
  readonly #signers: ReadonlyMap<string, Signer>;

  constructor(keys: Keyring, purpose: string) {
    this.#signers = keys.signers(purpose);
  }

  /** The same for the same id, which has been opened: there is a key for it. */
  of(id: string): SeededRandom {
    return new SeededRandom(this.#signers.get(kidOf(id))!.digest(id));
  }
}
