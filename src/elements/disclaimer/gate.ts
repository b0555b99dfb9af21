import { html, type ReactiveController, type TemplateResult } from 'lit';
import { Phrases } from '../../i18n/phrases.js';
import { safeHref } from '../../safe-href.js';
import { adopt } from '../../styles/adopt.js';
import { DeclineEvent } from './decline.events.js';
import type { DisclaimerElement } from './disclaimer.js';
import { messages } from './gate.messages.js';
import type { DisclaimerController } from './insistence.js';
import { styles } from './sheet.styles.js';

/** A sheet over the page, as a native dialog, that has to be answered. */
export class Gate implements ReactiveController {
  readonly #host: DisclaimerElement;
  readonly #page: DisclaimerController;
  readonly #states: CustomStateSet;
  readonly #l10n: Phrases<'disclaimerGate'>;
  #connected: AbortController | undefined;
  #isPrinting = false;

  /** Of the states, `closed` is heeded: the sheet is not to be seen. */
  constructor(host: DisclaimerElement, page: DisclaimerController, states: CustomStateSet) {
    this.#host = host;
    this.#page = page;
    this.#states = states;
    this.#l10n = new Phrases(host, 'disclaimerGate', messages);
    host.addController(this);
  }

  hostConnected(): void {
    adopt(this.#host, styles);
    const { signal } = (this.#connected = new AbortController());
    // A modal dialog would be printed on top of the page; closed, it is printed where it stands.
    for (const type of ['beforeprint', 'afterprint']) {
      const onPrint = (): void => {
        this.#isPrinting = type === 'beforeprint';
        this.hostUpdated();
      };
      addEventListener(type, onPrint, { signal });
    }
  }

  /** A browser closes a dialog at the second Escape whatever it is told; then it comes back, for nothing was answered. */
  hostUpdated(): void {
    const dialog = this.#dialog;
    const isOpen = this.#host.mode === 'gate' && !this.#states.has('closed') && !this.#isPrinting;
    if (!dialog || (isOpen && dialog.matches(':modal'))) return;
    dialog.close();
    if (!isOpen || !this.#host.isConnected || !this.#host.checkVisibility()) return;
    dialog.showModal();
    const content = dialog.firstElementChild as HTMLElement;
    content.tabIndex = -1;
    content.focus(); // on the text and not on a button: it is read out before anything can be pressed
  }

  hostDisconnected(): void {
    this.#connected?.abort();
    this.#dialog?.close();
  }

  render(content: TemplateResult, label: string): TemplateResult {
    return html`<dialog
      part="sheet"
      aria-label=${label}
      aria-describedby="body"
      closedby=${this.#isAnswered ? 'closerequest' : 'none'}
      @cancel=${this.#onCancel}
      @close=${() => this.hostUpdated()}
    >
      ${content}
    </dialog>`;
  }

  renderDecline(): TemplateResult {
    const label = this.#l10n.say.decline;
    const href = this.#host.declineHref && safeHref(this.#host.declineHref);
    return href
      ? html`<a part="decline" href=${href} @click=${this.#onDecline}>${label}</a>`
      : html`<button part="decline" type="button" @click=${this.#onDecline}>${label}</button>`;
  }

  /** What is said once the reader has declined. */
  get declined(): string {
    return this.#l10n.say.declined;
  }

  get #isAnswered(): boolean {
    return this.#page.value?.[this.#host.name]?.acknowledged ?? false;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot!.querySelector('dialog');
  }

  /** Escape accepts nothing. It only closes again what was answered before. */
  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    if (this.#isAnswered) void this.#host.acknowledge();
  };

  readonly #onDecline = (event: Event): void => {
    const { name, version } = this.#host;
    if (this.#host.dispatchEvent(new DeclineEvent(name, version))) this.#host.decline();
    else event.preventDefault();
  };
}
