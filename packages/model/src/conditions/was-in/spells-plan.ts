import type { Expr, Plan } from "@throughline/query";
import type { Unit } from "../condition.ts";
import { and, column, instant, text } from "../test/field-columns.ts";

/** Later than every instant: the end of a spell that lasts. */
const never = instant(8_640_000_000_000_000);

/** The spells of a segment as `unit`, `from` and `to` of "spell", of units that the scope sees. */
export function spellsOf(segmentId: string, unit: Unit): Plan {
  const named: Expr = { call: "=", args: [column("segment", "s"), text(segmentId)] };
  const seen: Expr = { call: "isNotNull", args: [column(unit, "s")] };
  return {
    project: { filter: { scan: "spells", as: "s" }, where: and(named, seen) },
    columns: {
      unit: column(unit, "s"),
      from: column("from", "s"),
      to: { call: "coalesce", args: [column("to", "s"), never] },
    },
    as: "spell",
  };
}

/** The ids of units that were in a segment at an instant: one column, `unit`, each once. */
export function membersAt(segmentId: string, unit: Unit, at: number): Plan {
  const then = and(
    { call: "<=", args: [column("from", "spell"), instant(at)] },
    { call: ">", args: [column("to", "spell"), instant(at)] },
  );
  return {
    project: { filter: spellsOf(segmentId, unit), where: then },
    columns: { unit: column("unit", "spell") },
    as: "members",
    distinct: true,
  };
}
