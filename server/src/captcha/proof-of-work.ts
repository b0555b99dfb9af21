import { createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type * as wire from 'afterword/protocol';
import type { Keyring } from '../security/keyring.js';
import { deriveKey, equalTexts } from '../security/signer.js';

const derive = promisify(pbkdf2);

const ALGORITHM = 'PBKDF2/SHA-256';
const KEY_LENGTH = 32;

export interface Difficulty {
  /** Iterations of each derivation. The server pays this once per answer, the reader once per try. */
  readonly cost: number;
  /** Hex; each digit makes sixteen times as many tries needed. */
  readonly keyPrefix: string;
}

/** 256 tries on average, each of 3,000 iterations: some half a second on one slow core. */
export const DEFAULT_DIFFICULTY: Difficulty = { cost: 3000, keyPrefix: '00' };

/**
 * Proof of work in the shape of ALTCHA version 2 (https://altcha.org/docs/v2/), so that its public library can solve
 * and check our challenges. It raises the price of a thousand posts; it does not tell people from programs.
 */
export class ProofOfWork {
  readonly #keys: ReadonlyMap<string, string>;
  readonly #kid: string;
  readonly #difficulty: Difficulty;

  constructor(keys: Keyring, difficulty: Difficulty = DEFAULT_DIFFICULTY) {
    this.#keys = keys.map((secret) => deriveKey(secret, 'proof-of-work').toString('hex'));
    this.#kid = keys.kid;
    this.#difficulty = difficulty;
  }

  /**
   * `data` is signed along, and comes back as it was. Expires in whole seconds. Each derivation is `effort` times as
   * expensive as usual, for reader and server alike.
   */
  create(data: Readonly<Record<string, string>>, expiresAt: number, effort = 1): wire.ProofOfWork {
    const { cost, keyPrefix } = this.#difficulty;
    const parameters = {
      algorithm: ALGORITHM,
      nonce: randomBytes(16).toString('hex'),
      salt: randomBytes(16).toString('hex'),
      cost: Math.round(cost * effort),
      keyPrefix,
      keyLength: KEY_LENGTH,
      expiresAt,
      data: { ...data, kid: this.#kid },
    };
    return { parameters, signature: sign(this.#keys.get(this.#kid)!, parameters) };
  }

  /** Whether we made exactly this challenge: the algorithm and every number in it are ours, never the caller's. */
  isOurs({ parameters, signature }: wire.ProofOfWork): boolean {
    const key = this.#keys.get(parameters.data.kid ?? '');
    return key !== undefined && equalTexts(signature, sign(key, parameters));
  }

  /** One derivation. Only for a challenge that is ours. */
  async isSolved({ parameters }: wire.ProofOfWork, { counter, derivedKey }: wire.Solution): Promise<boolean> {
    const password = Buffer.alloc(parameters.nonce.length / 2 + 4);
    password.write(parameters.nonce, 'hex');
    password.writeUInt32BE(counter, password.length - 4);
    const key = await derive(password, Buffer.from(parameters.salt, 'hex'), parameters.cost, KEY_LENGTH, 'sha256');
    const hex = key.toString('hex');
    return hex.startsWith(parameters.keyPrefix) && equalTexts(hex, derivedKey);
  }
}

function sign(key: string, parameters: wire.ProofOfWork['parameters']): string {
  return createHmac('sha256', key).update(canonicalJson(parameters)).digest('hex');
}

/** JSON with sorted keys (RFC 8785 for our strings and integers): one text for one meaning. */
function canonicalJson(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
