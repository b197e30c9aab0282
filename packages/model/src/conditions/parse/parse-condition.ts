import type { Problem } from "../../problem.ts";
import { didYouMean } from "../../text/nearest.ts";
import type { Condition, Unit } from "../condition.ts";
import { conditionKinds, isKind, kindNames } from "../registry.ts";
import { nothingSaved, type Saved } from "../saved.ts";
import { withinLimits } from "./limits.ts";
import { complain, type KindVersions, optional, type Path, type Reader } from "./reader.ts";
import { segmentProblems } from "./segment-problems.ts";
import { upgraded } from "./versions.ts";

export interface ParsedCondition {
  /** Absent when there are problems. */
  readonly condition?: Condition;
  readonly problems: readonly Problem[];
}

export interface ReadOptions {
  /** Segments and lists that the definition may refer to; default: none. */
  readonly saved?: Saved;
  /** The id of the segment that is being defined, so that a cycle through itself is seen. */
  readonly self?: string;
  /** What is said of later is still to come; default: nothing is. */
  readonly now?: number;
  /** By which it was written, if it was stored. */
  readonly versions?: KindVersions;
  /** The shape alone: whether the segments and lists that it names are there is left to whoever answers it. */
  readonly trusting?: true;
}

/** Reads untrusted JSON. Names of events and fields are not checked here: data decides what exists (`checkAgainstCatalog`). */
export function parseCondition(json: unknown, unit: Unit = "customer", options: ReadOptions = {}): ParsedCondition {
  const { saved = nothingSaved, self, now, versions, trusting } = options;
  const reader: Reader = {
    problems: [],
    unit,
    saved,
    ...optional("now", now),
    ...optional("versions", versions),
    ...optional("trusting", trusting),
  };
  const read = () => (trusting ? readCondition(reader, json, []) : readDefinition(reader, json, [], self));
  const condition = withinLimits(reader, json) ? read() : undefined;
  return condition && reader.problems.length === 0 ? { condition, problems: [] } : { problems: reader.problems };
}

/** A whole condition, inside of another definition or alone; also the segments that it names must make sense. */
export function readDefinition(reader: Reader, json: unknown, path: Path, self?: string): Condition | undefined {
  const condition = readCondition(reader, json, path);
  if (!condition) return undefined;
  for (const problem of segmentProblems(condition, reader.unit, reader.saved ?? nothingSaved, self, reader.now))
    reader.problems.push({ ...problem, path: [...path, ...problem.path] });
  return condition;
}

/** Dispatches on the one key. */
export function readCondition(reader: Reader, json: unknown, path: Path): Condition | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return complain(reader, path, "wrongType", "a condition must be an object");
  const entries = Object.entries(json).filter(([, value]) => value !== undefined && value !== null);
  const [entry, ...more] = entries;
  if (!entry || more.length > 0)
    return complain(reader, path, "oneKey", `a condition has exactly one key: ${kindNames.join(", ")}`);
  const [key, body] = entry;
  const at = [...path, key];
  const child = (value: unknown, where: Path, unit = reader.unit) => readCondition({ ...reader, unit }, value, where);
  if (!isKind(key))
    return complain(
      reader,
      at,
      "unknownKind",
      `there is no condition "${key.slice(0, 60)}"${didYouMean(key, kindNames)}`,
    );
  const kind = conditionKinds[key];
  return kind.read(reader, upgraded(kind, body, reader.versions?.[key]), at, child);
}
