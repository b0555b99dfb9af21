import { codeOf } from '../api/api-error.js';
import type { RequestOptions } from '../api/http.js';
import type { CaptchaPass, Challenge, ChallengeAnswer, ChallengeRequest, HoldRequest } from '../protocol.js';
import { canSolve } from './can-solve.js';

/** Whatever can call the server. */
export interface Caller {
  request<T>(method: string, path: string, options?: RequestOptions): Promise<T>;
}

/** Solves a challenge without asking anybody. */
type Work = (challenge: Challenge) => Promise<CaptchaPass>;

/** The calls that passes are won with. */
export class Challenges {
  readonly #server: Caller;

  constructor(server: Caller) {
    this.#server = server;
  }

  /** Something to solve. Where a network has had its few images for nothing, the next one is worked for first. */
  async get(request: ChallengeRequest, work: Work): Promise<Challenge> {
    try {
      return await this.#post('challenges', request);
    } catch (error) {
      if (!isUnpaid(error) || !canSolve()) throw error;
      const { token } = await work(await this.#post('challenges', { ...request, kind: 'pow' }));
      return this.#post('challenges', { ...request, captcha: token });
    }
  }

  /** Silent work; `onProgress` hears how far it is, from 0 towards 1. */
  async solve(challenge: Challenge, signal: AbortSignal, onProgress: (progress: number) => void): Promise<CaptchaPass> {
    const pow = challenge.pow!;
    const expected = 16 ** pow.parameters.keyPrefix.length;
    const { solve } = await import('./solve.js');
    const solution = await solve(pow, signal, (tries) => onProgress(Math.min(tries / expected, 0.95)));
    return this.answer(challenge, { pow, solution });
  }

  /** What a solution or an answer wins. */
  answer({ id }: Challenge, answer: ChallengeAnswer): Promise<CaptchaPass> {
    return this.#post(`challenges/${encodeURIComponent(id)}/answer`, answer);
  }

  /** A pass for who can do no challenge. */
  hold(request: HoldRequest): Promise<CaptchaPass> {
    return this.#post('holds', request);
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#server.request('POST', `captcha/${path}`, { body });
  }
}

/** Whether a question was refused because silent work has to be done for it. */
export function isUnpaid(error: unknown): boolean {
  return codeOf(error) === 'captcha_required';
}
