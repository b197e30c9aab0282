/** Milliseconds. */
export interface Pace {
  /** How long to wait for something new. */
  readonly waitMs: number;
  /** Between two looks at the definitions. */
  readonly defineEveryMs: number;
  /** How long a step may count segments as a whole before those that are kept unit by unit go on. */
  readonly countMs: number;
  /** Between two counts of a segment that only counting keeps. */
  readonly recountEveryMs: number;
  /** So many times as long as its counting took it rests at least: 4, and counting takes a fifth of the time. */
  readonly restShare: number;
  /** How far ahead it is worked out whom time turns. */
  readonly horizonMs: number;
  /** After so long it is noted how far a segment is although nobody came or went. */
  readonly noteEveryMs: number;
}

export const usualPace: Pace = {
  waitMs: 250,
  defineEveryMs: 1_000,
  countMs: 300,
  recountEveryMs: 500,
  restShare: 4,
  horizonMs: 10 * 60_000,
  noteEveryMs: 5_000,
};
