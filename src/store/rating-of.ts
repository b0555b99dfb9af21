import type { Rating } from '../protocol.js';
import type { PageStore } from './page-store.js';
import type { PageState } from './state.js';

/** A rating by its name, the page's own by an empty one. Undefined for a name that the site has not, or is not known to have yet. */
export const ratingOf = ({ rating, ratings }: PageState, name: string): Rating | undefined =>
  name ? ratings?.[name] : rating;

/** Replaces fields of a rating. */
export function setRating(store: PageStore, name: string, fields: Partial<Rating>): void {
  if (name === '') store.set('rating', fields);
  else store.set('ratings', { [name]: { ...store.state.ratings?.[name], ...fields } as Rating });
}
