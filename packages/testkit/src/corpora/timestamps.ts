import { seeded, whole } from "./seeded.ts";
import { share } from "./size.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365 * DAY;
const AHEAD = 10 * MINUTE;

/**
 * What a message says about time, and where it belongs. `place` is given the receipt (ms): the instant at which the event
 * must lie (to 1 s), "dead" where it must be in the dead letters, "open" where no rule decides and either is right.
 */
export interface CorpusTime {
  readonly kind: string;
  /** Fields of the message, computed from the clock of the sender, in ms. */
  readonly fields: (now: number) => Readonly<Record<string, unknown>>;
  readonly place: (receivedAt: number) => number | "dead" | "open";
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** `semantics.md` 2: more than 10 minutes ahead of the receipt is placed at the receipt; before 1970 is no event. */
function placed(at: number, receivedAt: number): number | "dead" {
  if (at < 0) return "dead";
  return at > receivedAt + AHEAD ? receivedAt : at;
}

/** A sender whose clock is `skew` ms wrong says that something happened `ago` ms before it sent it. */
function skewed(kind: string, skew: number, ago: number): CorpusTime {
  return {
    kind,
    fields: (now) => ({ timestamp: iso(now + skew - ago), sentAt: iso(now + skew) }),
    place: (receivedAt) => placed(receivedAt - ago, receivedAt),
  };
}

/** No `sentAt`, so that nothing can be corrected: the timestamp as it is. */
function alone(kind: string, offset: number): CorpusTime {
  return {
    kind,
    fields: (now) => ({ timestamp: iso(now + offset) }),
    place: (receivedAt) => placed(receivedAt + offset, receivedAt),
  };
}

function fixed(kind: string, timestamp: string, at: number | "dead" | "open"): CorpusTime {
  return {
    kind,
    fields: () => ({ timestamp }),
    place: (receivedAt) => (typeof at === "number" ? placed(at, receivedAt) : at),
  };
}

/** Not instants, or written so that calendars disagree. */
const written: readonly CorpusTime[] = [
  fixed("year 9999", "9999-12-31T23:59:59.999Z", Date.UTC(9999, 11, 31)),
  fixed("before 1970", "1969-12-31T23:59:59.999Z", "dead"),
  fixed("year 1", "0001-01-01T00:00:00Z", "dead"),
  fixed("1970 itself", "1970-01-01T00:00:00.000Z", 0),
  fixed("no day of the calendar", "2025-02-30T10:00:00Z", "dead"),
  fixed("leap day", "2024-02-29T10:00:00Z", Date.UTC(2024, 1, 29, 10)),
  fixed("no leap day", "2023-02-29T10:00:00Z", "dead"),
  fixed("leap second", "2016-12-31T23:59:60Z", "open"),
  fixed("hour 24", "2025-01-01T24:00:00Z", "open"),
  fixed("offset", "2025-06-01T12:00:00+05:45", Date.UTC(2025, 5, 1, 6, 15)),
  fixed("in Berlin's gap, with its offset", "2025-03-30T02:30:00+01:00", Date.UTC(2025, 2, 30, 1, 30)),
  fixed("nanoseconds", "2025-06-01T12:00:00.123456789Z", Date.UTC(2025, 5, 1, 12)),
  fixed("empty", "", "open"),
  fixed("a word", "yesterday", "dead"),
  fixed("digits", "1735689600", "open"),
  fixed("formula", "=1+1", "dead"),
  fixed("twenty thousand digits", "2".repeat(20_000), "dead"),
];

/** Other types of JSON than text. */
const untyped: readonly CorpusTime[] = [-1, 1e15, 1_735_689_600, 1_735_689_600_000, true, {}, [], [1]].map(
  (timestamp) => ({
    kind: `the JSON ${JSON.stringify(timestamp)}`,
    fields: () => ({ timestamp }),
    place: () => "open",
  }),
);

const missing: readonly CorpusTime[] = [
  { kind: "none at all", fields: () => ({}), place: (receivedAt) => receivedAt },
  { kind: "null", fields: () => ({ timestamp: null }), place: (receivedAt) => receivedAt },
  {
    kind: "unreadable sentAt",
    fields: (now) => ({ timestamp: iso(now - DAY), sentAt: "soon" }),
    place: (receivedAt) => receivedAt - DAY,
  },
];

/** C6: 300 timestamps (55 without `FULL=1`): clocks wrong by seconds to years, late and future events, odd writings. */
export function timestamps(): readonly CorpusTime[] {
  const random = seeded("C6 timestamps");
  const skews = [
    0,
    3000,
    -3000,
    MINUTE,
    -MINUTE,
    3 * 3_600_000,
    -3 * 3_600_000,
    DAY,
    -DAY,
    400 * DAY,
    10 * YEAR,
    -10 * YEAR,
  ];
  const chance = Array.from({ length: 300 - written.length - untyped.length - missing.length }, (_, at) => {
    const skew = skews[at % skews.length] ?? 0;
    const ago = whole(random, 5) === 0 ? -whole(random, 90) * MINUTE : whole(random, 2 * YEAR);
    return at % 5 === 4
      ? alone(`without sentAt, ${-ago} ms from now`, -ago)
      : skewed(`clock wrong by ${skew} ms, ${ago} ms before`, skew, ago);
  });
  return [...written, ...untyped, ...missing, ...share(chance)];
}
