import { complain, type Path, type Reader, readObject } from "../conditions/parse/reader.ts";
import type { Problem } from "../problem.ts";
import { foldText } from "../text/fold-text.ts";
import { typePattern } from "./identifier.ts";
import { type IdentityRules, defaultIdentityRules as initial } from "./identity-rules.ts";

const keys = ["priority", "limits", "otherLimit", "blocked", "blockZeros", "verifiedEmail"] as const;
const mostTypes = 50;
const mostBlocked = 1000;
/** A limit bounds the size of a customer, and with it the work of a late message. */
const highestLimit = 100;

/** Reads untrusted JSON; what is left out keeps its default. */
export function readIdentityRules(json: unknown): {
  readonly value?: IdentityRules;
  readonly problems: readonly Problem[];
} {
  const reader: Reader = { problems: [], unit: "customer" };
  const body = readObject(reader, json, [], keys);
  if (!body) return { problems: reader.problems };
  const given = <T>(
    name: (typeof keys)[number],
    read: (value: unknown, path: Path) => T | undefined,
    initially: T,
  ): T => (body.has(name) ? read(body.get(name), [name]) : undefined) ?? initially;
  const value: IdentityRules = {
    priority: given("priority", (v, path) => readPriority(reader, v, path), initial.priority),
    limits: given("limits", (v, path) => readLimits(reader, v, path), initial.limits),
    otherLimit: given("otherLimit", (v, path) => readLimit(reader, v, path), initial.otherLimit),
    blocked: given("blocked", (v, path) => readBlocked(reader, v, path), initial.blocked),
    blockZeros: given("blockZeros", (v, path) => readFlag(reader, v, path), initial.blockZeros),
    verifiedEmail: given("verifiedEmail", (v, path) => readVerified(reader, v, path), initial.verifiedEmail),
  };
  return reader.problems.length > 0 ? { problems: reader.problems } : { value, problems: [] };
}

function readPriority(reader: Reader, json: unknown, path: Path): string[] | undefined {
  const list = readTexts(reader, json, path, mostTypes);
  if (!list) return undefined;
  list.forEach((type, at) => {
    readType(reader, type, [...path, at]);
    if (list.indexOf(type) !== at) complain(reader, [...path, at], "duplicate", `"${type}" is listed twice`);
  });
  return list;
}

function readLimits(reader: Reader, json: unknown, path: Path): Readonly<Record<string, number>> | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return complain(reader, path, "wrongType", "must be an object of types and numbers");
  const entries: [string, unknown][] = Object.entries(json);
  if (entries.length > mostTypes) return complain(reader, path, "tooMany", `at most ${mostTypes} types`);
  const limits = new Map<string, number>();
  for (const [type, value] of entries) {
    readType(reader, type, [...path, type]);
    const limit = readLimit(reader, value, [...path, type]);
    if (limit !== undefined) limits.set(type, limit);
  }
  return Object.fromEntries(limits);
}

function readType(reader: Reader, type: string, path: Path): void {
  if (!typePattern.test(type))
    complain(reader, path, "badType", "a type is written in lower case, for example user, email or loyalty_card");
}

function readLimit(reader: Reader, value: unknown, path: Path): number | undefined {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= highestLimit) return value;
  return complain(reader, path, "wrongType", `must be a whole number from 1 to ${highestLimit}`);
}

function readBlocked(reader: Reader, json: unknown, path: Path): readonly string[] | undefined {
  const list = readTexts(reader, json, path, mostBlocked);
  return list && [...new Set(list.map((value) => foldText(value.trim())))];
}

function readFlag(reader: Reader, value: unknown, path: Path): boolean | undefined {
  return typeof value === "boolean" ? value : complain(reader, path, "wrongType", "must be true or false");
}

function readVerified(reader: Reader, json: unknown, path: Path): IdentityRules["verifiedEmail"] | undefined {
  const body = readObject(reader, json, path, ["trait", "flag"]);
  if (!body) return undefined;
  const name = (key: "trait" | "flag") => {
    const value = body.get(key);
    if (typeof value === "string" && value.trim() !== "" && value.length <= 200) return value;
    return complain(reader, [...path, key], "wrongType", "must be the name of a trait");
  };
  const [trait, flag] = [name("trait"), name("flag")];
  return trait === undefined || flag === undefined ? undefined : { trait, flag };
}

function readTexts(reader: Reader, json: unknown, path: Path, most: number): string[] | undefined {
  if (!Array.isArray(json)) return complain(reader, path, "wrongType", "must be a list of texts");
  if (json.length > most) return complain(reader, path, "tooMany", `at most ${most} entries`);
  const texts: string[] = [];
  json.forEach((value: unknown, at) => {
    if (typeof value === "string" && value.length <= 200) texts.push(value);
    else complain(reader, [...path, at], "wrongType", "must be a text of at most 200 characters");
  });
  return texts;
}
