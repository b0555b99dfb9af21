import { RateUndoEvent } from './undo.events.js';
import type { RatingElement } from './rating.js';

/** Takes the reader's rating back, if the page lets it. */
export function takeBack(host: RatingElement, own: number): void {
  if (!host.dispatchEvent(new RateUndoEvent(own))) return;
  host.focus(); // the button goes away with the rating
  void host.undo();
}
