import type { Expr, Plan } from "@throughline/query";
import { unitsPlan } from "../conditions/meaning.ts";
import { column, letter, text, whole } from "../conditions/test/field-columns.ts";
import type { Clock } from "../time/clock.ts";
import { memberField, withAccounts } from "./member-fields.ts";
import type { Population } from "./population.ts";

export interface RowsPage {
  readonly first: number;
  /** The `key` of the last row of the page before. */
  readonly after?: string;
  /** A sample instead of a page: the members are shuffled, by the same number in the same way at one version. */
  readonly seed?: number;
}

const letters = ["n", "b", "t"] as const;

const strewn = (seed: number): Expr => ({
  call: "scatter",
  args: [{ call: "+", args: [{ call: "scatter", args: [column("id", "u")] }, whole(seed)] }],
});

/**
 * Members by key, each with its fields (`memberField`): `key`, and per field i `s<i>` (text as first spelled), `n<i>`, `b<i>`, `t<i>`;
 * customers also have `firstSeen` and `lastSeen`. Pages join without a gap or a repetition, at one version.
 */
export function memberRowsPlan(
  { unit, where }: Population,
  fields: readonly string[],
  clock: Clock,
  { first, after, seed }: RowsPage,
): Plan {
  const own = ["key", ...(unit === "customer" ? ["firstSeen", "lastSeen"] : [])];
  const places = fields.map((name) => memberField(name, unit));
  const typed = places.flatMap((field, i) => letters.map((of): [string, Expr] => [`${of}${i}`, letter(field, of)]));
  const texts = places.map((field, i): [string, Expr] => [`s${i}`, letter(field, "s")]);
  const members = unitsPlan(unit, where, clock);
  const units = places.some(({ of }) => of === "r") ? withAccounts(members) : members;
  const shuffled = seed === undefined ? [] : ([["place", strewn(seed)]] as const);
  const rest: Plan =
    after === undefined ? units : { filter: units, where: { call: ">", args: [column("key", "u"), text(after)] } };
  const page: Plan = {
    sort: {
      project: rest,
      columns: Object.fromEntries([...own.map((name) => [name, column(name, "u")]), ...shuffled, ...typed, ...texts]),
      as: "m",
    },
    by: [...shuffled.map(([name]) => ({ by: column(name, "m") })), { by: column("key", "m") }],
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
