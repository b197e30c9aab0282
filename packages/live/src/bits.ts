/** A set of dense ids: an eighth of a byte each, up to the largest. */
export class Bits {
  #words = new Uint32Array(64);
  size = 0;

  has(id: number): boolean {
    return (((this.#words[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1;
  }

  /** False when it was there. */
  add(id: number): boolean {
    if (this.has(id)) return false;
    const at = id >>> 5;
    if (at >= this.#words.length) {
      const larger = new Uint32Array(Math.max(at + 1, this.#words.length * 2));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (id & 31));
    this.size++;
    return true;
  }

  /** False when it was not there. */
  delete(id: number): boolean {
    if (!this.has(id)) return false;
    const at = id >>> 5;
    this.#words[at] = (this.#words[at] ?? 0) & ~(1 << (id & 31));
    this.size--;
    return true;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let at = 0; at < this.#words.length; at++)
      for (let word = this.#words[at] ?? 0; word !== 0; word &= word - 1)
        yield at * 32 + (31 - Math.clz32(word & -word));
  }
}
