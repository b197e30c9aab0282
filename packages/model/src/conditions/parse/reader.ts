import type { Problem } from "../../problem.ts";
import { didYouMean } from "../../text/nearest.ts";
import type { KindName, Unit } from "../condition.ts";
import type { Saved } from "../saved.ts";

export type Path = readonly (string | number)[];

/** Collects problems while a definition is read; reading goes on after a problem, so that all are told at once. */
export interface Reader {
  readonly problems: Problem[];
  readonly unit: Unit;
  /** What the definition may refer to by id; default: nothing. */
  readonly saved?: Saved;
  readonly now?: number;
  /** The versions of the kinds by which the definition was written; default: the current ones. */
  readonly versions?: KindVersions;
  /** A definition that was saved: the lists that it names are not looked up again. */
  readonly trusting?: boolean;
}

export type KindVersions = { readonly [K in KindName]?: number };

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
  if (!isFieldName(value)) return complain(reader, path, "wrongType", `${what} holds a character that no name has`);
  return value;
}

/** Intake takes no others: a zero character, half of a character. */
export const isFieldName = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

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

/** The given keys of an object, each read at its own place; absent ones stay absent. */
export function given(
  body: ReadonlyMap<string, unknown>,
  path: Path,
): <T>(key: string, read: (value: unknown, at: Path) => T | undefined) => T | undefined {
  return (key, read) => (body.has(key) ? read(body.get(key), [...path, key]) : undefined);
}

export function readFlag(reader: Reader, value: unknown, path: Path): boolean | undefined {
  return typeof value === "boolean" ? value : complain(reader, path, "wrongType", "must be true or false");
}

export function readWhole(reader: Reader, value: unknown, path: Path, most: number): number | undefined {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most) return value;
  return complain(reader, path, "wrongType", `must be a whole number from 1 to ${most}`);
}

/** Leaves a key out when its value is undefined, as `exactOptionalPropertyTypes` wants. */
export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
