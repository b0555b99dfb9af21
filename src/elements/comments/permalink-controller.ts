import type { ReactiveController, ReactiveControllerHost } from 'lit';

const HASH = /^#comment-(\w+)$/;

/** Follows links to a comment: those in the thread, those from elsewhere, and the back button. */
export class PermalinkController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #go: (id: string) => void;
  #followed = '';

  constructor(host: ReactiveControllerHost, go: (id: string) => void) {
    this.#host = host;
    this.#go = go;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#onChange);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onChange);
  }

  /** Goes where the address leads, once for each address. */
  follow(): void {
    if (location.hash === this.#followed) return;
    this.#followed = location.hash;
    const id = HASH.exec(location.hash)?.[1];
    if (id) this.#go(id);
  }

  /** The host follows it when it draws itself next, or later, when it has comments to lead to. */
  readonly #onChange = (): void => {
    this.#followed = '';
    this.#host.requestUpdate();
  };
}
