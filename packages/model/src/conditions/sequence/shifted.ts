import type { Expr } from "@throughline/query";
import { Temporal } from "temporal-polyfill";
import { type Duration, parseDuration } from "../../time/duration.ts";
import { instant, whole } from "../test/field-columns.ts";
import { spanMs } from "./span.ts";

/** A change of the zone's offset, with the offsets before and after, in milliseconds. */
interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

interface Changes {
  readonly first: number;
  readonly changes: readonly Change[];
}

const offsetOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 1_000_000;

const known = new Map<string, Changes>();

/** Every change of offset in the span of instants, oldest first; looked up once for a zone. */
function changesOf(zone: string): Changes {
  const before = known.get(zone);
  if (before) return before;
  const start = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  const changes: Change[] = [];
  let at = start;
  for (let next = at.getTimeZoneTransition("next"); next; next = at.getTimeZoneTransition("next")) {
    if (next.epochMilliseconds >= spanMs) break;
    changes.push({ at: next.epochMilliseconds, before: offsetOf(at), after: offsetOf(next) });
    at = next;
  }
  const found = { first: offsetOf(start), changes };
  known.set(zone, found);
  return found;
}

type Edge = readonly [from: number, offset: number];

/** The offset in force, by halving the edges, which ascend: acts of a few years cost a few comparisons. */
function offsetBy(t: Expr, edges: readonly Edge[], first: number): Expr {
  const half = edges.length >> 1;
  const edge = edges[half];
  if (!edge) return whole(first);
  const [from, offset] = edge;
  const later = offsetBy(t, edges.slice(half + 1), offset);
  return {
    when: [{ if: { call: ">=", args: [t, instant(from)] }, value: later }],
    otherwise: offsetBy(t, edges.slice(0, half), first),
  };
}

/**
 * The instant that a duration after `t` is, in two steps, because a plan has no names inside an expression: `moved` is a
 * column of its own before `arrived` reads it. It is the same local time that many months and days later in the zone,
 * clamped to the month's end, in a gap the later and in an overlap the earlier instant; or so many exact milliseconds.
 */
export function shiftedBy(text: string, zone: string): Shift {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`not a duration: ${text}`);
  if (duration.kind === "exact")
    return { moved: (t) => ({ call: "+", args: [t, whole(duration.ms)] }), arrived: (moved) => moved };
  const { first, changes } = changesOf(zone);
  const offsets = changes.map(({ at, after }) => [at, after] as const);
  // A local time in a gap or an overlap is read with the offset before the change.
  const edges = changes.map(({ at, before, after }) => [at + Math.max(before, after), after] as const);
  return {
    moved: (t) => moveLocal({ call: "+", args: [t, offsetBy(t, offsets, first)] }, duration),
    arrived: (moved) => ({ call: "-", args: [moved, offsetBy(moved, edges, first)] }),
  };
}

export interface Shift {
  readonly moved: (t: Expr) => Expr;
  readonly arrived: (moved: Expr) => Expr;
}

function moveLocal(local: Expr, { years: y, months, days }: Extract<Duration, { kind: "calendar" }>): Expr {
  const all = y * 12 + months;
  const inMonths: Expr = all === 0 ? local : { call: "addMonths", args: [local, whole(all)] };
  return days === 0 ? inMonths : { call: "+", args: [inMonths, whole(days * 86_400_000)] };
}
