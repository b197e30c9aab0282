import type { Problem } from "../../problem.ts";
import { didYouMean } from "../../text/nearest.ts";
import { pointWords } from "../../time/stretch-words.ts";
import type { Condition, Unit } from "../condition.ts";
import type { Part } from "../kind.ts";
import { conditionsIn } from "../meaning.ts";
import type { Saved, SavedSegment } from "../saved.ts";
import { instantOf, type WasIn } from "../was-in/was-in.ts";
import { maxNesting } from "./limits.ts";

/** A definition with its segments written out has at most so many conditions. */
const maxConditions = 1_500;

/** Segments that are not there, are of other units, lead back to themselves, or make the whole too large. */
export function segmentProblems(
  condition: Condition,
  unit: Unit,
  saved: Saved,
  self: string | undefined,
  now = Number.POSITIVE_INFINITY,
): readonly Problem[] {
  const problems: Problem[] = [];
  let size = 0;
  let deepest = 0;
  const visit = (node: Condition, of: Unit, trail: readonly string[], at: Part["path"] | undefined, depth: number) => {
    for (const part of conditionsIn(node, of)) {
      const level = depth + part.path.filter((key) => typeof key === "string" && nests.has(key)).length;
      deepest = Math.max(deepest, level);
      if (++size > maxConditions) return;
      if ("wasIn" in part.condition) problems.push(...pastProblems(part.condition.wasIn, part, saved, at, now));
      if (!("segment" in part.condition)) continue;
      const id = part.condition.segment;
      const path = at ?? [...part.path, "segment"];
      const found = saved.segments.get(id);
      const names = (ids: readonly string[]) =>
        ids.map((one) => `"${saved.segments.get(one)?.name ?? "this segment"}"`);
      if (trail.includes(id)) {
        const cycle = [...trail.slice(trail.indexOf(id)), id];
        problems.push({ code: "cycle", path, message: `the segments lead in a circle: ${names(cycle).join(" → ")}` });
      } else if (!found) problems.push(unknownSegment(id, path, saved));
      else if (found.unit !== part.unit) problems.push(notForUnit(found, path));
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

const ofSize: ReadonlySet<string> = new Set(["tooLarge", "tooDeep"]);

/** Saved segments that would become too large or too deep by another definition of one that they lead to, each by name. */
export function outgrown(id: string, where: Condition, saved: Saved): readonly Problem[] {
  const own = saved.segments.get(id);
  if (!own) return [];
  const then = { ...saved, segments: new Map([...saved.segments, [id, { ...own, where }]]) };
  return [...saved.segments].flatMap(([user, segment]) => {
    if (user === id) return [];
    const [before, after] = [saved, then].map((all) =>
      segmentProblems(segment.where, segment.unit, all, user).find(({ code }) => ofSize.has(code)),
    );
    return after && !before ? [{ ...after, message: `of "${segment.name}", which names it: ${after.message}` }] : [];
  });
}

function unknownSegment(id: string, path: Part["path"], saved: Saved): Problem {
  const near = didYouMean(id, [...saved.segments.keys()]);
  return { code: "unknownSegment", path, message: `there is no segment "${id.slice(0, 60)}"${near}` };
}

function notForUnit({ name, unit }: SavedSegment, path: Part["path"]): Problem {
  return { code: "notForUnit", path, message: `"${name}" is a segment of ${unit}s` };
}

/** Who was in is known only where it was recorded; a segment of the past leads nowhere else, so it makes no circle. */
function pastProblems(
  { segment, at }: WasIn,
  { unit, path }: Part,
  saved: Saved,
  inside: Part["path"] | undefined,
  now: number,
): readonly Problem[] {
  const found = saved.segments.get(segment);
  const place = (field: keyof WasIn) => inside ?? [...path, "wasIn", field];
  if (!found) return [unknownSegment(segment, place("segment"), saved)];
  if (found.unit !== unit) return [notForUnit(found, place("segment"))];
  const t = instantOf(at) ?? Number.NaN;
  if (t > now) return [{ code: "notKnown", path: place("at"), message: "that is still to come" }];
  const { known = [] } = found;
  if (known.some(({ since, until }) => since <= t && (until === null || t < until))) return [];
  const next = known.find(({ since }) => since > t);
  const when = next ? `before ${pointWords(new Date(next.since).toISOString(), "UTC")}` : "then";
  const message =
    known.length === 0
      ? `who was in "${found.name}" was never recorded`
      : `it is not known who was in "${found.name}" ${when}`;
  return [{ code: "notKnown", path: place("at"), message }];
}

const nests: ReadonlySet<string> = new Set(["all", "any", "not", "who"]);
