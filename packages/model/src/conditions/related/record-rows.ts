import type { Expr, Plan } from "@throughline/query";
import type { Related } from "../condition.ts";
import { lowerTests, measuredField, withCompared, within } from "../did/event-plan.ts";
import { isEvent } from "../did/named-events.ts";
import { windowStretch } from "../did/window.ts";
import type { LowerContext } from "../kind.ts";
import { and, column, letter } from "../test/field-columns.ts";

/** The relation that holds the records, and the name by which its properties are read. Lines are read as their events. */
const sources = {
  orders: { relation: "orders", event: "*" },
  lines: { relation: "events", event: "order.line" },
  opportunities: { relation: "opportunities", event: "*" },
} as const;

/** One row per record of a unit: `unit`, `good`, and the measured field as `n:measured` and `d:measured`. */
export function recordRows(related: Related, context: LowerContext): Plan {
  const { relation, where = [], property } = related;
  if (relation === "contacts" || relation === "accounts") throw new Error(`${relation} are no records`);
  const { unit, clock } = context;
  const { event, relation: scan } = sources[relation];
  const compared = withCompared({ scan, as: "e" }, [{ event, where }]);
  const membersOwn = relation === "opportunities" && unit === "customer";
  const owner = membersOwn ? column("customer", "m") : column(unit, "e");
  const known: Expr = { call: "isNotNull", args: [owner] };
  const rows: Plan = {
    filter: membersOwn ? ofMembers(compared) : compared,
    where: and(
      ...(relation === "lines" ? [isEvent(event)] : []),
      known,
      ...within(windowStretch(related.window, clock)),
    ),
  };
  const { plan, field } = measuredField(rows, event, property);
  const measured = field ? { "n:measured": letter(field, "n"), "d:measured": letter(field, "d") } : {};
  return { project: plan, columns: { unit: owner, good: lowerTests(event, where, clock), ...measured }, as: "of" };
}

/** Every customer of the record's account; a membership stands once per customer and account. */
function ofMembers(records: Plan): Plan {
  const on: Expr = { call: "=", args: [column("account", "e"), column("account", "m")] };
  return { join: records, to: { scan: "memberships", as: "m" }, kind: "inner", on };
}
