import type { PlanViolation } from "./plan-documents.ts";

const words: ReadonlyMap<string, string> = new Map([
  ["unknownEvent", "are outside the plan"],
  ["missing", "came without"],
  ["wrongType", "came with another type of"],
  ["notAllowed", "came with a value that is not allowed of"],
]);

/** "came without plan": a violation behind its count. */
export function violationWords({ kind, property }: Pick<PlanViolation, "kind" | "property">): string {
  return [words.get(kind) ?? kind, property].filter(Boolean).join(" ");
}
