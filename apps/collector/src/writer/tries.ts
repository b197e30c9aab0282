import type { EventKey } from "@throughline/sources";

const most = 6;

/** What the store says against one event that is not of its value may be of the moment: so often it is tried again. */
export class Tries {
  readonly #refusals = new Map<string, number>();

  /** Whether to try this event once more, now that it was refused. */
  again({ source, messageId }: EventKey): boolean {
    const event = JSON.stringify([source, messageId]);
    const times = (this.#refusals.get(event) ?? 0) + 1;
    this.#refusals.set(event, times);
    return times < most;
  }

  /** What was at hand is written. */
  over(): void {
    this.#refusals.clear();
  }
}
