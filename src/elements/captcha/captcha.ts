import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { CaptchaSession, CaptchaState } from '../../captcha/captcha-session.js';
import { StoreController } from '../../controllers/store-controller.js';
import { FormControl, type ValidityProblem } from '../../controls/form-control.js';
import { FailureEvent } from '../../events/failure-event.js';
import { Localizer } from '../../i18n/localizer.js';
import { CaptchaSlice } from '../../store/captcha-slice.js';
import type { PageStore } from '../../store/page-store.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { ExpireEvent, VerifyEvent } from './captcha.events.js';
import { messages } from './captcha.messages.js';
import { styles } from './captcha.styles.js';
import type { Question } from './question.js';

/** What every element of a page shares a pass for. */
const ANY_WRITE = 'page';

/**
 * Shows that a reader is human: first by silent work, where the server asks for it with characters in an image. On a
 * page it shares its pass with the other elements; in a form of the site's own it submits a token that the site's back
 * end checks with one call.
 *
 * @summary The check.
 * @csspart status - What is going on.
 * @csspart progress - How far the silent work is.
 * @csspart image - The characters.
 * @csspart audio - The player of the digits.
 * @csspart field - Where characters or digits are typed.
 * @csspart submit - The button that checks them.
 * @csspart refresh - The button for another image, or for other digits.
 * @csspart listen - The button for digits to hear.
 * @csspart play - The button that plays them where the page’s policy stops the player.
 * @csspart look - The button for characters to see.
 * @csspart provider - Where somebody else's check is shown.
 * @csspart hold - The button for who can do no check.
 * @cssstate off - The server asks for no captcha; nothing is shown.
 * @cssstate invalid - In a form: a pass is required, there is none, and the reader was told.
 * @fires {VerifyEvent} afterword-verify - A pass was won.
 * @fires {ExpireEvent} afterword-expire - A pass ran out before it was used.
 * @fires {FailureEvent} afterword-error - A pass could not be won.
 */
export class CaptchaElement extends FormControl {
  static override properties: PropertyDeclarations = {
    mode: {},
    action: {},
    hold: { type: Boolean },
    consent: {},
    embedded: { type: Boolean },
  };
  static override styles = [base, controls, styles];

  /** `auto` lets the server choose; `pow` is silent work, `image` characters to read, `audio` digits to hear. */
  mode: 'auto' | 'pow' | 'image' | 'audio' = 'auto';
  /** What its pass is good for: 1 to 32 of a to z, 0 to 9, - and _. `page` is any write on the page. */
  action = ANY_WRITE;
  /**
   * In a form of the site's own: whether a reader who can do no check may send it for a person to look at. The site's
   * back end is then told `hold`.
   */
  hold = false;
  /** Where a provider checks: the purpose that a reader has to have agreed to before its script is loaded. */
  consent = '';
  /** Whether another element of the kit placed it, and not the site. */
  embedded = false;

  readonly #l10n = new Localizer(this, 'captcha', messages);
  readonly #page = new StoreController(this, select, (store) => this.#join(store));
  /** Loaded when a pass is needed. */
  #starting: Promise<CaptchaSession> | undefined;
  #session: CaptchaSession | undefined;
  #removePrompt: (() => void) | undefined;
  #release: (() => void) | undefined;
  #watchedForm: HTMLFormElement | null = null;
  #shown: CaptchaState = { status: 'idle' };
  #hadFocus = false;
  #question: Question | undefined;
  #isMissing = false;

  /** Wins a pass, as if the reader had begun to write. Resolves when there is one; rejects when it failed. */
  async verify(): Promise<void> {
    await this.updateComplete;
    await (await this.#start()).ready();
  }

  /** Gives up the pass. */
  reset(): void {
    this.#session?.reset();
  }

  /** Moves the focus to what there is to do, or else to what is said. */
  override focus(options?: FocusOptions): void {
    const { renderRoot: root } = this;
    const target = root.querySelector('input') ?? root.querySelector('button') ?? root.querySelector('[part="status"]');
    (target as HTMLElement | null)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#onReturn);
    this.#watchedForm = this.internals.form;
    this.#watchedForm?.addEventListener('focusin', this.#onWriting);
    if (this.#watchedForm?.matches(':focus-within')) void this.#onWriting(); // the reader was quicker than the script
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#onReturn);
    this.#watchedForm?.removeEventListener('focusin', this.#onWriting);
    this.#leave();
  }

  protected override resetValue(): void {
    this.reset();
  }

  protected override get formValue(): string | null {
    return this.#shown.status === 'ready' ? this.#shown.token : null;
  }

  protected override get problem(): ValidityProblem | undefined {
    if (!this.required || this.#isOff || this.#shown.status === 'ready') return undefined;
    return { flags: { valueMissing: true }, message: this.#l10n.say.required };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('action') && changed.get('action') !== undefined && this.#page.store) this.#join(this.#page.store);
    if (this.#session) this.#tell(this.#session);
    const before = this.#shown;
    this.#shown = (this.action === ANY_WRITE ? this.#page.value?.[0] : this.#session?.state) ?? { status: 'idle' };
    if (before !== this.#shown) this.#announce(before, this.#shown);
    this.internals.states[this.#isOff ? 'add' : 'delete']('off');
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#shown.status === 'asking' && !this.#question && !this.#isMissing) void this.#loadQuestion();
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.focus(); // what had it is gone
  }

  protected override render(): unknown {
    if (this.#isOff) return nothing;
    const { say } = this.#l10n;
    if (this.#isMissing) return this.#renderFailure(say.offline);
    switch (this.#shown.status) {
      case 'working':
        return html`<p part="status" class="small" tabindex="-1">${say.working}</p>
          <progress part="progress" max="1" value=${this.#shown.progress} aria-label=${say.working}></progress>`;
      case 'ready':
        return html`<p part="status" class="small" tabindex="-1" role=${this.embedded ? nothing : 'status'}>
          ${this.#shown.held ? say.held : say.ready}
        </p>`;
      case 'asking':
        return (
          this.#question?.render(this.#shown, { canHold: this.#canHold, consent: this.consent }) ??
          html`<p part="status" class="small">${say.working}</p>`
        );
      case 'failed':
        return this.#renderFailure(this.#shown.error === 'offline' ? say.offline : say.failed);
      default:
        return html`${this.#shown.lapsed ? html`<p part="status" class="small" role="status">${say.lapsed}</p>` : nothing}
        ${this.embedded ? nothing : html`<button type="button" ?disabled=${this.isDisabled} @click=${this.#onWriting}>${say.start}</button>`}`;
    }
  }

  #renderFailure(problem: string): unknown {
    return html`<p part="status" class="problem" role="alert">${problem}</p>
      <button type="button" @click=${this.#restart}>${this.#l10n.say.again}</button>`;
  }

  /** Most readers are never asked anything, and do not load what it takes to ask. */
  async #loadQuestion(): Promise<void> {
    try {
      const [{ Question }] = await Promise.all([import('./question.js'), this.#start()]);
      this.#question ??= new Question(this, () => this.#session);
      this.requestUpdate();
    } catch {
      this.#miss();
    }
  }

  /** Something that had to be loaded did not come. */
  #miss(): void {
    this.#isMissing = true;
    this.dispatchEvent(new FailureEvent('offline'));
    this.requestUpdate();
  }

  /** For the page, whoever needs the pass says; for a form of the site, the site. */
  get #canHold(): boolean {
    return this.action === ANY_WRITE ? this.#page.value?.[2] !== false : this.hold;
  }

  get #isOff(): boolean {
    return this.#page.value?.[1] === 'none';
  }

  #join(store: PageStore): void {
    this.#leave();
    const slice = store.use(CaptchaSlice);
    if (this.action === ANY_WRITE && !this.embedded) this.#removePrompt = slice.addPrompt();
  }

  /** The page's own session, or one for an action that is nobody else's. */
  async #start(): Promise<CaptchaSession> {
    await this.#page.ready;
    const slice = this.#page.store!.use(CaptchaSlice);
    const starting = (this.#starting ??=
      this.action === ANY_WRITE ? slice.load() : slice.begin(this.action, () => this.requestUpdate()));
    try {
      const session = await starting;
      if (starting === this.#starting) this.#session = session;
      this.#tell(session);
      return session;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }

  /** What to ask for, and in which language. */
  #tell(session: CaptchaSession): void {
    session.kind = this.mode === 'auto' ? undefined : this.mode;
    session.language = this.#l10n.language;
    if (this.action !== ANY_WRITE) session.canHold = this.hold;
  }

  #leave(): void {
    this.#release?.();
    this.#removePrompt?.();
    if (this.action !== ANY_WRITE) this.#session?.reset();
    this.#release = this.#removePrompt = this.#starting = this.#session = undefined;
  }

  #announce(before: CaptchaState, now: CaptchaState): void {
    if (now.status === 'ready' && before.status !== 'ready') this.dispatchEvent(new VerifyEvent());
    if (now.status === 'idle' && now.lapsed) this.dispatchEvent(new ExpireEvent());
    if (now.status === 'failed') this.dispatchEvent(new FailureEvent(now.error));
  }

  /** The reader began to write: by the time the text is done, so is the work. */
  readonly #onWriting = async (): Promise<void> => {
    await this.#page.ready;
    if (this.isDisabled || this.#isOff) return;
    const session = await this.#start().catch(() => this.#miss());
    this.#release ??= session?.hold();
    session?.prepare();
  };

  /** A page that the browser kept and brings back may have sent its pass before the reader left: another is won. */
  readonly #onReturn = async ({ persisted }: PageTransitionEvent): Promise<void> => {
    if (!persisted || !this.name || this.#shown.status !== 'ready') return;
    const session = await this.#start();
    if (session.state.status === 'ready') void session.take();
  };

  readonly #restart = async (): Promise<void> => {
    this.#isMissing = false;
    (await this.#start().catch(() => this.#miss()))?.restart();
  };
}

const select = ({ captcha, page }: PageState) => [captcha?.session, page.settings.captcha, captcha?.canWait] as const;
