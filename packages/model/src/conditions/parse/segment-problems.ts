import type { Problem } from "../../problem.ts";
import { didYouMean } from "../../text/nearest.ts";
import type { Condition, Unit } from "../condition.ts";
import type { Part } from "../kind.ts";
import { conditionsIn } from "../meaning.ts";
import type { Saved } from "../saved.ts";
import { maxNesting } from "./limits.ts";

/** A definition with its segments written out has at most so many conditions. */
const maxConditions = 5_000;

/** Segments that are not there, are of other units, lead back to themselves, or make the whole too large. */
export function segmentProblems(
  condition: Condition,
  unit: Unit,
  saved: Saved,
  self: string | undefined,
): readonly Problem[] {
  const problems: Problem[] = [];
  let size = 0;
  let deepest = 0;
  const visit = (node: Condition, of: Unit, trail: readonly string[], at: Part["path"] | undefined, depth: number) => {
    for (const part of conditionsIn(node, of)) {
      const level = depth + part.path.filter((key) => typeof key === "string" && nests.has(key)).length;
      deepest = Math.max(deepest, level);
      if (++size > maxConditions) return;
      if (!("segment" in part.condition)) continue;
      const id = part.condition.segment;
      const path = at ?? [...part.path, "segment"];
      const found = saved.segments.get(id);
      const names = (ids: readonly string[]) =>
        ids.map((one) => `"${saved.segments.get(one)?.name ?? "this segment"}"`);
      if (trail.includes(id)) {
        const cycle = [...trail.slice(trail.indexOf(id)), id];
        problems.push({ code: "cycle", path, message: `the segments lead in a circle: ${names(cycle).join(" → ")}` });
      } else if (!found) {
        const near = didYouMean(id, [...saved.segments.keys()]);
        problems.push({ code: "unknownSegment", path, message: `there is no segment "${id.slice(0, 60)}"${near}` });
      } else if (found.unit !== part.unit)
        problems.push({ code: "notForUnit", path, message: `"${found.name}" is a segment of ${found.unit}s` });
      else visit(found.where, found.unit, [...trail, id], path, level + 1);
    }
  };
  visit(condition, unit, self === undefined ? [] : [self], undefined, 1);
  if (size > maxConditions)
    problems.push({
      code: "tooLarge",
      path: [],
      message: `with its segments it has more than ${maxConditions} conditions`,
    });
  if (deepest > maxNesting)
    problems.push({ code: "tooDeep", path: [], message: `with its segments it nests more than ${maxNesting} levels` });
  return problems;
}

const nests: ReadonlySet<string> = new Set(["all", "any", "not", "who"]);
