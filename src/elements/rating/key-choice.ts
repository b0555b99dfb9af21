import type { ReactiveController } from 'lit';
import type { RatingElement } from './rating.js';
import { scaleOf, snap } from './scale.js';
import { takeBack } from './take-back.js';

/** A choice made with keys counts when they have rested for so long, in milliseconds. */
const AT_REST = 700;

/**
 * Keys on a row of stars. They choose without giving at once, and stop at both ends: radios alone would vote at every step,
 * and go round from the last to the first.
 */
export class KeyChoice implements ReactiveController {
  /** Chosen, not yet given. */
  value: number | undefined;
  readonly #host: RatingElement;
  readonly #own: () => number;
  readonly #give: (value: number) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `own` is what the reader gave, or is giving; 0 for none. */
  constructor(host: RatingElement, own: () => number, give: (value: number) => void) {
    this.#host = host;
    this.#own = own;
    this.#give = give;
    host.addController(this);
    const root = host.renderRoot as ShadowRoot;
    root.addEventListener('keydown', (event) => {
      if (isOnStars(event.target) && this.#press(event as KeyboardEvent)) event.preventDefault();
    });
    root.addEventListener('focusout', (event) => {
      if (!isOnStars((event as FocusEvent).relatedTarget)) this.commit();
    });
  }

  hostUpdated(): void {
    if (this.value) this.#host.focus();
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Chooses, and gives it when nothing else is chosen for a while. */
  choose(value: number): void {
    this.value = value;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.commit(), AT_REST);
  }

  /** Gives what was chosen. */
  commit(): void {
    const { value } = this;
    this.cancel();
    if (value) this.#give(value);
  }

  /** Forgets what was chosen. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.value = undefined;
  }

  /** Whether the key was for the stars. */
  #press({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (altKey || ctrlKey || metaKey) return false;
    if (key === 'Enter' || key === ' ') this.commit();
    else if (key === 'Escape' && this.value) {
      this.cancel(); // with no choice to undo, it closes what the stars stand in
      this.#host.requestUpdate();
      return true;
    } else if ((key === 'Delete' || key === 'Backspace') && this.#own()) takeBack(this.#host, this.#own());
    const chosen = this.#goal(key);
    if (chosen) this.choose(chosen);
    return chosen !== undefined;
  }

  /** Where a key leads: a digit to so many stars, a page by one star. */
  #goal(key: string): number | undefined {
    const scale = scaleOf(this.#host);
    const { step, last } = scale;
    if (/^[1-9]$/.test(key)) return Number(key) > last ? undefined : Number(key);
    const forward = this.#host.matches(':dir(rtl)') ? -step : step;
    const moves = new Map([
      ['ArrowUp', step],
      ['ArrowDown', -step],
      ['ArrowRight', forward],
      ['ArrowLeft', -forward],
      ['PageUp', 1],
      ['PageDown', -1],
      ['Home', -last],
      ['End', last],
    ]);
    const by = moves.get(key);
    return by && Math.max(snap(snap(this.#own(), scale) + by, scale), step);
  }
}

const isOnStars = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[part="stars"] *');
