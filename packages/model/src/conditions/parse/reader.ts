import type { Problem } from "../../problem.ts";
import { didYouMean } from "../../text/nearest.ts";
import type { Unit } from "../condition.ts";

export type Path = readonly (string | number)[];

/** Collects problems while a definition is read; reading goes on after a problem, so that all are told at once. */
export interface Reader {
  readonly problems: Problem[];
  readonly unit: Unit;
}

export function complain(reader: Reader, path: Path, code: string, message: string): undefined {
  reader.problems.push({ code, message, path });
  return undefined;
}

/** The own keys of a JSON object as a map; unknown keys are problems with the nearest known one. */
export function readObject(
  reader: Reader,
  json: unknown,
  path: Path,
  known: readonly string[],
): ReadonlyMap<string, unknown> | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return complain(reader, path, "wrongType", "must be an object");
  const entries = Object.entries(json).filter(([, value]) => value !== undefined && value !== null);
  for (const [key] of entries)
    if (!known.includes(key))
      complain(
        reader,
        [...path, key],
        "unknownKey",
        `"${key.slice(0, 60)}" is not known here${didYouMean(key, known)}`,
      );
  return new Map(entries);
}

export function readName(reader: Reader, value: unknown, path: Path, what: string): string | undefined {
  if (value === undefined) return complain(reader, path, "required", `${what} is missing`);
  if (typeof value !== "string" || value.trim() === "" || value.length > 200)
    return complain(reader, path, "wrongType", `${what} must be a text of 1 to 200 characters`);
  return value;
}

export function readChoice<T extends string>(
  reader: Reader,
  value: unknown,
  path: Path,
  choices: readonly T[],
): T | undefined {
  const found = choices.find((c) => c === value);
  if (found !== undefined) return found;
  const near = typeof value === "string" ? didYouMean(value, choices) : "";
  return complain(reader, path, "unknownValue", `must be one of ${choices.join(", ")}${near}`);
}

/** Leaves a key out when its value is undefined, as `exactOptionalPropertyTypes` wants. */
export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
