import { randomBytes } from 'node:crypto';
import { AppError } from '../errors.js';
import type { Keyring } from './keyring.js';
import type { Signer } from './signer.js';

/**
 * Anonymous identities. A visitor is nothing but a random id that we signed: there is no row, no cookie and no address
 * behind it. The page keeps the token in its own storage, and whoever holds it owns what was written with it.
 */
export class Visitors {
  readonly #kid: string;
  /** Tokens name no key: they are kept for years, and there are only ever a few keys to try. */
  readonly #signers: ReadonlyMap<string, Signer>;

  constructor(keys: Keyring) {
    this.#kid = keys.kid;
    this.#signers = keys.signers('visitor');
  }

  create(): string {
    return this.#signers.get(this.#kid)!.sign(randomBytes(16).toString('base64url'));
  }

  /** The visitor that the header names, or undefined without one. A token that is not ours is refused, not ignored. */
  read(authorization: string | undefined): string | undefined {
    if (authorization === undefined) return undefined;
    const token = /^Bearer ([\w.-]{1,200})$/i.exec(authorization)?.[1];
    const visitor = token && this.#open(token);
    if (!visitor) throw new AppError('unauthorized', 'This visitor token is not one of ours. Ask for a new one.');
    return visitor;
  }

  /** For calls that need to know whose they are. */
  require(authorization: string | undefined): string {
    const visitor = this.read(authorization);
    if (!visitor) throw new AppError('unauthorized', 'Send a visitor token: Authorization: Bearer ….');
    return visitor;
  }

  #open(token: string): string | undefined {
    for (const signer of this.#signers.values()) {
      const visitor = signer.open(token);
      if (visitor !== undefined) return visitor;
    }
    return undefined;
  }
}
