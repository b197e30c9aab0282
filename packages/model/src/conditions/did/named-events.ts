import type { Expr, Plan } from "@throughline/query";
import { foldText } from "../../text/fold-text.ts";
import { and, column, not, or, text, whole } from "../test/field-columns.ts";

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

/** Events of these families count only by name (`docs/counting.md`). */
const families = ["message.", "segment."];

/** An event whose name (as `n`) satisfies a test. */
const named = (where: Expr): Expr => ({
  in: column("event", "e"),
  plan: {
    project: { filter: { scan: "eventNames", as: "n" }, where },
    columns: { id: column("id", "n") },
    as: "ids",
  },
});

/** `*` is any collected event; business, message and segment events only by name. */
export function isEvent(event: string): Expr {
  if (event !== "*") return named(countsAs(event, "n"));
  const folded = column("folded", "n");
  const apart = or(...families.map((family): Expr => ({ call: "startsWith", args: [folded, text(family)] })));
  return and({ call: "=", args: [column("kind", "e"), whole(0)] }, not(named(apart)));
}

/** Any of several. One test of all names: rows of other events are then not even read. */
export function isAnyEvent(events: readonly string[]): Expr {
  if (events.includes("*")) return or(...events.map(isEvent));
  return named(countsAsAny(events, "n"));
}
