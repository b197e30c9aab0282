import type { Clock } from "../time/clock.ts";
import type { Condition, KindName } from "./condition.ts";
import type { Evidence, History } from "./history.ts";
import type { Part } from "./kind.ts";
import { matchCondition, matchContext } from "./matches.ts";
import { kindOf } from "./registry.ts";

/** Why a unit is in or out: every condition of the tree with its own answer and what it rests on. */
export interface Explained {
  readonly kind: KindName;
  readonly condition: Condition;
  /** From the root: `["all", 0, "not"]`; what stands in a saved segment is below its `"segment"`. */
  readonly path: Part["path"];
  readonly matches: boolean;
  readonly evidence: readonly Evidence[];
  /** Conditions of the same unit inside, also those of a saved segment. Those of other units, as of contacts, are counted in the evidence. */
  readonly parts: readonly Explained[];
}

/** Met and unmet conditions with their evidence; `matches` of the root is the answer. */
export function explainCondition(condition: Condition, history: History, clock: Clock): Explained {
  return explained(condition, history, clock, { path: [], within: [] });
}

interface Place {
  readonly path: Part["path"];
  /** The saved segments around it: none is explained inside itself. */
  readonly within: readonly string[];
}

function explained(condition: Condition, history: History, clock: Clock, { path, within }: Place): Explained {
  const { kind, parts, evidence } = kindOf(condition);
  const own = parts(condition, history.unit).filter((part) => part.unit === history.unit && kind !== "related");
  const id = "segment" in condition ? condition.segment : undefined;
  const saved = id === undefined || within.includes(id) ? undefined : clock.saved?.segments.get(id);
  const inside = saved && { condition: saved.where, path: [] };
  const around = id === undefined ? within : [...within, id];
  return {
    kind,
    condition,
    path,
    matches: matchCondition(condition, history, clock),
    evidence: evidence(condition, matchContext(history, clock)),
    parts: [...own, ...(inside ? [inside] : [])].map((part) =>
      explained(part.condition, history, clock, { path: [...path, kind, ...part.path], within: around }),
    ),
  };
}
