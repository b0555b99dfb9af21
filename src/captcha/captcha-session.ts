import { ApiError, codeOf, type FailureCode } from '../api/api-error.js';
import type { CaptchaKind, CaptchaPass, Challenge, HoldRequest, PassKind } from '../protocol.js';
import { canSolve } from './can-solve.js';
import { Challenges, isUnpaid, type Caller } from './challenges.js';

/** What is about to end is replaced so long before, in milliseconds. */
const RENEWAL = 30_000;

/** Where a captcha stands. */
export type CaptchaState =
  /** Nobody has needed a pass yet, or the last one was spent; `lapsed`: or it ran out. */
  | { readonly status: 'idle'; readonly lapsed?: true }
  /** Working silently; `progress` goes from 0 towards 1. `forQuestion`: the reader is asked something after it. */
  | { readonly status: 'working'; readonly progress: number; readonly forQuestion?: boolean }
  /** The reader is to type what the challenge shows. `wrong`: the last answer did not match. */
  | { readonly status: 'asking'; readonly challenge: Challenge; readonly wrong: boolean }
  /** `held`: what is sent with it waits for a moderator. */
  | { readonly status: 'ready'; readonly token: string; readonly held?: boolean }
  | { readonly status: 'failed'; readonly error: FailureCode };

interface Waiter {
  resolve(token: string): void;
  reject(error: unknown): void;
}

/** What passes are asked for; the page's key takes a moment to find out. */
type Scope = () => Promise<HoldRequest>;

/** The page that passes are won on. `canWait`: whether a moderator may look at what the next one is for. */
interface Place extends Caller {
  readonly state: { readonly captcha?: { readonly canWait?: boolean } };
}

/** Wins passes for one action: silently by work where that will do, with an image where it will not. */
export class CaptchaSession {
  readonly #place: Place;
  readonly #challenges: Challenges;
  readonly #scope: Scope;
  readonly #onChange: (state: CaptchaState) => void;
  /** Who wants a pass, and who only wants to know. */
  readonly #waiting: Waiter[] = [];
  readonly #watching: Waiter[] = [];
  #state: CaptchaState = { status: 'idle' };
  /** The kind to ask for; undefined leaves it to the server. */
  kind: CaptchaKind | undefined;
  /** The language that digits are to be spoken in. */
  language: string | undefined;
  /** For a form of the site's own: whether a person may look at what is sent. On the page, whoever needs a pass says. */
  canHold: boolean | undefined;
  /** The kind that the next pass has to be won with, because the server said so. */
  #demanded: PassKind | undefined;
  /** Whether the last challenge bothered nobody. Only then the next one is begun unasked. */
  #silent = true;
  #challenge: Challenge | undefined;
  #attempt: AbortController | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #holders = 0;

  constructor(place: Place, scope: Scope, onChange: (state: CaptchaState) => void) {
    this.#place = place;
    this.#challenges = new Challenges(place);
    this.#scope = scope;
    this.#onChange = onChange;
  }

  get state(): CaptchaState {
    return this.#state;
  }

  /** Begins, unless there is a pass already or one is being won. */
  prepare(): void {
    if (this.#state.status === 'idle' || this.#state.status === 'failed') void this.#begin();
  }

  /** While somebody holds it, a pass is kept ready: renewed before it ends, replaced when it was spent. */
  hold(): () => void {
    this.#holders++;
    this.prepare();
    let released = false;
    return () => {
      if (!released) this.#holders--;
      released = true;
    };
  }

  /** Does something that spends a pass. If the server wants another pass for it, it is done once more with that. */
  async spend<T>(use: (token: string) => Promise<T>): Promise<T> {
    try {
      return await use(await this.take());
    } catch (error) {
      if (!(error instanceof ApiError) || !['captcha_required', 'captcha_rejected'].includes(error.code)) throw error;
      // The first that this browser can do; where it is not even allowed to work, a moderator has to look.
      const kind = error.kinds.find((one) => one !== 'pow' || canSolve());
      if (kind) this.restart(kind);
      return use(await this.take());
    }
  }

  /** A pass for one use; waits until there is one. */
  take(): Promise<string> {
    if (this.#state.status === 'ready') {
      const { token } = this.#state;
      this.#becomeIdle();
      return Promise.resolve(token);
    }
    return this.#wait(this.#waiting);
  }

  /** Waits until there is a pass, and leaves it there. */
  async ready(): Promise<void> {
    if (this.#state.status !== 'ready') await this.#wait(this.#watching);
  }

  /** What the reader typed. */
  async answer(answer: string): Promise<void> {
    const challenge = this.#challenge;
    if (this.#state.status !== 'asking' || !challenge) return;
    this.#challenge = undefined; // an answer uses it up, so a second click has nothing to send
    try {
      this.#finish(await this.#challenges.answer(challenge, { answer }));
    } catch (error) {
      // Whoever else was asked has had their turn. We ask ourselves then, and nobody is sent round in circles.
      if (challenge.provider) this.restart('image');
      else if (codeOf(error) === 'captcha_rejected') await this.#begin({ wrong: true });
      else this.#fail(error);
    }
  }

  /** Begins anew: another image, or another try; with `hold`, for a reader who can do none, so that a moderator looks. */
  restart(kind = this.#demanded): void {
    this.#demanded = kind;
    void this.#begin();
  }

  /** Gives up what was won. */
  reset(): void {
    this.#attempt?.abort();
    clearTimeout(this.#renewal);
    this.#set({ status: 'idle' });
  }

  #wait(list: Waiter[]): Promise<string> {
    return new Promise((resolve, reject) => {
      list.push({ resolve, reject });
      this.prepare();
    });
  }

  async #begin({ wrong = false, unnoticed = false } = {}): Promise<void> {
    this.#attempt?.abort();
    const { signal } = (this.#attempt = new AbortController());
    clearTimeout(this.#renewal);
    if (!unnoticed && this.#state.status !== 'asking') this.#set({ status: 'working', progress: 0 });
    const work = (challenge: Challenge, forQuestion = false): Promise<CaptchaPass> =>
      this.#challenges.solve(challenge, signal, (progress) => {
        if (!unnoticed) this.#set({ status: 'working', progress, forQuestion });
      });
    const finish = (pass: CaptchaPass, held = false): void => {
      if (!signal.aborted) this.#finish(pass, held);
    };
    try {
      const kind = this.#demanded ?? this.kind ?? (canSolve() ? undefined : 'image');
      const scope = await this.#scope();
      if (kind === 'hold') {
        finish(await this.#challenges.hold(scope), true);
        return;
      }
      const request = { ...scope, kind, ...(kind === 'audio' && { lang: this.language }) };
      const challenge = await this.#challenges.get(request, (price) => work(price, true));
      if (signal.aborted) return;
      this.#silent = challenge.kind === 'pow';
      if (challenge.pow) finish(await work(challenge));
      else this.#ask(challenge, wrong);
    } catch (error) {
      if (signal.aborted) return;
      // Where this browser may not work for it, nothing more is asked of the reader.
      if (isUnpaid(error) && !canSolve() && (this.canHold ?? this.#place.state.captcha?.canWait !== false))
        this.restart('hold');
      else this.#fail(error);
    }
  }

  #ask(challenge: Challenge, wrong: boolean): void {
    this.#challenge = challenge;
    this.#set({ status: 'asking', challenge, wrong });
    this.#renewal = atRenewal(challenge.expires, () => void this.#begin());
  }

  #finish({ token, expires }: CaptchaPass, held = false): void {
    this.#demanded = undefined;
    this.#set({ status: 'ready', token, held });
    clearTimeout(this.#renewal);
    // Nobody is asked to type characters for a pass that may not be needed.
    this.#renewal = atRenewal(expires, () =>
      this.#isKeptReady ? void this.#begin({ unnoticed: true }) : this.#set({ status: 'idle', lapsed: true }),
    );
    for (const { resolve } of this.#watching.splice(0)) resolve(token);
    const waiter = this.#waiting.shift();
    if (!waiter) return;
    this.#becomeIdle();
    waiter.resolve(token);
  }

  /** After a pass was handed out. Whoever holds or waits gets the next one without having to ask. */
  #becomeIdle(): void {
    clearTimeout(this.#renewal);
    this.#set({ status: 'idle' });
    if (this.#waiting.length > 0 || this.#isKeptReady) this.prepare();
  }

  get #isKeptReady(): boolean {
    return this.#silent && this.#holders > 0;
  }

  #fail(error: unknown): void {
    this.#set({ status: 'failed', error: codeOf(error) });
    for (const { reject } of [...this.#waiting.splice(0), ...this.#watching.splice(0)]) reject(error);
  }

  #set(state: CaptchaState): void {
    this.#state = state;
    this.#onChange(state);
  }
}

function atRenewal(expires: string, act: () => void): ReturnType<typeof setTimeout> {
  // A reader's clock may be wrong by hours; the server's own verdict is what counts in the end.
  return setTimeout(act, Math.max(Date.parse(expires) - Date.now() - RENEWAL, RENEWAL));
}
