import type { Expr, Plan } from "@throughline/query";
import { foldText } from "../../text/fold-text.ts";
import { column, or, text } from "../test/field-columns.ts";

/**
 * Whether a row of `eventNames` (as `alias`) counts under a name: the name itself, or what it was merged into, so that a
 * definition written with a name that was merged since still means the same events.
 */
export function countsAs(event: string, alias: string): Expr {
  const is = (name: "folded" | "sent", of: string): Expr => ({
    call: "=",
    args: [column(name, of), text(foldText(event))],
  });
  const target: Plan = {
    project: { filter: { scan: "eventNames", as: "m" }, where: is("sent", "m") },
    columns: { folded: column("folded", "m") },
    as: "target",
  };
  return or(is("folded", alias), { in: column("folded", alias), plan: target });
}
