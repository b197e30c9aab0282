import type { Plan } from "@throughline/query";
import { column, letter } from "../conditions/test/field-columns.ts";
import type { Clock } from "../time/clock.ts";
import { lowerPopulation } from "./lower.ts";
import type { Population } from "./population.ts";

export interface SummaryPlan {
  readonly field: string;
  /** Columns `value` (text), `here`, `all`: units of the population, and of everyone, with that value. */
  readonly plan: Plan;
}

/** What stands out: per text field, how many units have each value, here and among everyone. */
export function summaryPlans(population: Population, clock: Clock, fields: readonly string[]): readonly SummaryPlan[] {
  return fields.map((field) => ({ field, plan: fieldPlan(population, clock, field) }));
}

const valuesOfField = 50;

function fieldPlan(population: Population, clock: Clock, field: string): Plan {
  const relation = population.unit === "customer" ? "customers" : "accounts";
  const value = letter({ name: field, of: "u" }, "s");
  const counted: Plan = {
    aggregate: { filter: { scan: relation, as: "u" }, where: { call: "isNotNull", args: [value] } },
    by: { text: value },
    measures: {
      here: { fn: "count", where: { in: column("id", "u"), plan: lowerPopulation(population, clock) } },
      all: { fn: "count" },
    },
    as: "c",
  };
  return {
    sort: {
      project: {
        join: counted,
        to: { scan: "strings", as: "s" },
        kind: "inner",
        on: { call: "=", args: [column("text", "c"), column("id", "s")] },
      },
      columns: { value: column("display", "s"), here: column("here", "c"), all: column("all", "c") },
      as: "summary",
    },
    by: [{ by: column("here", "summary"), descending: true }, { by: column("value", "summary") }],
    limit: valuesOfField,
  };
}
