import type { Challenge, Solution } from 'afterword/protocol';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** Solves a challenge of ours with the public ALTCHA library. */
export async function solve({ pow }: Pick<Challenge, 'pow'>): Promise<Solution> {
  const solution = await solveChallenge({ challenge: pow as never, deriveKey });
  return { counter: solution!.counter, derivedKey: solution!.derivedKey };
}
