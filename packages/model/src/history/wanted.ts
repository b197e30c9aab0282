/** How often something was asked for that was not known: one count for all that is read together. */
export interface Misses {
  count: number;
}

/** What was asked for and is not known yet, by a name: fields of rows, lists of units. */
export class Wanted<Name> {
  #ids = new Map<Name, Set<number>>();
  readonly #misses: Misses;

  constructor(misses: Misses) {
    this.#misses = misses;
  }

  add(name: Name, id: number): void {
    this.#misses.count++;
    const ids = this.#ids.get(name) ?? new Set<number>();
    this.#ids.set(name, ids.add(id));
  }

  get any(): boolean {
    return this.#ids.size > 0;
  }

  /** All of it, each name with its ids; afterwards nothing is wanted. */
  take(): readonly (readonly [Name, readonly number[]])[] {
    const taken = [...this.#ids].map(([name, ids]) => [name, [...ids]] as const);
    this.#ids = new Map();
    return taken;
  }
}
