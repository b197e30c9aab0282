import type { Problem } from "../../problem.ts";
import { didYouMean } from "../../text/nearest.ts";
import type { Condition, Unit } from "../condition.ts";
import { isKind, kindNames, readers } from "../registry.ts";
import { withinLimits } from "./limits.ts";
import { complain, type Path, type Reader } from "./reader.ts";

export interface ParsedCondition {
  /** Absent when there are problems. */
  readonly condition?: Condition;
  readonly problems: readonly Problem[];
}

/** Reads untrusted JSON. Names of events and fields are not checked here: data decides what exists (`checkAgainstCatalog`). */
export function parseCondition(json: unknown, unit: Unit = "customer"): ParsedCondition {
  const reader: Reader = { problems: [], unit };
  const condition = withinLimits(reader, json) ? readCondition(reader, json, []) : undefined;
  return condition && reader.problems.length === 0 ? { condition, problems: [] } : { problems: reader.problems };
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
  const child = (value: unknown, where: Path) => readCondition(reader, value, where);
  if (!isKind(key))
    return complain(
      reader,
      at,
      "unknownKind",
      `there is no condition "${key.slice(0, 60)}"${didYouMean(key, kindNames)}`,
    );
  return readers[key](reader, body, at, child);
}
