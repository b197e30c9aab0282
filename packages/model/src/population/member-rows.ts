import type { Expr, Plan } from "@throughline/query";
import { unitsPlan } from "../conditions/meaning.ts";
import { column, letter, text } from "../conditions/test/field-columns.ts";
import type { Clock } from "../time/clock.ts";
import type { Population } from "./population.ts";

export interface RowsPage {
  readonly first: number;
  /** The `key` of the last row of the page before. */
  readonly after?: string;
}

const letters = ["n", "b", "t"] as const;

/**
 * Members by key, each with its fields: `key`, and per field i `s<i>` (text as first spelled), `n<i>`, `b<i>`, `t<i>`;
 * customers also have `firstSeen` and `lastSeen`. Pages join without a gap or a repetition, at one version.
 */
export function memberRowsPlan(
  { unit, where }: Population,
  fields: readonly string[],
  clock: Clock,
  { first, after }: RowsPage,
): Plan {
  const own = ["key", ...(unit === "customer" ? ["firstSeen", "lastSeen"] : [])];
  const typed = fields.flatMap((name, i) =>
    letters.map((of): [string, Expr] => [`${of}${i}`, letter({ name, of: "u" }, of)]),
  );
  const texts = fields.map((name, i): [string, Expr] => [`s${i}`, letter({ name, of: "u" }, "s")]);
  const units = unitsPlan(unit, where, clock);
  const rest: Plan =
    after === undefined ? units : { filter: units, where: { call: ">", args: [column("key", "u"), text(after)] } };
  const page: Plan = {
    sort: {
      project: rest,
      columns: Object.fromEntries([...own.map((name) => [name, column(name, "u")]), ...typed, ...texts]),
      as: "m",
    },
    by: [{ by: column("key", "m") }],
    limit: first,
  };
  const spelled = fields.reduce<Plan>(
    (plan, _, i): Plan => ({
      join: plan,
      to: { scan: "strings", as: `x${i}` },
      kind: "left",
      on: { call: "=", args: [column(`s${i}`, "m"), column("id", `x${i}`)] },
    }),
    page,
  );
  return {
    sort: {
      project: spelled,
      columns: Object.fromEntries([
        ...[...own, ...typed.map(([name]) => name)].map((name) => [name, column(name, "m")]),
        ...fields.map((_, i) => [`s${i}`, column("display", `x${i}`)]),
      ]),
      as: "rows",
    },
    by: [{ by: column("key", "rows") }],
  };
}
