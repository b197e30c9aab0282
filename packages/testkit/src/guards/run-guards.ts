import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Guard, needsServers, withoutGuard } from "./guard.ts";
import { runTests } from "./run-tests.ts";
import { workingCopy } from "./working-copy.ts";

export interface GuardOutcome {
  readonly guard: Guard;
  /** "red" is what must be: the named test noticed. */
  readonly outcome: "red" | "green" | "no such test" | "does not apply" | "not run";
  readonly seconds: number;
}

/**
 * Takes each guard out of a copy of the repository and runs its test there. Tests that need servers are not run without
 * `servers`. Throws when a test is not green while all guards are in place: then a red one would say nothing.
 */
export async function runGuards(
  root: string,
  guards: readonly Guard[],
  { servers, print }: { readonly servers: boolean; readonly print: (line: string) => void },
): Promise<readonly GuardOutcome[]> {
  const copy = workingCopy(root);
  try {
    const ready = guards.filter((guard) => servers || !needsServers(guard));
    const complete = await runTests(copy.directory, ready);
    const bad = ready.filter(({ named, test }) => complete.stateOf(test, named) !== "green");
    if (bad.length > 0)
      throw new Error(
        `not green with all guards in place: ${bad.map(({ name }) => name).join(", ")}\n${complete.output}`,
      );
    const outcomes: GuardOutcome[] = [];
    for (const guard of guards) {
      const from = performance.now();
      const outcome = ready.includes(guard) ? await without(guard, copy.directory) : "not run";
      const seconds = (performance.now() - from) / 1000;
      outcomes.push({ guard, outcome, seconds });
      print(`${outcome.padEnd(14)} ${guard.name.padEnd(34)} ${seconds.toFixed(1).padStart(5)} s  ${guard.keeps}`);
    }
    return outcomes;
  } finally {
    copy.remove();
  }
}

async function without(guard: Guard, directory: string): Promise<GuardOutcome["outcome"]> {
  const path = join(directory, guard.file);
  const text = readFileSync(path, "utf8");
  try {
    writeFileSync(path, withoutGuard(guard, text));
  } catch {
    return "does not apply";
  }
  try {
    return (await runTests(directory, [guard])).stateOf(guard.test, guard.named);
  } finally {
    writeFileSync(path, text);
  }
}
