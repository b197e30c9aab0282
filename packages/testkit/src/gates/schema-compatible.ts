import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

/** A breaking change that was decided: its path as the message names it, and why. */
export interface AcceptedBreak {
  readonly path: string;
  readonly reason: string;
}

/**
 * Breaking changes of the schema against the last released one. A field may go once it was `@deprecated` in a release
 * and its removal is listed with its reason.
 */
export async function breakingChanges(
  released: string,
  current: string,
  accepted: readonly AcceptedBreak[],
): Promise<readonly string[]> {
  const changes = await diff(buildSchema(released), buildSchema(current));
  const decided = new Set(accepted.filter((entry) => entry.reason.trim() !== "").map((entry) => entry.path));
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking && !decided.has(change.path ?? ""))
    .map(
      (change) =>
        `${change.path}: ${change.message} Keep it and deprecate it, or list it with its reason in packages/contract/accepted-breaks.json.`,
    );
}
