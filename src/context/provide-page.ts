import { ContextProvider } from '@lit/context';
import { PageStore } from '../store/page-store.js';
import { storeContext } from './store-context.js';

/** Makes the document one page with one store. */
export function providePage(root: HTMLElement): void {
  new ContextProvider(root, { context: storeContext, initialValue: new PageStore() });
}
