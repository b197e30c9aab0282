import { statement } from "../conditions/did/trait-then.ts";
import type { Problem } from "../problem.ts";
import { kindOfEvent } from "../records/record-events.ts";
import { foldText } from "../text/fold-text.ts";
import type { PlannedEvent, TrackingPlan } from "./plan.ts";

/** Folded name of each merged event -> the name that it counts as, as the plan writes it. One step: there are no chains. */
export function mergedNames({ events }: TrackingPlan): ReadonlyMap<string, string> {
  const written = new Map(events.map(({ name }) => [foldText(name), name]));
  return new Map(
    events.flatMap(({ name, mergedInto }) =>
      mergedInto === undefined ? [] : [[foldText(name), written.get(foldText(mergedInto)) ?? mergedInto]],
    ),
  );
}

/** A merge leads to a name that is merged into nothing itself; business events are what their records say. */
export function mergeProblems(events: readonly PlannedEvent[]): readonly Problem[] {
  const targets = new Map(events.map(({ name, mergedInto }) => [foldText(name), mergedInto]));
  return events.flatMap(({ name, mergedInto }, i): readonly Problem[] => {
    if (mergedInto === undefined) return [];
    const problem = (code: string, message: string) => [{ code, message, path: ["events", i, "mergedInto"] }];
    if (isApart(name) || isApart(mergedInto))
      return problem("notMergeable", "only collected events can be merged: business events are what their records say");
    if ([name, mergedInto].some((one) => foldText(one) === foldText(statement)))
      return problem("notMergeable", `"${statement}" is where traits are read as of an event: it stays by itself`);
    const end = lastTarget(foldText(name), targets);
    if (end === undefined) return problem("cycle", `"${name}" would be merged into itself`);
    if (foldText(end) === foldText(mergedInto)) return [];
    return problem("chain", `"${mergedInto}" is itself merged into "${end}": say "${end}" here`);
  });
}

/** Business events, and events of the families that count only by name; `*` is no name. */
const isApart = (name: string): boolean =>
  name === "*" || kindOfEvent(name) !== undefined || /^(message|segment)\./.test(foldText(name));

/** Undefined when the way leads back to where it was. */
function lastTarget(from: string, targets: ReadonlyMap<string, string | undefined>): string | undefined {
  const seen = new Set([from]);
  let last: string | undefined;
  for (let next = targets.get(from); next !== undefined; next = targets.get(foldText(next))) {
    if (seen.has(foldText(next))) return undefined;
    seen.add(foldText(next));
    last = next;
  }
  return last;
}
