import type { Expr, Plan } from "@throughline/query";
import { foldText } from "../../text/fold-text.ts";
import { column, or } from "../test/field-columns.ts";

/**
 * Whether a row of `eventNames` (as `alias`) counts under a name: the name itself, or what it was merged into, so that a
 * definition written with a name that was merged since still means the same events.
 */
export function countsAs(event: string, alias: string): Expr {
  return countsAsAny([event], alias);
}

/** The same of several names at once. */
export function countsAsAny(events: readonly string[], alias: string): Expr {
  const values = [...new Set(events.map(foldText))];
  const is = (name: "folded" | "sent", of: string): Expr => ({ in: column(name, of), values, type: "text" });
  const target: Plan = {
    project: { filter: { scan: "eventNames", as: "m" }, where: is("sent", "m") },
    columns: { folded: column("folded", "m") },
    as: "target",
  };
  return or(is("folded", alias), { in: column("folded", alias), plan: target });
}
