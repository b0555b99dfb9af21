import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * Signs short texts for one purpose, so that what was made for one use is refused for every other.
 * Each purpose has a key of its own, derived from the server's secret (RFC 5869).
 */
export class Signer {
  readonly #key: Buffer;

  constructor(secret: string, purpose: string) {
    this.#key = deriveKey(secret, purpose);
  }

  /** 32 bytes that nobody without the secret can tell from random ones, the same for the same text. */
  digest(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }

  /** `payload.signature`; the payload may hold anything but a dot. */
  sign(payload: string): string {
    return `${payload}.${this.digest(payload).toString('base64url')}`;
  }

  /** The payload, or undefined for anything that this signer has not made. */
  open(token: string): string | undefined {
    const dot = token.indexOf('.');
    const payload = token.slice(0, Math.max(dot, 0));
    // Texts are compared, not decoded bytes: several base64 spellings decode to the same signature.
    return equalTexts(token, this.sign(payload)) ? payload : undefined;
  }
}

/** A key for one purpose, of which the secret and the other keys cannot be told. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `afterword/v1/${purpose}`, 32));
}

/** Takes the same time wherever two texts differ. */
export function equalTexts(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
