import type { Expr, Plan } from "@throughline/query";
import type { Unit } from "../condition.ts";
import { and, column, letter, not, text, whole } from "../test/field-columns.ts";

/** Coming into a segment or leaving it is no sign of life. */
const ofSegments: Expr = and(
  { call: "=", args: [column("kind", "e"), whole(1)] },
  {
    in: column("event", "e"),
    plan: {
      project: {
        filter: { scan: "eventNames", as: "n" },
        where: { call: "startsWith", args: [column("folded", "n"), text("segment.")] },
      },
      columns: { id: column("id", "n") },
      as: "ids",
    },
  },
);

/**
 * When each unit begins, as `unit` and `start` of "begun". A customer's `firstSeen` already is the earliest of first
 * event, profile creation and `createdAt`; an account begins with its first event or its `createdAt`.
 */
export function startsPlan(unit: Unit): Plan {
  if (unit === "customer")
    return {
      project: { scan: "customers", as: "c" },
      columns: { unit: column("id", "c"), start: column("firstSeen", "c") },
      as: "begun",
    };
  const begun: Plan = {
    union: [
      {
        project: { scan: "accounts", as: "a" },
        columns: { unit: column("id", "a"), t: letter({ name: "createdAt", of: "a" }, "t") },
        as: "made",
      },
      {
        project: {
          filter: { scan: "events", as: "e" },
          where: and({ call: "isNotNull", args: [column("account", "e")] }, not(ofSegments)),
        },
        columns: { unit: column("account", "e"), t: column("t", "e") },
        as: "acts",
      },
    ],
    as: "known",
  };
  return {
    aggregate: begun,
    by: { unit: column("unit", "known") },
    measures: { start: { fn: "min", of: column("t", "known") } },
    as: "begun",
  };
}
