import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Consent } from '../consent/consent.js';
import { storeContext } from '../context/store-context.js';
import { ConsentSlice } from '../store/consent-slice.js';

/**
 * Follows what readers agreed to, and repeats it in the store of the page. Other than a `StoreController` it opens no
 * session: asking for consent, or counting, is no reason to call a server.
 */
export class ConsentController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onChange: () => void;
  #connected: AbortController | undefined;

  /** `onChange` is called when the decision changes, and when the host comes to live on another page. */
  constructor(host: ReactiveControllerHost & HTMLElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#connected = new AbortController());
    signal.addEventListener('abort', Consent.shared.subscribe(this.#onChange));
    let leave: AbortController | undefined;
    let stopAsking: (() => void) | undefined;
    signal.addEventListener('abort', () => {
      leave?.abort();
      stopAsking?.();
    });
    this.#host.dispatchEvent(
      new ContextEvent(
        storeContext,
        this.#host,
        (store, stop) => {
          if (stop !== stopAsking) stopAsking?.();
          stopAsking = stop;
          leave?.abort();
          if (signal.aborted) return stop?.();
          leave = new AbortController();
          store?.use(ConsentSlice).connect(leave.signal);
          this.#onChange();
        },
        true,
      ),
    );
  }

  hostDisconnected(): void {
    this.#connected?.abort();
  }
}
