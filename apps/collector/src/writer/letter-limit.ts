import { type DeadLetter, type DeadLetterLimit, type DocumentStore, letterBytes } from "@throughline/sources";

/** How much may come on top between two looks, as a share of the limit: a look counts all letters of the workspace. */
const slack = 0.01;

export interface LetterLimitParts {
  readonly limit: DeadLetterLimit;
  readonly now: () => number;
  readonly onRotated: (workspaceId: string, letters: number) => void;
}

/** Keeps the dead letters of each workspace near their limit, the newest ones. */
export class LetterLimit {
  readonly #parts: LetterLimitParts;
  /** What came since the last look. */
  readonly #since = new Map<string, { letters: number; bytes: number }>();

  constructor(parts: LetterLimitParts) {
    this.#parts = parts;
  }

  /** Called when letters were stored. A process looks at its first ones, because it does not know what was there. */
  async added(
    workspaceId: string,
    store: Pick<DocumentStore, "rotateDeadLetters">,
    added: readonly DeadLetter[],
  ): Promise<void> {
    if (added.length === 0) return;
    const { limit, now, onRotated } = this.#parts;
    const before = this.#since.get(workspaceId);
    const letters = (before?.letters ?? 0) + added.length;
    const bytes = (before?.bytes ?? 0) + added.reduce((sum, letter) => sum + letterBytes(letter), 0);
    this.#since.set(workspaceId, { letters, bytes });
    if (before && letters < limit.letters * slack && bytes < limit.bytes * slack) return;
    const rotated = await store.rotateDeadLetters(limit, now());
    this.#since.set(workspaceId, { letters: 0, bytes: 0 });
    if (rotated > 0) onRotated(workspaceId, rotated);
  }
}
