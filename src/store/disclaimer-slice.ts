import { followStorage, recall, remember, type StorageKey } from '../api/storage.js';
import type { Acknowledgement } from '../protocol.js';
import type { PageStore } from './page-store.js';

/** The disclaimers on the page, by name. */
export type DisclaimerState = Readonly<Record<string, Disclaimer>>;

export interface Disclaimer {
  readonly version: string;
  /** Whether comments wait for it. */
  readonly guards: boolean;
  /** Absent while it is not known: what is remembered for one page has to wait for that page's key. */
  readonly acknowledged?: boolean | undefined;
  /** Brings it into view and moves the focus there. */
  readonly reveal: () => void;
}

const DAY = 24 * 60 * 60 * 1000;

/** A disclaimer as an element says it. */
export interface PlacedDisclaimer extends Omit<Disclaimer, 'acknowledged'> {
  readonly name: string;
  /** How long it is remembered, in days. */
  readonly days: number;
  /** Where it is remembered: '' for the site, else the key of a page; undefined while that is not known. */
  readonly place: string | undefined;
}

/** Who has read which disclaimer: remembered by name and version, on this site or for one page of it. */
export class DisclaimerSlice {
  static readonly key = 'disclaimer';
  readonly #store: PageStore;
  /** By who says them: two elements may say the same disclaimer, and one of them may guard the comments. */
  readonly #placed = new Map<object, PlacedDisclaimer>();

  constructor(store: PageStore) {
    this.#store = store;
    store.set('disclaimer', {});
  }

  /** What is acknowledged in another tab is acknowledged here. A page in the back-forward cache has heard nothing. */
  connect(signal: AbortSignal): void {
    const publish = (): void => this.#publish();
    followStorage(PREFIX, signal, publish);
    addEventListener('pageshow', publish, { signal });
  }

  /** Puts a disclaimer on the page, or says that it changed. */
  put(owner: object, disclaimer: PlacedDisclaimer): void {
    if (JSON.stringify(this.#placed.get(owner)) === JSON.stringify(disclaimer)) return;
    this.#placed.set(owner, disclaimer);
    this.#publish();
  }

  /** A disclaimer that left the page guards nothing any more. */
  drop(owner: object): void {
    if (this.#placed.delete(owner)) this.#publish();
  }

  acknowledge(name: string): void {
    const disclaimer = this.#store.state.disclaimer?.[name];
    const placed = [...this.#placed.values()].find((one) => one.name === name);
    if (!disclaimer || !placed) return;
    const { version } = disclaimer;
    if (placed.place !== undefined) remember(keyOf({ ...placed, version }), String(Date.now()));
    this.#store.set('disclaimer', { [name]: { ...disclaimer, acknowledged: true } });
    this.#tell({ disclaimer: name, version });
  }

  #publish(): void {
    const known = this.#store.state.disclaimer ?? {};
    const state: Record<string, Disclaimer> = {};
    for (const [name, disclaimer] of Object.entries(known)) state[name] = { ...disclaimer, guards: false };
    for (const placed of this.#placed.values()) {
      const { name, version, guards, reveal } = placed;
      if (state[name]?.guards && !guards) continue; // who guards speaks for the name
      const wasRead = known[name]?.version === version && known[name].acknowledged;
      state[name] = { version, guards, reveal, acknowledged: wasRead || isRemembered(placed) };
    }
    this.#store.set('disclaimer', state);
  }

  /** For the owner's records. The comment itself carries the version too, so nothing hangs on this call. */
  #tell(acknowledgement: Acknowledgement): void {
    const call = this.#store.request('POST', '/acknowledgements', {
      body: acknowledgement,
      asVisitor: true,
    });
    call.catch(() => undefined);
  }
}

/** The name and version of everything acknowledged, to be stored with a comment. */
export function acknowledgements(state: DisclaimerState = {}): Acknowledgement[] {
  return Object.entries(state)
    .filter(([, { acknowledged }]) => acknowledged)
    .map(([disclaimer, { version }]) => ({ disclaimer, version }));
}

const PREFIX = 'afterword:disclaimer:';
const keyOf = ({ place, name, version }: PlacedDisclaimer): StorageKey =>
  `${PREFIX}${[...(place ? [place] : []), name, version].map(encodeURIComponent).join(':')}`;

function isRemembered(placed: PlacedDisclaimer): boolean | undefined {
  if (placed.place === undefined) return undefined;
  const age = Date.now() - Number(recall(keyOf(placed)) ?? NaN);
  return age < placed.days * DAY && age > -DAY; // a clock that was wrong by years is no reason to ask never again
}
