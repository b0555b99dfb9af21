import type { CaptchaKind, CaptchaMode } from 'afterword/protocol';
import type { Limits } from '../security/limits.js';

/** What people are asked: to read, or to listen. */
const ASKED: readonly CaptchaKind[] = ['image', 'audio'];
/** So many challenges a minute from one network are a busy ward or a class, and cost nobody anything more. */
const USUAL = 30;
/** From so many on, work is as expensive as it ever gets. */
const MOST = 300;
/**
 * The most that work is multiplied by. Usual work is 256 derivations of 3,000 iterations on average; this makes it 2.1
 * million iterations. What that is on a phone is worked out in docs/privacy.md.
 */
export const MOST_EFFORT = 2.75;

/**
 * The ladder. Silent work is for everyone; its price follows what comes from the reader's network, and falls again within
 * minutes. Characters are asked for where the owner wants them, or where work alone has been seen not to be enough:
 * so much is written there, or so many answers from there were wrong. Whoever cannot do them is held, not refused.
 */
export class Demand {
  readonly #mode: CaptchaMode;
  readonly #limits: Pick<Limits, 'challengesFrom' | 'isCrowded' | 'isGuessing'>;
  readonly #hasProvider: boolean;

  constructor(
    mode: CaptchaMode,
    limits: Pick<Limits, 'challengesFrom' | 'isCrowded' | 'isGuessing'>,
    hasProvider = false,
  ) {
    this.#mode = mode;
    this.#limits = limits;
    this.#hasProvider = hasProvider;
  }

  /** How much more expensive than usual silent work is, 1 or more. */
  async effort(address: string): Promise<number> {
    return effortAt(await this.#limits.challengesFrom(address));
  }

  /** What will do before a write, the one that bothers least first; empty where nothing is asked for. */
  async kinds(address: string): Promise<readonly CaptchaKind[]> {
    switch (this.#mode) {
      case 'none':
        return [];
      case 'pow':
        return ['pow'];
      case 'image':
        return ASKED;
      case 'auto':
        // Who does not want to meet the provider, or cannot, is asked by us.
        if (this.#hasProvider) return ['provider', ...ASKED];
        return (await this.#isSuspicious(address)) ? ASKED : ['pow', ...ASKED];
    }
  }

  async #isSuspicious(address: string): Promise<boolean> {
    return (await this.#limits.isCrowded(address)) || (await this.#limits.isGuessing(address));
  }
}

/** Rises evenly from what is usual to the most. */
export function effortAt(challenges: number): number {
  const share = Math.min(Math.max((challenges - USUAL) / (MOST - USUAL), 0), 1);
  return 1 + share * (MOST_EFFORT - 1);
}
