import type { Expr, Plan } from "@throughline/query";
import { and, column, instant, whole } from "../../../conditions/test/field-columns.ts";

const idle = 30 * 60_000;

const order = [{ by: column("t", "e") }, { by: column("seq", "e") }];

/**
 * Collected events of customers (as `e`) with their session: `session` (given by the sender) or `idle` (a number that goes
 * up after 30 minutes without an event), and `startedAt`. It looks at all events of a customer, because a session does
 * not break at midnight nor at the edge of a range.
 */
export function sessionEvents(customers: Expr | undefined): Plan {
  const given: Expr = { call: "isNotNull", args: [column("session", "e")] };
  const partitionBy = [column("customer", "e"), given];
  const collected: Expr = { call: "=", args: [column("kind", "e"), whole(0)] };
  const known: Expr = { call: "isNotNull", args: [column("customer", "e")] };
  const events: Plan = {
    filter: { scan: "events", as: "e" },
    where: and(collected, known, ...(customers ? [customers] : [])),
  };
  const gap: Expr = { call: "-", args: [column("t", "e"), column("before", "e")] };
  const first: Expr = { call: "isNull", args: [column("before", "e")] };
  const begins: Expr = { call: "or", args: [first, { call: ">", args: [gap, instant(idle)] }] };
  const withBefore: Plan = {
    window: events,
    columns: { before: { fn: "lag", of: column("t", "e"), partitionBy, orderBy: order } },
    as: "e",
  };
  const step: Expr = {
    when: [
      { if: given, value: whole(0) },
      { if: begins, value: whole(1) },
    ],
    otherwise: whole(0),
  };
  const numbered: Plan = {
    window: withBefore,
    columns: { idle: { fn: "sum", of: step, partitionBy, orderBy: order } },
    as: "e",
  };
  return {
    window: numbered,
    columns: { startedAt: { fn: "min", of: column("t", "e"), partitionBy: sessionKey, orderBy: [] } },
    as: "e",
  };
}

/** What tells one session from another. */
export const sessionKey: readonly Expr[] = [column("customer", "e"), column("session", "e"), column("idle", "e")];
