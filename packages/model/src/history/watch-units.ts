import type { Condition, Unit } from "../conditions/condition.ts";
import { type Flipping, flipping } from "../conditions/matches.ts";
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

/** Asked after each answer: a promise when other work goes first. */
export type GiveWay = () => Promise<void> | undefined;

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
  giveWay: GiveWay = () => undefined,
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
    const missed: typeof open = [];
    for (const [i, id] of open) {
      const one = asked[i];
      if (!one) continue;
      const { misses } = histories;
      const until = one.until(id);
      const ahead = until === undefined ? undefined : { until, enough: one.enough ?? until };
      const steps = flipping(one.where, histories.of(one.unit, id), clock, ahead);
      let step = steps.next();
      for (; ; step = steps.next()) {
        const others = giveWay();
        if (others) await others;
        // What one instant misses is asked for together with what the others miss.
        if (step.done) break;
      }
      if (step.done && histories.misses === misses) found[i]?.set(id, step.value);
      else missed.push([i, id]);
    }
    open = missed;
    if (open.length > 0) await histories.load(run);
  }
  if (open.length > 0) throw new Error("watching units did not come to an end");
  return found;
}
