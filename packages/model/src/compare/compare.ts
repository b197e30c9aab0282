import type { Aggregate, Expr, Plan } from "@throughline/query";
import { column, letter, text } from "../conditions/test/field-columns.ts";
import { lowerPopulation } from "../population/lower.ts";
import type { Population } from "../population/population.ts";
import type { Clock } from "../time/clock.ts";

/** Two populations of one unit, to be told apart. */
export interface Pair {
  readonly a: Population;
  readonly b: Population;
}

const relations = { customer: "customers", account: "accounts" } as const;
const valuesOfField = 50;
const mostEvents = 200;

/** One row: `a`, `b` (sizes) and `both`. */
export function pairSizesPlan({ a, b }: Pair, clock: Clock): Plan {
  const [inA, inB] = [isIn(a, clock), isIn(b, clock)];
  return {
    aggregate: { scan: relations[a.unit], as: "u" },
    by: {},
    measures: {
      a: { fn: "count", where: inA },
      b: { fn: "count", where: inB },
      both: { fn: "count", where: { call: "and", args: [inA, inB] } },
    },
    as: "sizes",
  };
}

/** Rows `value`, `a`, `b`: units of each that have this text in the field; the most frequent values. */
export function valueCountsPlan(pair: Pair, clock: Clock, field: string): Plan {
  const value = letter({ name: field, of: "u" }, "s");
  const counted: Plan = {
    aggregate: {
      filter: { scan: relations[pair.a.unit], as: "u" },
      where: { call: "isNotNull", args: [value] },
    },
    by: { text: value },
    measures: counts(pair, clock),
    as: "c",
  };
  return named(counted, { scan: "strings", as: "s" }, { id: "text", name: column("display", "s") }, valuesOfField);
}

/** One row: `na`, `suma`, `squaresa` and the same for b, over the units that have this number. */
export function momentsPlan(pair: Pair, clock: Clock, field: string): Plan {
  const value = letter({ name: field, of: "u" }, "n");
  const square: Expr = { call: "*", args: [value, value] };
  const measures = Object.fromEntries(
    (["a", "b"] as const).flatMap((side): [string, Aggregate][] => {
      const where: Expr = {
        call: "and",
        args: [isIn(pair[side], clock), { call: "isNotNull", args: [value] }],
      };
      return [
        [`n${side}`, { fn: "count", where }],
        [`sum${side}`, { fn: "sum", of: value, where }],
        [`squares${side}`, { fn: "sum", of: square, where }],
      ];
    }),
  );
  return { aggregate: { scan: relations[pair.a.unit], as: "u" }, by: {}, measures, as: "moments" };
}

/** Rows `value` (an event's folded name, merged ones under one), `a`, `b`: units of each that ever did it. */
export function actCountsPlan(pair: Pair, clock: Clock): Plan {
  const unit = column(pair.a.unit, "e");
  const distinct = (population: Population): Aggregate => ({
    fn: "distinct",
    of: unit,
    where: { in: unit, plan: lowerPopulation(population, clock) },
  });
  const counted: Plan = {
    aggregate: {
      join: { scan: "events", as: "e" },
      to: { scan: "eventNames", as: "n" },
      kind: "inner",
      on: { call: "=", args: [column("event", "e"), column("id", "n")] },
    },
    by: { value: column("folded", "n") },
    measures: { a: distinct(pair.a), b: distinct(pair.b) },
    as: "c",
  };
  return mostFirst(counted, column("value", "c"), mostEvents);
}

function isIn(population: Population, clock: Clock): Expr {
  return { in: column("id", "u"), plan: lowerPopulation(population, clock) };
}

function counts(pair: Pair, clock: Clock): Record<string, Aggregate> {
  return {
    a: { fn: "count", where: isIn(pair.a, clock) },
    b: { fn: "count", where: isIn(pair.b, clock) },
  };
}

function named(
  counted: Plan,
  names: Plan & { readonly as: string },
  key: { id: string; name: Expr },
  limit: number,
): Plan {
  const joined: Plan = {
    join: counted,
    to: names,
    kind: "inner",
    on: { call: "=", args: [column(key.id, "c"), column("id", names.as)] },
  };
  return mostFirst(joined, key.name, limit);
}

function mostFirst(counted: Plan, name: Expr, limit: number): Plan {
  const columns = {
    value: { call: "coalesce", args: [name, text("")] } as Expr,
    a: column("a", "c"),
    b: column("b", "c"),
  };
  const sum: Expr = { call: "+", args: [column("a", "d"), column("b", "d")] };
  return {
    sort: { project: counted, columns, as: "d" },
    by: [{ by: sum, descending: true }, { by: column("value", "d") }],
    limit,
  };
}
