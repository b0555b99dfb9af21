/** A choice made with keys counts when they have rested for so long, in milliseconds. */
const AT_REST = 700;

interface Host extends HTMLElement {
  requestUpdate(): void;
}

/**
 * Arrow keys on a row of choices. They choose without giving at once, and stop at both ends: radios alone would vote
 * at every step, and go round from the last to the first.
 */
export class KeyChoice {
  /** Chosen, not yet given. */
  value: number | undefined;
  readonly #host: Host;
  readonly #give: (value: number) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, give: (value: number) => void) {
    this.#host = host;
    this.#give = give;
  }

  /** Takes a step if the key asks for one. `from` is the present value. */
  step(event: KeyboardEvent, from: number, last: number): boolean {
    const forward = this.#host.matches(':dir(rtl)') ? -1 : 1;
    const steps: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, ArrowRight: forward, ArrowLeft: -forward };
    const by = steps[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    this.value = Math.min(Math.max((this.value ?? from) + by, 1), last);
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.commit(), AT_REST);
    return true;
  }

  /** Gives what was chosen. */
  commit(): void {
    const { value } = this;
    this.cancel();
    if (value) this.#give(value);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.value = undefined;
  }
}
