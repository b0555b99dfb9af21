import { ApiError } from '../api/api-error.js';
import type { CaptchaSession, CaptchaState as SessionState } from '../captcha/captcha-session.js';
import type { PageStore } from './page-store.js';

export interface CaptchaState {
  readonly session: SessionState;
  /** How many prompts the site has placed itself. While there is none, the element that needs a pass shows one. */
  readonly prompts: number;
  /** The element that needed one last, so that of several only one shows the prompt. */
  readonly asker?: object | undefined;
  /** Whether what it needs it for may wait for a moderator, if the reader can do no check. */
  readonly canWait?: boolean;
}

/** One pass serves every element of the page until it is spent. What wins it is loaded when somebody first needs one. */
export class CaptchaSlice {
  static readonly key = 'captcha';
  readonly #store: PageStore;
  #session: Promise<CaptchaSession> | undefined;

  constructor(store: PageStore) {
    this.#store = store;
    store.set('captcha', { session: { status: 'idle' }, prompts: 0 });
  }

  /** Does something that spends a pass; without a captcha on this server, just does it. */
  async spend<T>(use: (token: string | undefined) => Promise<T>): Promise<T> {
    return this.#isOff ? use(undefined) : (await this.load()).spend(use);
  }

  /** While somebody holds it, a pass is kept ready. */
  hold(): () => void {
    let release: (() => void) | undefined = () => undefined;
    if (!this.#isOff)
      void this.load().then(
        (session) => (release &&= session.hold()),
        () => undefined, // it is tried again when the pass is needed
      );
    return () => {
      release?.();
      release = undefined;
    };
  }

  /** What wins the passes that the elements of the page share. Rejects with an `ApiError` if it could not be loaded. */
  load(): Promise<CaptchaSession> {
    this.#session ??= this.begin('page', (session) => this.#store.set('captcha', { session })).catch(() => {
      this.#session = undefined;
      throw new ApiError('offline');
    });
    return this.#session;
  }

  /** What wins passes for one action. */
  async begin(action: string, onChange: (state: SessionState) => void): Promise<CaptchaSession> {
    const { CaptchaSession } = await import('../captcha/captcha-session.js');
    const scope = async () => ({ action, page: (await this.#store.connect()).address.page });
    return new CaptchaSession(this.#store, scope, onChange);
  }

  /** Says that a prompt of the site's own is on the page, until the returned function is called. */
  addPrompt(): () => void {
    const change = (by: number): void =>
      this.#store.set('captcha', { prompts: (this.#store.state.captcha?.prompts ?? 0) + by });
    change(1);
    return () => change(-1);
  }

  /** Says who needs a pass, and whether a moderator's look would do instead. */
  ask(asker: object, canWait = false): void {
    const known = this.#store.state.captcha;
    if (known?.asker !== asker || known.canWait !== canWait) this.#store.set('captcha', { asker, canWait });
  }

  get #isOff(): boolean {
    return this.#store.state.page.settings.captcha === 'none';
  }
}
