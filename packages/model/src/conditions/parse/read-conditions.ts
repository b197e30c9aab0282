import type { Condition } from "../condition.ts";
import { complain, type Path, type Reader } from "./reader.ts";

/** The parts of `all` and `any`. A part with a problem is left out; the problem says where. */
export function readConditions(
  reader: Reader,
  json: unknown,
  path: Path,
  child: (json: unknown, path: Path) => Condition | undefined,
): readonly Condition[] | undefined {
  if (!Array.isArray(json)) return complain(reader, path, "wrongType", "must be a list of conditions");
  return json.flatMap((part: unknown, i) => child(part, [...path, i]) ?? []);
}
