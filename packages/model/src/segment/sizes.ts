import type { Expr, Plan } from "@throughline/query";
import type { Unit } from "../conditions/condition.ts";
import { eventProperty, within } from "../conditions/did/event-plan.ts";
import { isEvent } from "../conditions/did/named-events.ts";
import type { KnownStretch } from "../conditions/saved.ts";
import { and, column, instant, whole } from "../conditions/test/field-columns.ts";
import { lowerTest } from "../conditions/test/lower-test.ts";
import { membersAt, spellsOf } from "../conditions/was-in/spells-plan.ts";
import { numberIn, rowsOf } from "../history/rows.ts";
import type { RunPlan } from "../run-plan.ts";
import { bucketBounds } from "../time/buckets.ts";
import type { Clock } from "../time/clock.ts";
import { addDays, dayOf } from "../time/day.ts";

type Column = readonly (number | null)[];

/** Members of a segment by local day; null where they were not known. */
export interface DailySizes {
  /** Where each day begins; ms. */
  readonly at: readonly number[];
  /** At the day's end, today's until now. */
  readonly size: Column;
  /** Units that came or went by an act of that day. */
  readonly entered: Column;
  readonly left: Column;
}

/** The last `days` local days, today included, read at one cut by `run`. */
export async function dailySizes(
  { id, unit }: { readonly id: string; readonly unit: Unit },
  known: readonly KnownStretch[],
  days: number,
  clock: Clock,
  run: RunPlan,
): Promise<DailySizes> {
  const today = dayOf(clock.now, clock.zone);
  const bounds = bucketBounds(addDays(today, 1 - days), addDays(today, 1), "day", clock);
  const [stays, entered, left] = await Promise.all([
    run(staysPlan(id, unit, bounds)),
    run(movesPlan("segment.entered", id, unit, bounds, clock)),
    run(movesPlan("segment.left", id, unit, bounds, clock)),
  ]);
  const at = bounds.slice(0, -1);
  const knownOn = at.map((from, i) =>
    known.some((k) => k.since < (bounds[i + 1] ?? from) && (k.until ?? clock.now) > from),
  );
  const only = (column: readonly number[]): Column => column.map((n, i) => (knownOn[i] ? n : null));
  const perDay = (frame: Parameters<typeof rowsOf>[0]): readonly number[] => {
    const counts = new Map(rowsOf(frame).map((row) => [numberIn(row, "day"), numberIn(row, "n") ?? 0]));
    return at.map((_, i) => counts.get(i) ?? 0);
  };
  return { at, size: only(sizesAtEnds(stays, at.length)), entered: only(perDay(entered)), left: only(perDay(left)) };
}

/** How many stays last beyond the end of each day. */
function sizesAtEnds(stays: Parameters<typeof rowsOf>[0], days: number): readonly number[] {
  const change = new Array<number>(days + 1).fill(0);
  for (const row of rowsOf(stays)) {
    const n = numberIn(row, "n") ?? 0;
    const began = Math.max(numberIn(row, "began") ?? days, 0);
    const ended = Math.max(numberIn(row, "ended") ?? days, 0);
    if (ended <= began) continue;
    change[began] = (change[began] ?? 0) + n;
    change[ended] = (change[ended] ?? 0) - n;
  }
  let size = 0;
  return change.slice(0, days).map((by) => (size += by));
}

const less = (a: Expr, b: Expr): Expr => ({ call: "<", args: [a, b] });
const or = (value: Expr, otherwise: Expr): Expr => ({ call: "coalesce", args: [value, otherwise] });

/** One row, `size`: how many units the scope sees in a segment at an instant. */
export function sizeAtPlan(segmentId: string, unit: Unit, at: number): Plan {
  return { aggregate: membersAt(segmentId, unit, at), by: {}, measures: { size: { fn: "count" } }, as: "size" };
}

/**
 * Stays by the days in which they `began` and `ended`: the index of the day, -1 before the first, missing after the last.
 * Where spells of one unit overlap, which those of two customers do who became one, they are one stay.
 */
function staysPlan(segmentId: string, unit: Unit, bounds: readonly number[]): Plan {
  const order = [{ by: column("from", "spell") }, { by: column("to", "spell") }];
  const covered: Plan = {
    window: spellsOf(segmentId, unit),
    columns: {
      until: {
        fn: "max",
        of: column("to", "spell"),
        before: true,
        partitionBy: [column("unit", "spell")],
        orderBy: order,
      },
    },
    as: "w",
  };
  const from: Expr = { call: "greatest", args: [column("from", "w"), or(column("until", "w"), column("from", "w"))] };
  const stays: Plan = { project: covered, columns: { from, to: column("to", "w") }, as: "stay" };
  const day = (name: string): Expr => ({
    when: [{ if: less(column(name, "stay"), instant(bounds[0] ?? 0)), value: whole(-1) }],
    otherwise: { bucket: column(name, "stay"), bounds },
  });
  return {
    aggregate: { filter: stays, where: less(column("from", "stay"), column("to", "stay")) },
    by: { began: day("from"), ended: day("to") },
    measures: { n: { fn: "count" } },
    as: "days",
  };
}

/** Units by the day of their act. */
function movesPlan(event: string, segmentId: string, unit: Unit, bounds: readonly number[], clock: Clock): Plan {
  const t = column("t", "e");
  const ofSegment = lowerTest({ op: "is", value: segmentId }, eventProperty("segmentId"), clock);
  const edges = within({ from: bounds[0] ?? 0, to: bounds.at(-1) ?? 0 });
  return {
    aggregate: { filter: { scan: "events", as: "e" }, where: and(isEvent(event), ...edges, ofSegment) },
    by: { day: { bucket: t, bounds } },
    measures: { n: { fn: "distinct", of: column(unit, "e") } },
    as: "moves",
  };
}
