import { Signer, deriveKey } from './signer.js';

/** Which secret something was made with, said openly: six letters that tell nothing of it. */
function keyId(secret: string): string {
  return deriveKey(secret, 'key-id').toString('base64url').slice(0, 6);
}

/**
 * The server's secret, and those it had before. New things are made with the first; what the others have made stays good
 * until it expires, so that a secret can be replaced while readers are writing.
 */
export class Keyring {
  /** The id of the secret that signs from now on. */
  readonly kid: string;
  readonly #secrets: ReadonlyMap<string, string>;

  constructor(secret: string, old: readonly string[] = []) {
    this.kid = keyId(secret);
    this.#secrets = new Map([...old, secret].map((one) => [keyId(one), one]));
  }

  /** For each secret, its id and what is made of it. */
  map<T>(make: (secret: string) => T): ReadonlyMap<string, T> {
    return new Map(Array.from(this.#secrets, ([kid, secret]) => [kid, make(secret)]));
  }

  /** A signer for one purpose for each secret, by key id. */
  signers(purpose: string): ReadonlyMap<string, Signer> {
    return this.map((secret) => new Signer(secret, purpose));
  }
}
