/** What a definition needs to know about time: the instant asked, and the workspace's zone and first day of the week. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
  readonly weekStart: "monday" | "sunday";
}
