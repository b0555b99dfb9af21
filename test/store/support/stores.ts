import type { Connection } from '../../../src/store/connection.js';
import { PageStore } from '../../../src/store/page-store.js';
import type { PageState } from '../../../src/store/state.js';
import type { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';

export interface Followed {
  readonly store: PageStore;
  readonly connection: Connection;
  /** Every state that was told, the latest last. */
  readonly states: PageState[];
  readonly leave: () => void;
}

const listening = new Set<() => void>();

// A browser has no more than six connections to a server, and each store holds one.
afterEach(() => listening.forEach((leave) => leave()));

/** Listens until it leaves, or until the test is over. */
export function listen(store: PageStore, listener: () => void = () => undefined): () => void {
  const leave = store.subscribe(listener);
  listening.add(leave);
  return leave;
}

/** A store that somebody follows, with nothing on the page. */
export async function follow({ server, key }: TestPage): Promise<Followed> {
  const store = new PageStore({ server, page: key });
  const states: PageState[] = [];
  const leave = listen(store, () => states.push(store.state));
  await until(() => store.state.connection.status === 'online', 'the page is followed');
  return { store, states, leave, connection: await store.connect() };
}
