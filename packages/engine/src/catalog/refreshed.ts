import { setTimeout as pause } from "node:timers/promises";

interface Entry<T> {
  answer?: { readonly version: number; readonly value: T };
  computing?: Promise<T>;
}

/**
 * Answers that are costly and may be a little old: while a newer one is computed, and that takes longer than
 * `patienceMs`, the one before is given; each says itself of which cut it is. One computation per question at a time.
 */
export class Refreshed<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #most: number;
  readonly #patienceMs: number;

  constructor(most: number, patienceMs: number) {
    this.#most = most;
    this.#patienceMs = patienceMs;
  }

  async get(question: string, version: number, compute: () => Promise<T>): Promise<T> {
    const entry = this.#entryOf(question);
    if (entry.answer?.version === version) return entry.answer.value;
    entry.computing ??= this.#compute(entry, version, compute);
    const before = entry.answer;
    if (!before) return entry.computing;
    return Promise.race([entry.computing, pause(this.#patienceMs, before.value, { ref: false })]);
  }

  async #compute(entry: Entry<T>, version: number, compute: () => Promise<T>): Promise<T> {
    try {
      const value = await compute();
      entry.answer = { version, value };
      return value;
    } finally {
      delete entry.computing;
    }
  }

  #entryOf(question: string): Entry<T> {
    const entry = this.#entries.get(question) ?? {};
    this.#entries.delete(question);
    this.#entries.set(question, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest);
    return entry;
  }
}
