import type { Rating } from '../protocol.js';
import type { PageState } from './state.js';

/** A rating by its name, the page's own by an empty one. Undefined for a name that the site has not, or is not known to have yet. */
export const ratingOf = ({ rating, ratings }: PageState, name: string): Rating | undefined =>
  name ? ratings?.[name] : rating;

/** What the outbox calls a wish about it. */
export const ratingWish = (name: string): string => (name ? `rating:${name}` : 'rating');
