/**
 * Lets a few pieces of work run at once and the others wait their turn, first come first served. One request asks the
 * engine through it, so that a long list cannot fill the line in which everybody's questions wait for a bounded time.
 */
export class Turns {
  readonly #most: number;
  #running = 0;
  readonly #line: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#most) this.#running++;
    else await new Promise<void>((enter) => this.#line.push(enter));
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
