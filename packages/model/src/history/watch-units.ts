import type { Condition, Unit } from "../conditions/condition.ts";
import type { History } from "../conditions/history.ts";
import { type Flipping, flipsUntil, matchCondition } from "../conditions/matches.ts";
import type { RunPlan } from "../run-plan.ts";
import type { Clock } from "../time/clock.ts";
import { actsRead } from "./acts-read.ts";
import { Histories } from "./histories.ts";

/**
 * A definition and who is asked about, by dense ids; `until` of those whose turns are wanted too: all up to `enough`
 * (default: to the end), and the next one up to that instant.
 */
export interface AskedUnits {
  readonly where: Condition;
  readonly unit: Unit;
  readonly ids: readonly number[];
  readonly until: (id: number) => number | undefined;
  readonly enough?: number;
}

/** Rows of one sort that are read at once. */
const mostRows = 200_000;
const mostLooks = 300;

/**
 * Who of some units satisfies some definitions, from their histories alone, read by `run` at one cut: the same answers as
 * by the plans at that cut. Names that definitions read are those of today. Throws TooMuchToRead.
 */
export async function watchUnits(
  asked: readonly AskedUnits[],
  clock: Clock,
  run: RunPlan,
): Promise<readonly ReadonlyMap<number, Flipping>[]> {
  const wheres = (unit: Unit) => asked.filter((one) => one.unit === unit).map(({ where }) => where);
  const [people, accounts] = [
    actsRead(wheres("customer"), "customer", clock),
    actsRead(wheres("account"), "account", clock),
  ];
  const since =
    people.since === undefined || accounts.since === undefined ? undefined : Math.min(people.since, accounts.since);
  const acts = asked.every(({ unit }) => unit === "customer")
    ? people
    : {
        names: [...new Set([...people.names, ...accounts.names])],
        since,
        pointers: [...new Set([...people.pointers, ...accounts.pointers])],
        traits: [...new Set([...people.traits, ...accounts.traits])],
      };
  const histories = new Histories(acts, clock, mostRows);
  const found = asked.map(() => new Map<number, Flipping>());
  let open = asked.flatMap((one, i) => one.ids.map((id) => [i, id] as const));
  for (let look = 0; open.length > 0 && look < mostLooks; look++) {
    let misses = histories.misses;
    open = open.filter(([i, id]) => {
      const one = asked[i];
      if (!one) return false;
      const watched = watch(one, id, histories.of(one.unit, id), clock);
      const before = misses;
      misses = histories.misses;
      if (misses !== before) return true;
      found[i]?.set(id, watched);
      return false;
    });
    if (open.length > 0) await histories.load(run);
  }
  if (open.length > 0) throw new Error("watching units did not come to an end");
  return found;
}

function watch({ where, until, enough }: AskedUnits, id: number, history: History, clock: Clock): Flipping {
  const end = until(id);
  if (end === undefined) return { matches: matchCondition(where, history, clock), flips: [] };
  return flipsUntil(where, history, clock, end, enough);
}
