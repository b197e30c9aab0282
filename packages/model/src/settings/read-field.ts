import { complain, type Path, type Reader } from "../conditions/parse/reader.ts";

/** A list that keeps its order; what cannot be read is left out, and its problem says where it was. */
export function readList<T>(
  reader: Reader,
  json: unknown,
  path: Path,
  most: number,
  what: string,
  read: (reader: Reader, json: unknown, path: Path) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(json) || json.length > most)
    return complain(reader, path, "wrongType", `must be a list of at most ${most} ${what}`);
  return json.flatMap((one: unknown, i) => read(reader, one, [...path, i]) ?? []);
}

export function readFlag(reader: Reader, value: unknown, path: Path): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  return complain(reader, path, "wrongType", "must be true or false");
}

export function readText(reader: Reader, value: unknown, path: Path, longest: number): string | undefined {
  if (value === undefined || (typeof value === "string" && value.length <= longest)) return value;
  return complain(reader, path, "wrongType", `must be a text of at most ${longest} characters`);
}
