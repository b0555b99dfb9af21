import { createContext } from '@lit/context';
import type { PageStore } from '../store/page-store.js';

/** `Symbol.for`, so that two copies of the kit on one page meet in one store; the number is the store's contract. */
export const storeContext = createContext<PageStore | undefined, symbol>(Symbol.for('afterword:store@1'));
