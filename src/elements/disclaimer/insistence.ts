import type { ReactiveController } from 'lit';
import type { StoreController } from '../../controllers/store-controller.js';
import type { DisclaimerState } from '../../store/disclaimer-slice.js';
import type { PageStore } from '../../store/page-store.js';
import type { DisclaimerElement } from './disclaimer.js';
import { Gate } from './gate.js';
import { holdRegions } from './regions.js';
import { Sticky } from './sticky.js';

/** The store, and of its state what is known of disclaimers. */
export type DisclaimerController = StoreController<DisclaimerState | undefined>;

/** What a disclaimer needs that does not only stand where it is: loaded for gates, sticky ones, parts of a page that wait, and what is remembered for one page. */
export class Insistence implements ReactiveController {
  /** The key of the page; undefined until it is known. */
  place: string | undefined;
  readonly #host: DisclaimerElement;
  readonly #page: DisclaimerController;
  readonly #states: CustomStateSet;
  readonly #gate: Gate;
  #isSticky = false;
  /** What the reader said no to, on this visit. */
  #declined: string | undefined;
  #store: PageStore | undefined;
  #held: { readonly ids: string; release(): void } | undefined;

  constructor(host: DisclaimerElement, page: DisclaimerController, states: CustomStateSet) {
    this.#host = host;
    this.#page = page;
    this.#states = states;
    host.addController(this);
    this.#gate = new Gate(host, page, states);
  }

  hostUpdate(): void {
    const { mode } = this.#host;
    this.#states[this.declined ? 'add' : 'delete']('declined');
    if (mode === 'sticky' && !this.#isSticky) new Sticky(this.#host);
    this.#isSticky ||= mode === 'sticky';
    this.#find(this.#page.store);
  }

  hostUpdated(): void {
    this.#hold(this.#isAcknowledged || !this.#host.isConnected ? '' : this.#host.htmlFor);
  }

  hostDisconnected(): void {
    this.#hold('');
  }

  /** The reader said no. Another text was not declined. */
  get declined(): boolean {
    return !this.#isAcknowledged && this.#declined === this.#host.version;
  }

  decline(): void {
    this.#declined = this.#host.version;
  }

  /** What there is to say once the reader has said no. */
  get said(): string {
    return this.declined ? this.#gate.declined : '';
  }

  /** The sheet of a gate, with what is in it; other disclaimers have none. */
  get sheet(): Gate | undefined {
    return this.#host.mode === 'gate' ? this.#gate : undefined;
  }

  get #isAcknowledged(): boolean {
    return this.#page.value?.[this.#host.name]?.acknowledged ?? false;
  }

  #find(store: PageStore | undefined): void {
    if (store === this.#store) return;
    this.#store = store;
    this.place = undefined;
    const found = (page: string): void => {
      if (store !== this.#store) return;
      this.place = page;
      this.#host.requestUpdate();
    };
    // Where nothing of the server's can be loaded, the page is still a page.
    store?.connect().then(
      ({ address }) => found(address.page),
      () => found(location.href),
    );
  }

  /** Scripts may set anything. */
  #hold(waiting: unknown): void {
    const ids = typeof waiting === 'string' ? waiting.split(/\s+/).filter((id) => id && id !== 'comments') : [];
    const key = ids.join(' ');
    if (key === (this.#held?.ids ?? '')) return;
    this.#held?.release();
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#held = key ? { ids: key, ...holdRegions(root, ids) } : undefined;
  }
}
