import type { ReactiveControllerHost } from 'lit';

/** A part of elements that is loaded when the first of them needs it: `now` is undefined until it is there. */
export class Later<T> {
  now: T | undefined;
  /** It could not be loaded, and will not be there. */
  failed?: true;
  readonly #import: () => Promise<T>;
  #loading: Promise<T | undefined> | undefined;

  constructor(load: () => Promise<T>) {
    this.#import = load;
  }

  /** Resolves with undefined if it cannot be loaded. */
  load(): Promise<T | undefined> {
    return (this.#loading ??= this.#import().then(
      (part) => (this.now = part),
      () => void (this.failed = true),
    ));
  }

  /** What is there; if it is not, it is sent for, and the host renders again when it has come or failed. */
  for(host: ReactiveControllerHost): T | undefined {
    if (!this.now && !this.failed) void this.load().then(() => host.requestUpdate());
    return this.now;
  }
}
