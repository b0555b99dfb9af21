import { createCipheriv, type Cipheriv } from 'node:crypto';

const SEED_BYTES = 32;
/** Each call into the cipher costs far more than the bytes it gives, so they are fetched by the block. */
const BLOCK = Buffer.alloc(1024);
const WORD_BYTES = 4;
const WORDS = 2 ** 32;

/**
 * Numbers that nobody without the seed can foresee, and that are the same again for the same seed:
 * the keystream of AES-256 in counter mode. A seed is used for one thing, so the counter may start at zero.
 */
export class SeededRandom {
  readonly #cipher: Cipheriv;
  #stream = Buffer.alloc(0);
  #at = 0;

  /** @param seed - 32 secret bytes. */
  constructor(seed: Uint8Array) {
    if (seed.length !== SEED_BYTES) throw new RangeError(`A seed has ${SEED_BYTES} bytes, not ${seed.length}.`);
    this.#cipher = createCipheriv('aes-256-ctr', seed, Buffer.alloc(16));
  }

  /** From 0 up to, and never, 1. */
  float(): number {
    return this.#word() / WORDS;
  }

  /** From `min` up to, and never, `max`. */
  between(min: number, max: number): number {
    return min + (max - min) * this.float();
  }

  /** A whole number from `min` to `max`, both included, each as likely as the other. */
  integer(min: number, max: number): number {
    const count = max - min + 1;
    if (!Number.isInteger(min) || !(count >= 1 && count <= WORDS)) throw new RangeError(`No range: ${min} to ${max}.`);
    // The last, incomplete run of `count` words would favour small numbers.
    const fair = WORDS - (WORDS % count);
    let word = this.#word();
    while (word >= fair) word = this.#word();
    return min + (word % count);
  }

  /** One of the list, each as likely as the other. */
  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)]!;
  }

  #word(): number {
    if (this.#at === this.#stream.length) {
      this.#stream = this.#cipher.update(BLOCK);
      this.#at = 0;
    }
    const word = this.#stream.readUInt32LE(this.#at);
    this.#at += WORD_BYTES;
    return word;
  }
}
