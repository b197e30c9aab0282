import { type Condition, type GroupKey, groupOf, insertAt, type Path, removeAt, replaceAt } from "@throughline/model";

/** A definition as it is shown: a group of lines, and who is excepted. */
export interface Sections {
  readonly key: GroupKey;
  readonly lines: readonly Condition[];
  /** The last line `{ not: { any: [...] } }` of "all of": a section of its own. */
  readonly except: { readonly path: Path; readonly parts: readonly Condition[] } | null;
}

export function sectionsOf(where: Condition): Sections {
  const whole = groupOf(where) ?? { key: "all" as const, parts: [where] };
  const last = whole.parts.at(-1);
  if (whole.key === "all" && last && "not" in last && "any" in last.not)
    return {
      key: "all",
      lines: whole.parts.slice(0, -1),
      except: { path: ["all", whole.parts.length - 1, "not"], parts: last.not.any },
    };
  return { key: whole.key, lines: whole.parts, except: null };
}

/** Whoever satisfies the condition is left out; also where it stands then. */
export function withException(
  where: Condition,
  condition: Condition,
): { readonly where: Condition; readonly path: Path } {
  const { key, except } = sectionsOf(where);
  if (except) {
    const path = [...except.path, "any", except.parts.length];
    return { where: insertAt(where, except.path, except.parts.length, condition), path };
  }
  const root: Condition = key === "all" ? where : { all: [where] };
  const at = groupOf(root)?.parts.length ?? 0;
  return { where: insertAt(root, [], at, { not: { any: [condition] } }), path: ["all", at, "not", "any", 0] };
}

/** Takes a condition away; the section of exceptions goes with its last one. */
export function withoutAt(where: Condition, path: Path): Condition {
  const { except } = sectionsOf(where);
  if (except?.parts.length !== 1 || path.length !== except.path.length + 2) return removeAt(where, path);
  const isLast = except.path.every((step, at) => path[at] === step);
  return removeAt(where, isLast ? except.path.slice(0, -1) : path);
}

/** "Is" and "is not" of one condition. */
export function negatedAt(where: Condition, path: Path, condition: Condition): Condition {
  return replaceAt(where, path, "not" in condition ? condition.not : { not: condition });
}

/** Every row in the order in which it is shown, for the arrow keys and for the focus after a removal. */
export function rowPaths(where: Condition, path: Path = []): readonly Path[] {
  const found = groupOf(where);
  if (!found) return "not" in where && groupOf(where.not) ? rowPaths(where.not, [...path, "not"]) : [];
  return found.parts.flatMap((part, at) => {
    const place = [...path, found.key, at];
    return [place, ...rowPaths(part, place)];
  });
}

/** Nothing is said yet: everybody is meant. */
export function isEmpty(where: Condition): boolean {
  return (groupOf(where)?.parts.length ?? 1) === 0;
}
