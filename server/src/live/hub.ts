/** Says that a page changed, never what: each stream reads the news from the database, in order, from where it was. */
export class Hub {
  readonly #rooms = new Map<string, Set<() => void>>();

  /** How many streams are open. */
  get size(): number {
    return [...this.#rooms.values()].reduce((sum, room) => sum + room.size, 0);
  }

  notify(page: string): void {
    for (const wake of this.#rooms.get(page) ?? []) wake();
  }

  /** When it is not known which page changed. */
  notifyAll(): void {
    for (const page of this.#rooms.keys()) this.notify(page);
  }

  join(page: string, wake: () => void): () => void {
    const room = this.#rooms.get(page) ?? new Set();
    this.#rooms.set(page, room.add(wake));
    return () => {
      if (room.delete(wake) && room.size === 0) this.#rooms.delete(page);
    };
  }
}
