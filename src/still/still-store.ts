import type { First } from '../store/first.js';
import { PageStore } from '../store/page-store.js';

/** A store that knows what it was given, asks no server and tells nobody. */
export class StillStore extends PageStore {
  constructor(first: First) {
    super({}, first);
  }

  override subscribe(): () => void {
    return () => undefined;
  }
}
