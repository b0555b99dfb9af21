import { followStorage, recall, remember, type StorageKey } from '../api/storage.js';
import type { Acknowledgement } from '../protocol.js';
import type { PageStore } from './page-store.js';

/** The disclaimers on the page, by name. */
export type DisclaimerState = Readonly<Record<string, Disclaimer>>;

export interface Disclaimer {
  readonly version: string;
  /** Whether comments wait for it. */
  readonly guards: boolean;
  readonly acknowledged: boolean;
  /** Brings it into view and moves the focus there. */
  readonly reveal: () => void;
}

interface Memory {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** A disclaimer as an element says it. */
export interface PlacedDisclaimer extends Omit<Disclaimer, 'acknowledged'> {
  readonly name: string;
  /** How long it is remembered, in days. */
  readonly days: number;
}

/** Who has read which disclaimer: remembered on this site by name and version. */
export class DisclaimerSlice {
  static readonly key = 'disclaimer';
  readonly #store: PageStore;
  /** By who says them: two elements may say the same disclaimer, and one of them may guard the comments. */
  readonly #placed = new Map<object, PlacedDisclaimer>();

  constructor(store: PageStore) {
    this.#store = store;
    store.set('disclaimer', {});
  }

  /** What is acknowledged in another tab is acknowledged here. */
  connect(signal: AbortSignal): void {
    followStorage(PREFIX, signal, () => this.#publish());
  }

  /** Puts a disclaimer on the page, or says that it changed. */
  put(owner: object, disclaimer: PlacedDisclaimer): void {
    const { name, version, guards, days } = this.#placed.get(owner) ?? {};
    const isSame = name === disclaimer.name && version === disclaimer.version && guards === disclaimer.guards;
    if (isSame && Object.is(days, disclaimer.days)) return;
    this.#placed.set(owner, disclaimer);
    this.#publish();
  }

  /** A disclaimer that left the page guards nothing any more. */
  drop(owner: object): void {
    if (this.#placed.delete(owner)) this.#publish();
  }

  acknowledge(name: string): void {
    const disclaimer = this.#store.state.disclaimer?.[name];
    if (!disclaimer) return;
    remember(keyOf(name), JSON.stringify({ version: disclaimer.version, at: Date.now() } satisfies Memory));
    this.#store.set('disclaimer', { [name]: { ...disclaimer, acknowledged: true } });
    this.#tell({ disclaimer: name, version: disclaimer.version });
  }

  #publish(): void {
    const known = this.#store.state.disclaimer ?? {};
    const state: Record<string, Disclaimer> = {};
    for (const [name, disclaimer] of Object.entries(known)) state[name] = { ...disclaimer, guards: false };
    for (const { name, version, guards, reveal, days } of this.#placed.values()) {
      if (state[name]?.guards && !guards) continue; // who guards speaks for the name
      const wasRead = known[name]?.version === version && known[name].acknowledged;
      state[name] = { version, guards, reveal, acknowledged: wasRead || isRemembered(name, version, days) };
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
const keyOf = (name: string): StorageKey => `${PREFIX}${name}`;

function isRemembered(name: string, version: string, days: number): boolean {
  try {
    const memory = JSON.parse(recall(keyOf(name)) ?? 'null') as Memory | null;
    return memory?.version === version && Date.now() - memory.at < days * DAY;
  } catch {
    return false;
  }
}
