import type { Problem } from "@throughline/model";

/** What is wrong at this very place, to be said below its field. */
export function problemAt(problems: readonly Problem[], ...path: readonly (string | number)[]): string | undefined {
  return problems.find((one) => one.path.length === path.length && startsWith(one, path))?.message;
}

/** The problems below a place, as that place sees them. */
export function problemsBelow(problems: readonly Problem[], ...path: readonly (string | number)[]): readonly Problem[] {
  return problems.filter((one) => startsWith(one, path)).map((one) => ({ ...one, path: one.path.slice(path.length) }));
}

function startsWith(problem: Problem, path: readonly (string | number)[]): boolean {
  return path.every((key, index) => String(problem.path[index]) === String(key));
}
