import type { Condition, Unit } from "../conditions/condition.ts";
import { type Explained, explainCondition } from "../conditions/explain.ts";
import type { History } from "../conditions/history.ts";
import { watchCondition } from "../conditions/matches.ts";
import type { RunPlan } from "../run-plan.ts";
import type { Clock } from "../time/clock.ts";
import { actsRead } from "./acts-read.ts";
import { withCurrentNames } from "./current-names.ts";
import { Histories } from "./histories.ts";

export interface ExplainedUnit {
  readonly explained: Explained;
  /** When the answer is another one if nothing more happens; absent: never, or not worked out. */
  readonly flipsAt: number | undefined;
  /** Whether `flipsAt` was worked out. */
  readonly watched: boolean;
}

/** To find the next turn, the answer is found again at every instant where it could turn. */
const mostWatched = 100;

/** Rows of one sort that are read to explain one unit. */
const mostRows = 10_000;

/** Each look asks for what the one before did not know of; the tests of one act are looked at one after another. */
const mostLooks = 300;

interface Asked {
  readonly wheres: readonly Condition[];
  readonly unit: Unit;
  readonly ids: readonly number[];
}

/**
 * Why one unit is in or out of each of some definitions, from its own history, read by `run` at one cut within one scope.
 * The answers are those of the plans at the same cut; `watch` asks for when they turn. Throws TooMuchToRead instead of explaining from a part.
 */
export async function explainUnit(
  wheres: readonly Condition[],
  { unit, id, watch = false }: { readonly unit: Unit; readonly id: number; readonly watch?: boolean },
  askedAt: Clock,
  run: RunPlan,
): Promise<readonly ExplainedUnit[]> {
  const look = (where: Condition, history: History, clock: Clock): ExplainedUnit => ({
    explained: explainCondition(where, history, clock),
    ...(watch ? flipsOf(where, history, clock) : unwatched),
  });
  const [only = []] = await lookAt({ wheres, unit, ids: [id] }, askedAt, run, look);
  return only;
}

/** The same of some units by one definition, whose histories are read together. Throws TooMuchToRead. */
export async function explainUnits(
  where: Condition,
  { unit, ids }: { readonly unit: Unit; readonly ids: readonly number[] },
  askedAt: Clock,
  run: RunPlan,
): Promise<readonly Explained[]> {
  if (ids.length === 0) return [];
  return (await lookAt({ wheres: [where], unit, ids }, askedAt, run, explainCondition)).flat();
}

/** What is seen in each unit of each definition, once nothing that was looked at is unknown. */
async function lookAt<T>(
  asked: Asked,
  askedAt: Clock,
  run: RunPlan,
  see: (where: Condition, history: History, clock: Clock) => T,
): Promise<readonly (readonly T[])[]> {
  const { unit, ids } = asked;
  const acts = actsRead(asked.wheres, unit, askedAt);
  const { wheres, clock } = await withCurrentNames(asked.wheres, askedAt, acts.names, run);
  const histories = new Histories(acts, clock, mostRows * ids.length);
  for (let look = 0; look < mostLooks; look++) {
    const seen = ids.map((id) => wheres.map((where) => see(where, histories.of(unit, id), clock)));
    if (!histories.wants) return seen;
    await histories.load(run);
  }
  throw new Error("explaining did not come to an end");
}

type Flips = Pick<ExplainedUnit, "flipsAt" | "watched">;
const unwatched: Flips = { flipsAt: undefined, watched: false };

function flipsOf(where: Condition, history: History, clock: Clock): Flips {
  const small = history.events.length <= mostWatched && history.contacts().length <= mostWatched;
  return small ? { flipsAt: watchCondition(where, history, clock).flipsAt, watched: true } : unwatched;
}
