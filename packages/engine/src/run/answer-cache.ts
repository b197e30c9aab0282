import { createHash } from "node:crypto";

/** The key of a question: workspace and scope first, so that nobody is ever served another one's answer. */
export function questionKey(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/**
 * The answers used last, and the questions being answered: an equal question that comes meanwhile waits for the same
 * answer. Failures are not kept.
 */
export class AnswerCache<T> {
  readonly #answers = new Map<string, Promise<T>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  through(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    const answer = known ?? ask();
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (!known) {
      answer.catch(() => this.#answers.delete(key));
      const [oldest] = this.#answers.keys();
      if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest);
    }
    return answer;
  }

  delete(key: string): void {
    this.#answers.delete(key);
  }
}
