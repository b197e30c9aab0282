import { type Condition, isConditionLike, kindOf, type Path, type Problem } from "@throughline/model";
import { setBelow } from "../../../../fields/condition/leaf.ts";

const startsWith = (path: Path, start: Path): boolean => start.every((step, at) => String(path[at]) === String(step));

/** The problems of a row itself, not those of the rows below it. */
export function problemsAt(problems: readonly Problem[], condition: Condition, path: Path): readonly Problem[] {
  const { kind } = kindOf(condition);
  const group = kind === "all" || kind === "any";
  return problems.filter(
    (problem) => startsWith(problem.path, path) && (!group || problem.path.length <= path.length + 1),
  );
}

/** The fields of a condition that its problems are about. */
export function wrongFields(problems: readonly Problem[], path: Path): ReadonlySet<string> {
  return new Set(problems.map((problem) => String(problem.path[path.length + 1] ?? "")));
}

/** The name that a problem proposes: `did you mean "Order placed"?`. */
export function proposed({ message }: Problem): string | undefined {
  return /did you mean "([^"]+)"/.exec(message)?.[1];
}

/** The definition with the name that the problem proposes in its place. */
export function mended(where: Condition, problem: Problem): Condition {
  const name = proposed(problem);
  const next = name === undefined ? where : setBelow(where, problem.path, name);
  return isConditionLike(next) ? next : where;
}
