import type { Expr, Plan } from "@throughline/query";
import type { Clock } from "../../time/clock.ts";
import type { Unit } from "../condition.ts";
import { column } from "../test/field-columns.ts";
import { eventsPlan } from "./event-plan.ts";

/** The order of events: (timestamp, seq); rows of one record that share both keep the record's own order. */
export const inOrder = (alias: string) => ["t", "seq", "rid"].map((name) => ({ by: column(name, alias) }));

export interface OneEvent {
  readonly event: string;
  readonly which: "first" | "last";
}

/** The events (as `e`) of a name, each with its number within its unit; and whether that is the first, or the last, ever. */
export function oneEvent(
  { event, which }: OneEvent,
  unit: Unit,
  clock: Clock,
  units: readonly Expr[],
): { readonly ranked: Plan; readonly chosen: Expr } {
  const orderBy = inOrder("e").map((by) => ({ ...by, descending: which === "last" }));
  return {
    ranked: {
      window: eventsPlan(event, [], {}, clock, units),
      columns: { nth: { fn: "rowNumber", partitionBy: [column(unit, "e")], orderBy } },
      as: "e",
    },
    chosen: { call: "=", args: [column("nth", "e"), { literal: 1, type: "integer" }] },
  };
}
