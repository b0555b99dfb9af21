import { html, type TemplateResult } from 'lit';
import type { KeyChoice } from './key-choice.js';
import type { RatingElement } from './rating.js';
import { scaleOf, snap } from './scale.js';

type Draw = (share: number, index: number) => TemplateResult;

/**
 * Fractions of stars: a native slider for keys and screen readers, the stars themselves for pointers. A drag gives when it
 * ends on the stars; a swipe that turns into scrolling gives nothing.
 */
export class Slider {
  /** Pointed at or dragged to, not given. */
  pointed: number | undefined;
  readonly #host: RatingElement;
  readonly #give: (value: number) => void;
  readonly #keys: () => Promise<KeyChoice | undefined>;
  /** What the input has to show. */
  #value = 0;
  #isPressed = false;

  constructor(host: RatingElement, give: (value: number) => void, keys: () => Promise<KeyChoice | undefined>) {
    this.#host = host;
    this.#give = give;
    this.#keys = keys;
    host.addController({ hostUpdated: () => this.#follow(), hostDisconnected: () => this.#point(undefined) });
  }

  /** `shown` is what the stars show while nothing is pointed at, `said` is `value` in words. */
  render(value: number, shown: number, name: string, said: string, draw: Draw): TemplateResult {
    const { step, last } = scaleOf(this.#host);
    this.#value = value;
    return html`<span
      part="stars"
      class=${(this.pointed ?? value) ? 'open fine mine' : 'open fine'}
      @pointermove=${this.#onMove}
      @pointerdown=${this.#onPress}
      @pointerup=${this.#onRelease}
      @pointercancel=${this.#onDrop}
      @pointerleave=${this.#onDrop}
      @keydown=${this.#onKey}
      @focusin=${this.#keys}
      ><input
        type="range"
        min="0"
        max=${last}
        step=${step}
        aria-label=${name}
        aria-valuetext=${said}
        ?disabled=${this.#host.isDisabled}
        @input=${this.#onInput}
      />${Array.from({ length: last }, (_, index) => draw((this.pointed ?? shown) - index, index))}</span
    >`;
  }

  /** The page may have refused what the input already shows. */
  #follow(): void {
    const input = this.#host.renderRoot.querySelector<HTMLInputElement>('input[type="range"]');
    if (input) input.value = String(this.#value);
  }

  /** From a screen reader, which moves the slider without a key. */
  readonly #onInput = async (event: Event): Promise<void> => {
    const { valueAsNumber: value } = event.currentTarget as HTMLInputElement;
    (await this.#keys())?.choose(value);
  };

  readonly #onMove = (event: PointerEvent): void => {
    // A finger that only passes shows nothing; it has no hover.
    if (this.#isPressed || event.pointerType === 'mouse') this.#point(this.#at(event));
  };

  readonly #onPress = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0 || this.#host.isDisabled) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId); // a drag goes on beside the stars
    this.#isPressed = true;
    this.#point(this.#at(event));
  };

  readonly #onRelease = (): void => {
    const { pointed } = this;
    if (!this.#isPressed) return;
    this.#point(undefined);
    if (pointed) this.#give(pointed);
  };

  readonly #onDrop = (): void => this.#point(undefined);

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#isPressed) return;
    event.preventDefault();
    this.#point(undefined);
  };

  #point(value: number | undefined): void {
    if (value === undefined) this.#isPressed = false;
    if (value === this.pointed || this.#host.isDisabled) return;
    this.pointed = value;
    this.#host.requestUpdate();
  }

  /** The rating at a place: the shares of all stars before it, up to the next step. */
  #at({ clientX: x, clientY: y }: PointerEvent): number {
    const scale = scaleOf(this.#host);
    const isRightToLeft = this.#host.matches(':dir(rtl)');
    let sum = 0;
    for (const star of this.#host.renderRoot.querySelectorAll('.star')) {
      const { left, right, width, top, bottom } = star.getBoundingClientRect();
      if (y < top) break; // where many stars take two lines
      const beside = parseFloat(getComputedStyle(star).paddingInlineStart);
      const inside = (isRightToLeft ? right - x : x - left) - beside;
      sum += y > bottom ? 1 : Math.min(Math.max(inside / (width - 2 * beside), 0), 1);
    }
    return Math.max(snap(sum + scale.step * 0.499, scale), scale.step);
  }
}
