/**
 * Why a unit came into a segment or went: an event of its own, a record that changed, a window of time that passed, a
 * list of ids, the change of a segment that this one names. The last three are no act of anybody: the segment was
 * followed for the first time (`baseline`), its definition changed, two customers turned out to be one.
 */
export const causes = ["event", "record", "window", "list", "segment", "baseline", "definition", "merge"] as const;
export type Cause = (typeof causes)[number];

/** What came about by one of these is no business event. */
export const noActs: readonly Cause[] = ["baseline", "definition", "merge"];

/** `event`, `messageId` and `at` (ms) are of the event that decided, where one did. */
export interface Why {
  readonly cause: Cause;
  readonly event?: string;
  readonly messageId?: string;
  readonly at?: number;
}
