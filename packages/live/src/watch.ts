import {
  type AskedUnits,
  type Clock,
  type Flipping,
  lowerPopulation,
  type RunPlan,
  TooMuchToRead,
  watchUnits,
} from "@throughline/model";
import { numbersOf } from "./asking.ts";
import { givingWay } from "./give-way.ts";

const unitsAtOnce = 2_000;

/**
 * Answers about units, some thousand at a time. What is too much to hold is asked of fewer, and of a single unit by the
 * plan, which knows no flips.
 */
export async function watchAll(
  asked: readonly AskedUnits[],
  clock: Clock,
  run: RunPlan,
): Promise<readonly ReadonlyMap<number, Flipping>[]> {
  const ids = [...new Set(asked.flatMap((one) => one.ids))].sort((a, b) => a - b);
  const found = asked.map(() => new Map<number, Flipping>());
  for (let from = 0; from < ids.length; from += unitsAtOnce)
    await watchSome(asked, new Set(ids.slice(from, from + unitsAtOnce)), clock, run, found);
  return found;
}

async function watchSome(
  asked: readonly AskedUnits[],
  ids: ReadonlySet<number>,
  clock: Clock,
  run: RunPlan,
  found: readonly Map<number, Flipping>[],
): Promise<void> {
  const some = asked.map((one) => ({ ...one, ids: one.ids.filter((id) => ids.has(id)) }));
  try {
    const answers = await watchUnits(some, clock, run, givingWay());
    answers.forEach((answer, i) => {
      for (const [id, flipping] of answer) found[i]?.set(id, flipping);
    });
  } catch (cause) {
    if (!(cause instanceof TooMuchToRead)) throw cause;
    const all = [...ids];
    if (all.length === 1) return byPlan(some, clock, run, found);
    const half = Math.ceil(all.length / 2);
    for (const part of [all.slice(0, half), all.slice(half)]) await watchSome(some, new Set(part), clock, run, found);
  }
}

async function byPlan(
  asked: readonly AskedUnits[],
  clock: Clock,
  run: RunPlan,
  found: readonly Map<number, Flipping>[],
): Promise<void> {
  for (const [i, { unit, where, ids }] of asked.entries()) {
    if (ids.length === 0) continue;
    const members = {
      filter: lowerPopulation({ unit, where }, clock),
      where: { in: { column: "unit", of: "population" }, values: ids, type: "integer" },
    } as const;
    const inside = new Set(numbersOf(await run(members), "unit"));
    for (const id of ids) found[i]?.set(id, { matches: inside.has(id), flips: [] });
  }
}
