import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { storeContext } from '../context/store-context.js';
import type { PageStore } from '../store/page-store.js';
import type { PageState } from '../store/state.js';

/** Renders its host again when, and only when, the selected part of the page's state changes. */
export class StoreController<T> implements ReactiveController {
  /** Absent until a provider answers: render that state, do not throw. */
  store: PageStore | undefined;
  /** What was selected. */
  value: T | undefined;
  #answer!: () => void;
  /** Resolves when there is a store for the first time, so that what a reader does too early is not lost. */
  readonly ready = new Promise<void>((resolve) => (this.#answer = resolve));
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: (state: PageState) => T;
  readonly #onStore: ((store: PageStore) => void) | undefined;
  readonly #follows: boolean | undefined;
  #stopAsking: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  /** `onStore` is called with each store the host comes to live under. Who does not follow holds no connection. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    select: (state: PageState) => T,
    onStore?: (store: PageStore) => void,
    follows?: boolean,
  ) {
    this.#host = host;
    this.#select = select;
    this.#onStore = onStore;
    this.#follows = follows;
    host.addController(this);
  }

  /** Asks for good, not once: a provider that is defined late takes over from the page's. */
  hostConnected(): void {
    this.#host.dispatchEvent(
      new ContextEvent(
        storeContext,
        this.#host,
        (store, stopAsking) => {
          if (stopAsking !== this.#stopAsking) this.#stopAsking?.();
          this.#stopAsking = stopAsking;
          if (this.#host.isConnected)
            this.#follow(store); // an answer may come after the host has left
          else this.hostDisconnected();
        },
        true,
      ),
    );
  }

  hostDisconnected(): void {
    this.#stopAsking?.();
    this.#stopAsking = undefined;
    this.#follow(undefined);
  }

  #follow(store: PageStore | undefined): void {
    if (store === this.store) return;
    this.#unsubscribe?.();
    this.store = store;
    if (!store) return; // what was shown stays until another store answers
    this.#onStore?.(store);
    this.value = this.#select(store.state);
    this.#unsubscribe = store.subscribe(() => {
      const next = this.#select(store.state);
      if (isSame(next, this.value)) return;
      this.value = next;
      this.#host.requestUpdate();
    }, this.#follows);
    this.#host.requestUpdate();
    this.#answer();
  }
}

/** A selector may pick several parts as an array: the array is new each time, its parts are not. */
function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.every((part, index) => Object.is(part, b[index]));
}
