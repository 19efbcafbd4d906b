/** A cache of at most so many values: the least recently used one goes first (LRU). */
export class Remembered<Key, Value extends {}> {
  readonly #values = new Map<Key, Value>();

  constructor(readonly atMost: number) {}

  get(key: Key): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.#keep(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#keep(key, value);
    if (this.#values.size <= this.atMost) return;
    const [oldest] = this.#values.keys();
    this.#values.delete(oldest as Key);
  }

  /** Last in the map's order, which is that of insertion. */
  #keep(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
  }
}
