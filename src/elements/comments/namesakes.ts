import type { Comment } from '../../protocol.js';

/** Tells people of one name apart in the names of buttons, in the order in which they come up. A number once given stays. */
export class Namesakes {
  readonly #numbers = new Map<string, number>();
  readonly #last = new Map<string, number>();

  /** The name, and from the second comment under it on a number: Ada, Ada (2), Ada (3). */
  call({ id, author: { name } }: Comment, format: (number: number) => string): string {
    const number = this.#numbers.get(id) ?? (this.#last.get(name) ?? 0) + 1;
    if (!this.#numbers.has(id)) this.#last.set(name, number);
    this.#numbers.set(id, number);
    return number > 1 ? `${name} (${format(number)})` : name;
  }
}
