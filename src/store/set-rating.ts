import type { Rating } from '../protocol.js';
import type { PageStore } from './page-store.js';

/** Replaces fields of a rating: the page's own by an empty name. */
export function setRating(store: PageStore, name: string, fields: Partial<Rating>): void {
  if (name === '') store.set('rating', fields);
  else store.set('ratings', { [name]: { ...store.state.ratings?.[name], ...fields } as Rating });
}
