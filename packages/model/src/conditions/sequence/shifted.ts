import type { Expr } from "@throughline/query";
import { Temporal } from "temporal-polyfill";
import { type Duration, parseDuration } from "../../time/duration.ts";
import { instant, whole } from "../test/field-columns.ts";

/** Changes of the zone's offset, newest first, as instants with the offsets before and after, in milliseconds. */
interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** The span of instants begins here; acts later than the last change known are read with the last offset. */
const oldest = 0;
const years = 5;

const offsetOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 1_000_000;

/** Every change of offset from 1970 to some years after `now`. */
function changesOf(zone: string, now: number): { readonly first: number; readonly changes: readonly Change[] } {
  const start = Temporal.Instant.fromEpochMilliseconds(oldest).toZonedDateTimeISO(zone);
  const until = now + years * 366 * 86_400_000;
  const changes: Change[] = [];
  let at = start;
  for (let next = at.getTimeZoneTransition("next"); next; next = at.getTimeZoneTransition("next")) {
    if (next.epochMilliseconds > until) break;
    const before = offsetOf(next.subtract({ nanoseconds: 1 }));
    changes.unshift({ at: next.epochMilliseconds, before, after: offsetOf(next) });
    at = next;
  }
  return { first: offsetOf(start), changes };
}

/** The offset in force, chosen by edges in descending order. */
function offsetBy(t: Expr, edges: readonly (readonly [number, number])[], first: number): Expr {
  return {
    when: edges.map(([edge, offset]) => ({ if: { call: ">=", args: [t, instant(edge)] }, value: whole(offset) })),
    otherwise: whole(first),
  };
}

/**
 * The instant that a duration after `t` is, in two steps, because a plan has no names inside an expression: `moved` is a
 * column of its own before `arrived` reads it. It is the same local time that many months and days later in the zone,
 * clamped to the month's end, in a gap the later and in an overlap the earlier instant; or so many exact milliseconds.
 */
export function shiftedBy(text: string, zone: string, now: number): Shift {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`not a duration: ${text}`);
  if (duration.kind === "exact")
    return { moved: (t) => ({ call: "+", args: [t, whole(duration.ms)] }), arrived: (moved) => moved };
  const { first, changes } = changesOf(zone, now);
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
