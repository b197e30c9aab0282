/** When units turn by themselves: at most one instant each, asked for in the order of time. */
export class Timers {
  readonly #at = new Map<number, number>();
  /** A binary heap of [instant, unit]; entries that no longer count are passed over. */
  readonly #heap: (readonly [number, number])[] = [];

  get next(): number | undefined {
    this.#dropStale();
    return this.#heap[0]?.[0];
  }

  has(unit: number): boolean {
    return this.#at.has(unit);
  }

  set(unit: number, at: number | undefined): void {
    if (at === undefined) {
      this.#at.delete(unit);
      return;
    }
    if (this.#at.get(unit) === at) return;
    this.#at.set(unit, at);
    this.#push([at, unit]);
  }

  /** Units whose instant has come; they have none any more. */
  take(until: number): readonly number[] {
    const due: number[] = [];
    for (let next = this.next; next !== undefined && next <= until; next = this.next) {
      const unit = this.#heap[0]?.[1] ?? 0;
      this.#at.delete(unit);
      due.push(unit);
    }
    return due;
  }

  clear(): void {
    this.#at.clear();
    this.#heap.length = 0;
  }

  #dropStale(): void {
    for (let top = this.#heap[0]; top && this.#at.get(top[1]) !== top[0]; top = this.#heap[0]) this.#pop();
  }

  #push(entry: readonly [number, number]): void {
    let i = this.#heap.push(entry) - 1;
    for (let up = (i - 1) >> 1; i > 0 && this.#before(i, up); i = up, up = (i - 1) >> 1) this.#swap(i, up);
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    this.#heap[0] = last;
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = this.#before(left, i) ? left : i;
      if (this.#before(right, least)) least = right;
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    return x !== undefined && y !== undefined && x[0] < y[0];
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    if (!x || !y) return;
    this.#heap[a] = y;
    this.#heap[b] = x;
  }
}
