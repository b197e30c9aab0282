import type { Fact } from "./fact.ts";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** One line per fact; both figures where they differ. */
export function reportFacts(workspace: string, facts: readonly Fact[], print: (line: string) => void): Tally {
  let passed = 0;
  for (const { name, expected, got } of facts) {
    const equal = Object.is(expected, got);
    if (equal) passed++;
    print(
      equal
        ? `ok      ${workspace} ${name} = ${got}`
        : `FAILED  ${workspace} ${name}: expected ${expected}, got ${got}`,
    );
  }
  return { passed, failed: facts.length - passed };
}
