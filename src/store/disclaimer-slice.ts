import { recall, remember, type StorageKey } from '../api/storage.js';
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

/** Who has read which disclaimer: remembered on this site by name and version. */
export class DisclaimerSlice {
  static readonly key = 'disclaimer';
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
    store.set('disclaimer', {});
  }

  /** Puts a disclaimer on the page, or says that it changed. `days` is how long it is remembered. */
  put(name: string, { version, guards, reveal }: Omit<Disclaimer, 'acknowledged'>, days: number): void {
    const known = this.#store.state.disclaimer?.[name];
    if (known?.version === version && known.guards === guards) return;
    this.#store.set('disclaimer', {
      [name]: { version, guards, reveal, acknowledged: isRemembered(name, version, days) },
    });
  }

  /** A disclaimer that left the page guards nothing any more. */
  drop(name: string): void {
    const disclaimer = this.#store.state.disclaimer?.[name];
    if (disclaimer) this.#store.set('disclaimer', { [name]: { ...disclaimer, guards: false } });
  }

  acknowledge(name: string): void {
    const disclaimer = this.#store.state.disclaimer?.[name];
    if (!disclaimer) return;
    remember(keyOf(name), JSON.stringify({ version: disclaimer.version, at: Date.now() } satisfies Memory));
    this.#store.set('disclaimer', { [name]: { ...disclaimer, acknowledged: true } });
    this.#tell({ disclaimer: name, version: disclaimer.version });
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

const keyOf = (name: string): StorageKey => `afterword:disclaimer:${name}`;

function isRemembered(name: string, version: string, days: number): boolean {
  try {
    const memory = JSON.parse(recall(keyOf(name)) ?? 'null') as Memory | null;
    return memory?.version === version && Date.now() - memory.at < days * DAY;
  } catch {
    return false;
  }
}
