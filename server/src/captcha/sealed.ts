import { Signer } from '../security/signer.js';

/** A signed record that carries its own expiry, so that nothing is stored until it is used. */
export interface Sealed {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Makes and reads records of one kind. What another kind of seal has made does not open here. */
export class Seal<T extends Sealed> {
  readonly #signer: Signer;

  constructor(secret: string, purpose: string) {
    this.#signer = new Signer(secret, purpose);
  }

  close(record: T): string {
    return this.#signer.sign(Buffer.from(JSON.stringify(record)).toString('base64url'));
  }

  /** Says no more than a caller may know: whether it is ours, and whether it is too late. */
  open(token: string, now: number): { record: T } | { refused: 'invalid' | 'expired' } {
    const payload = this.#signer.open(token);
    if (payload === undefined) return { refused: 'invalid' };
    const record = JSON.parse(Buffer.from(payload, 'base64url').toString()) as T;
    return record.expires > now ? { record } : { refused: 'expired' };
  }
}
