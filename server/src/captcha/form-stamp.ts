import { randomBytes } from 'node:crypto';
import type { Keyring } from '../security/keyring.js';
import { pageDigest } from './scope.js';
import { Seal, type Sealed } from './sealed.js';

/** Nobody reads a form, writes a comment and sends it within two seconds. */
const FASTEST = 2000;
/** A form that was open for longer has been collected rather than read. */
const SLOWEST = 24 * 60 * 60 * 1000;

interface SealedStamp extends Sealed {
  readonly page: string;
  readonly made: number;
}

/** When a form without a script was given out, signed, so that it can be told how long its reader took. */
export class FormStamps {
  readonly #seals: Seal<SealedStamp>;
  readonly #now: () => number;

  constructor(keys: Keyring, now: () => number) {
    this.#seals = new Seal(keys, 'form-stamp');
    this.#now = now;
  }

  make(page: string): string {
    const made = this.#now();
    const id = randomBytes(16).toString('base64url');
    return this.#seals.close({ id, made, expires: made + SLOWEST, page: pageDigest(page) });
  }

  /** Whether a person may have filled the form in: not too fast, not too late, and on this page. */
  isPlausible(stamp: string, page: string): boolean {
    const opened = this.#seals.open(stamp, this.#now());
    if ('refused' in opened) return false;
    return opened.record.page === pageDigest(page) && this.#now() - opened.record.made >= FASTEST;
  }
}
