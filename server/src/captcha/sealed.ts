import type { Keyring } from '../security/keyring.js';
import type { Signer } from '../security/signer.js';

/** A signed record that carries its own expiry, so that nothing is stored until it is used. */
export interface Sealed {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** The id of the key that a sealed text names, whether or not there is such a key. */
export const kidOf = (token: string): string => token.slice(0, Math.max(token.indexOf('~'), 0));

/** Makes and reads records of one kind. What another kind of seal has made does not open here. */
export class Seal<T extends Sealed> {
  readonly #kid: string;
  readonly #signers: ReadonlyMap<string, Signer>;

  constructor(keys: Keyring, purpose: string) {
    this.#kid = keys.kid;
    this.#signers = keys.signers(purpose);
  }

  /** `kid~record.signature`; the key's id is signed along. */
  close(record: T): string {
    const payload = Buffer.from(JSON.stringify(record)).toString('base64url');
    return this.#signers.get(this.#kid)!.sign(`${this.#kid}~${payload}`);
  }

  /** Says no more than a caller may know: whether it is ours, and whether it is too late. */
  open(token: string, now: number): { record: T } | { refused: 'invalid' | 'expired' } {
    const kid = kidOf(token);
    const payload = this.#signers
      .get(kid)
      ?.open(token)
      ?.slice(kid.length + 1);
    if (payload === undefined) return { refused: 'invalid' };
    const record = JSON.parse(Buffer.from(payload, 'base64url').toString()) as T;
    return record.expires > now ? { record } : { refused: 'expired' };
  }
}
