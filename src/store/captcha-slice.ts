import { CaptchaSession, type CaptchaState as SessionState } from '../captcha/captcha-session.js';
import type { PageStore } from './page-store.js';

export interface CaptchaState {
  readonly session: SessionState;
  /** How many prompts the site has placed itself. While there is none, the element that needs a pass shows one. */
  readonly prompts: number;
  /** The element that needed one last, so that of several only one shows the prompt. */
  readonly asker?: object | undefined;
}

/** One pass serves every element of the page until it is spent. */
export class CaptchaSlice {
  static readonly key = 'captcha';
  readonly session: CaptchaSession;
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
    const scope = async () => ({ action: 'page', page: (await store.connect()).address.page });
    this.session = new CaptchaSession(store, scope, (session) => store.set('captcha', { session }));
    store.set('captcha', { session: this.session.state, prompts: 0 });
  }

  /** Does something that spends a pass; without a captcha on this server, just does it. */
  spend<T>(use: (token: string | undefined) => Promise<T>): Promise<T> {
    return this.#isOff ? use(undefined) : this.session.spend(use);
  }

  hold(): () => void {
    return this.#isOff ? () => undefined : this.session.hold();
  }

  /** Says that a prompt of the site's own is on the page, until the returned function is called. */
  addPrompt(): () => void {
    const change = (by: number): void =>
      this.#store.set('captcha', { prompts: (this.#store.state.captcha?.prompts ?? 0) + by });
    change(1);
    return () => change(-1);
  }

  /** Says who needs a pass. */
  ask(asker: object): void {
    if (this.#store.state.captcha?.asker !== asker) this.#store.set('captcha', { asker });
  }

  get #isOff(): boolean {
    return this.#store.state.page.settings.captcha === 'none';
  }
}
