import { ContextProvider } from '@lit/context';
import { PageStore } from '../store/page-store.js';
import { watchPageMove } from './page-move.js';
import { storeContext } from './store-context.js';

/** Makes the document one page with one store, and another one when it becomes another page. */
export function providePage(root: HTMLElement): void {
  const provider = new ContextProvider(root, { context: storeContext, initialValue: new PageStore() });
  watchPageMove(() => provider.setValue(new PageStore()));
}
