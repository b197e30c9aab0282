import { readFileSync } from "node:fs";
import type { JsonObject } from "@throughline/sources";

/** A condition over attributes, what they are, and whether the peer lets them pass. */
export interface TargetingCase {
  readonly title: string;
  readonly condition: JsonObject;
  readonly attributes: JsonObject;
  readonly expected: boolean;
  readonly saved_groups?: Readonly<Record<string, readonly (string | number)[]>>;
}

export function targetingCases(): readonly TargetingCase[] {
  const file: { readonly cases: readonly TargetingCase[] } = JSON.parse(
    readFileSync(new URL("targeting-rules.json", import.meta.url), "utf8"),
  );
  return file.cases;
}
