import type { Condition } from "../conditions/condition.ts";
import { nothingSaved } from "../conditions/saved.ts";
import type { RunPlan } from "../run-plan.ts";
import { foldText } from "../text/fold-text.ts";
import type { Clock } from "../time/clock.ts";
import { rowsOf, textIn } from "./rows.ts";
import { mergedNamesPlan } from "./unit-plans.ts";

/** Kinds whose `event` is a word of their own, no name of an event. */
const ownWords: ReadonlySet<string> = new Set(["message", "journey"]);

/** The same definition with names of today for those that were merged since. */
function renamed(json: unknown, names: ReadonlyMap<string, string>, below = ""): unknown {
  if (Array.isArray(json)) return json.map((item: unknown) => renamed(item, names, below));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]: [string, unknown]) => {
      const isName = key === "event" && typeof value === "string" && !ownWords.has(below);
      return [key, isName ? (names.get(foldText(value)) ?? value) : renamed(value, names, key)];
    }),
  );
}

/** Definitions, and the saved ones that it may name, in the names of today. */
export async function withCurrentNames(
  wheres: readonly Condition[],
  clock: Clock,
  names: readonly string[],
  run: RunPlan,
): Promise<{ readonly wheres: readonly Condition[]; readonly clock: Clock }> {
  if (names.length === 0) return { wheres, clock };
  const rows = rowsOf(await run(mergedNamesPlan(names)));
  if (rows.length === 0) return { wheres, clock };
  const merged = new Map(rows.map((row) => [textIn(row, "sent"), textIn(row, "name")]));
  const now = (condition: Condition): Condition => renamed(condition, merged) as Condition;
  const { segments, lists } = clock.saved ?? nothingSaved;
  const saved = [...segments].map(([id, segment]) => [id, { ...segment, where: now(segment.where) }] as const);
  return { wheres: wheres.map(now), clock: { ...clock, saved: { segments: new Map(saved), lists } } };
}
