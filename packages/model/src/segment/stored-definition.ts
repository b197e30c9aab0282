import type { Condition, Unit } from "../conditions/condition.ts";
import { conditionsIn } from "../conditions/meaning.ts";
import { readCondition } from "../conditions/parse/parse-condition.ts";
import type { KindVersions, Reader } from "../conditions/parse/reader.ts";
import { kindVersions } from "../conditions/parse/versions.ts";

/** A condition as it is stored: with the versions of its kinds, so that it can be read when they have gone on. */
export interface StoredDefinition {
  readonly where: Condition;
  readonly kinds: KindVersions;
}

export function storedDefinition(where: Condition): StoredDefinition {
  return { where, kinds: kindVersions(where) };
}

/**
 * A stored condition in today's form. The segments and lists that it names are not looked up: they were there when it
 * was saved. Throws when it cannot be read, which is our bug.
 */
export function readStored(json: unknown, unit: Unit): Condition {
  const stored = typeof json === "object" && json !== null ? json : {};
  const [where, kinds] = ["where" in stored ? stored.where : undefined, "kinds" in stored ? stored.kinds : undefined];
  const versions: KindVersions = typeof kinds === "object" && kinds !== null ? kinds : {};
  const reader: Reader = { problems: [], unit, versions, trusting: true };
  const condition = readCondition(reader, where, []);
  if (!condition || reader.problems.length > 0)
    throw new Error(`a stored definition cannot be read: ${reader.problems[0]?.message ?? "no condition"}`);
  return condition;
}

/** What a condition names itself, by id, each once. */
export interface NamedIn {
  /** Whose members of today it asks for. */
  readonly segments: readonly string[];
  readonly lists: readonly string[];
  /** Segments whose members of an instant it asks for. */
  readonly past: readonly string[];
}

export function namedIn(condition: Condition, unit: Unit): NamedIn {
  const parts = [...conditionsIn(condition, unit)].map((part) => part.condition);
  const each = (idOf: (part: Condition) => string | undefined): readonly string[] => [
    ...new Set(parts.flatMap((part) => idOf(part) ?? [])),
  ];
  return {
    segments: each((part) => ("segment" in part ? part.segment : undefined)),
    lists: each(listOf),
    past: each((part) => ("wasIn" in part ? part.wasIn.segment : undefined)),
  };
}

/** Ids of the segments that a condition names itself, each once. */
export function segmentsNamed(condition: Condition, unit: Unit): readonly string[] {
  return namedIn(condition, unit).segments;
}

interface Definition {
  readonly where: Condition;
  readonly unit: Unit;
}

/** Whether a definition of `id` would lead back to itself through the segments that it names, as they are defined now. */
export function leadsBack(
  id: string,
  definition: Definition,
  definitionOf: (id: string) => Definition | undefined,
): boolean {
  const seen = new Set<string>();
  const open = [...segmentsNamed(definition.where, definition.unit)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    const inner = seen.has(next) ? undefined : definitionOf(next);
    seen.add(next);
    if (inner) open.push(...segmentsNamed(inner.where, inner.unit));
  }
  return false;
}

/** The uploaded list that a definition is, if it is nothing else. */
export function listOf(condition: Condition): string | undefined {
  return "ids" in condition && "list" in condition.ids ? condition.ids.list : undefined;
}
