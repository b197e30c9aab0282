import type { Saved } from "../conditions/saved.ts";
import type { SessionRules } from "../session/session-rules.ts";

/** What a definition is read by: the instant asked, the workspace's zone and first day of the week. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
  readonly weekStart: "monday" | "sunday";
  /** What the workspace decided about sessions; absent: the default channels, and no event is a conversion. */
  readonly sessions?: SessionRules;
  /** Segments and lists that definitions name by id; absent: none. */
  readonly saved?: Saved;
}
