import type { Expr, Plan } from "@throughline/query";
import { lowerCondition } from "../conditions/meaning.ts";
import { and, column, whole } from "../conditions/test/field-columns.ts";
import type { RunPlan } from "../run-plan.ts";
import { type Nouns, plural } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";
import { sizePlan } from "./lower.ts";
import { marginOf } from "./margin.ts";
import type { Population } from "./population.ts";

/** How many units a population has, by looking at some of them. */
export interface Estimate {
  readonly size: number;
  /** The exact size is within so many of `size`, 95 times of 100. 0: it is exact. */
  readonly margin: number;
  /** Share of all units that were looked at; 1: all of them. */
  readonly share: number;
  /** Units looked at, of all that there are. */
  readonly looked: number;
  readonly all: number;
}

/** A half, a quarter, an eighth ... of the units by the numbers that their ids scatter to. `nth` of `of` such parts. */
interface Part {
  readonly of: number;
  readonly nth: number;
}

const scattered = 2 ** 24;
/** Of so many units the margin is below half a percent of them all. */
const enough = 50_000;

const relations = { customer: "customers", account: "accounts" } as const;

/**
 * Counts at least `least` units, drawn by their ids: the same ones each time, so that an estimate repeated says the same.
 * What has not twice as many units is counted exactly.
 */
export async function estimateSize(
  population: Population,
  clock: Clock,
  run: RunPlan,
  { least = enough, nth = 0 }: { readonly least?: number; readonly nth?: number } = {},
): Promise<Estimate> {
  const number = async (plan: Plan, name: string) => numberIn(await run(plan), name);
  const all = await number(sizePlan({ unit: population.unit, where: { all: [] } }, clock), "size");
  const of = 2 ** Math.max(0, Math.floor(Math.log2(all / least)));
  if (of === 1) {
    const size = await number(sizePlan(population, clock), "size");
    return { size, margin: 0, share: 1, looked: all, all };
  }
  const frame = await run(partPlan(population, clock, { of, nth: nth % of }));
  const [found, looked] = [numberIn(frame, "found"), numberIn(frame, "looked")];
  return { ...marginOf({ found, looked, all }), share: 1 / of, looked, all };
}

/** One row: `looked` units of a part, `found` of them in the population. Acts of other units are not read. */
function partPlan({ unit, where }: Population, clock: Clock, { of, nth }: Part): Plan {
  const width = scattered / of;
  const only = (id: Expr): Expr => {
    const place: Expr = { call: "scatter", args: [id] };
    return and(
      { call: ">=", args: [place, whole(nth * width)] },
      { call: "<", args: [place, whole((nth + 1) * width)] },
    );
  };
  const units: Plan = { filter: { scan: relations[unit], as: "u" }, where: only(column("id", "u")) };
  return {
    aggregate: { project: units, columns: { holds: lowerCondition(where, unit, "u", clock, only) }, as: "part" },
    by: {},
    measures: { looked: { fn: "count" }, found: { fn: "count", where: column("holds", "part") } },
    as: "estimate",
  };
}

function numberIn(frame: Awaited<ReturnType<RunPlan>>, name: string): number {
  return Number(frame.columns.find((column) => column.name === name)?.values[0] ?? 0);
}

/** Whether it is an estimate, and of what share: for the receipt beside the number. */
export function estimateWords(
  { margin, share, looked, all }: Estimate,
  unit: Population["unit"],
  nouns: Nouns,
): string {
  const units = plural(nouns[unit]);
  const count = (n: number): string => n.toLocaleString("en-GB");
  if (share === 1) return `Exact: all ${count(all)} ${units} were looked at.`;
  return `An estimate from 1 in ${count(1 / share)} ${units} (${count(looked)} of ${count(all)}): the exact size is within ${count(margin)} of it, 95 times of 100.`;
}
