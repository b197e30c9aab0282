import type { Condition, Unit } from "../conditions/condition.ts";

/** Any set of units. Everything that counts people is one: it has a size, members, a definition and a sentence. */
export interface Population {
  readonly unit: Unit;
  /** Everyone = `{ all: [] }`. */
  readonly where: Condition;
}
