import type { ProofOfWork, Solution } from '../protocol.js';

/** So many derivations are asked for at once. Browsers compute them beside the page, on threads of their own. */
const LANES = 4;

/**
 * Finds a counter whose derived key begins as asked (ALTCHA version 2, https://altcha.org/docs/v2/). Needs no worker:
 * the page is busy with counting tries only. `onTry` hears now and then how many
 * there were.
 */
export async function solve(
  { parameters }: ProofOfWork,
  signal: AbortSignal,
  onTry: (tries: number) => void,
): Promise<Solution> {
  const { salt, nonce, cost, keyLength, keyPrefix } = parameters;
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: cost };
  let next = 0;
  let found: Solution | undefined;

  const lane = async (): Promise<void> => {
    while (!found) {
      signal.throwIfAborted();
      const counter = next++;
      const password = fromHex(nonce + counter.toString(16).padStart(8, '0'));
      const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
      const derivedKey = toHex(await crypto.subtle.deriveBits(derivation, key, keyLength * 8));
      if (derivedKey.startsWith(keyPrefix)) found ??= { counter, derivedKey };
      if (counter % 16 === 0) onTry(counter);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found!;
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
}

function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
