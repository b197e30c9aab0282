import type { Condition, Unit } from "../conditions/condition.ts";
import type { Path } from "../conditions/parse/reader.ts";
import { isKind, kindOf } from "../conditions/registry.ts";

/**
 * Edits of a condition by path, for whoever edits a definition. A path is the one that problems carry: keys and places
 * from the root, `["all", 1, "not"]`. A tree is never changed; a path that leads nowhere leaves it as it is.
 */
export type GroupKey = "all" | "any";

/** The conditions of a group; null for any other kind. */
export function groupOf(condition: Condition): { readonly key: GroupKey; readonly parts: readonly Condition[] } | null {
  if ("all" in condition) return { key: "all", parts: condition.all };
  return "any" in condition ? { key: "any", parts: condition.any } : null;
}

/** One key, the name of a kind; what stands below it may still be incomplete, as while it is edited. */
export function isConditionLike(value: unknown): value is Condition {
  if (typeof value !== "object" || value === null) return false;
  const [key, ...more] = Object.keys(value);
  return key !== undefined && more.length === 0 && isKind(key);
}

export const group = (key: GroupKey, parts: readonly Condition[]): Condition =>
  key === "all" ? { all: parts } : { any: parts };

/** The condition at a path, and of which units it is. */
export function conditionAt(
  root: Condition,
  unit: Unit,
  path: Path,
): { readonly condition: Condition; readonly unit: Unit } | undefined {
  if (path.length === 0) return { condition: root, unit };
  const { kind, parts } = kindOf(root);
  const part = parts(root, unit).find(({ path: below }) => startsWith(path, [kind, ...below]));
  return part && conditionAt(part.condition, part.unit, path.slice(1 + part.path.length));
}

export function replaceAt(root: Condition, path: Path, condition: Condition): Condition {
  const replaced = isPlace(root, path) ? setIn(root, path, condition) : root;
  return isConditionLike(replaced) ? replaced : root;
}

/** Puts a condition among the parts of the group at a path, before the part at `index`. */
export function insertAt(root: Condition, groupPath: Path, index: number, condition: Condition): Condition {
  return withParts(root, groupPath, (parts) => parts.toSpliced(Math.max(0, index), 0, condition));
}

/** Takes a part out of its group; a condition in any other place becomes "everyone". */
export function removeAt(root: Condition, path: Path): Condition {
  const place = placeOf(root, path);
  if (place) return withParts(root, place.group, (parts) => parts.toSpliced(place.index, 1));
  return replaceAt(root, path, { all: [] });
}

/** Moves a part of a group by so many places, not beyond the ends; also says where it stands then. */
export function moveAt(root: Condition, path: Path, by: number): Moved {
  const place = placeOf(root, path);
  const parts = place && groupAt(root, place.group)?.parts;
  if (!place || !parts) return { root, path };
  const to = Math.min(parts.length - 1, Math.max(0, place.index + by));
  const moved = withParts(root, place.group, (all) =>
    all.toSpliced(place.index, 1).toSpliced(to, 0, ...all.slice(place.index, place.index + 1)),
  );
  return { root: moved, path: [...path.slice(0, -1), to] };
}

export interface Moved {
  readonly root: Condition;
  /** Where the condition that was moved stands now. */
  readonly path: Path;
}

/** A part goes into the group before it, else into a new group of its own, of the other sort. */
export function nestAt(root: Condition, path: Path): Moved {
  const place = placeOf(root, path);
  const around = place && groupAt(root, place.group);
  const part = around?.parts[place?.index ?? -1];
  if (!place || !around || !part) return { root, path };
  const before = around.parts[place.index - 1];
  const into = before && groupOf(before);
  if (!into) {
    const key: GroupKey = around.key === "all" ? "any" : "all";
    return { root: replaceAt(root, path, group(key, [part])), path: [...path, key, 0] };
  }
  const parts = around.parts.toSpliced(place.index - 1, 2, group(into.key, [...into.parts, part]));
  const beforePath = [...path.slice(0, -1), place.index - 1];
  return {
    root: replaceAt(root, place.group, group(around.key, parts)),
    path: [...beforePath, into.key, into.parts.length],
  };
}

/** A part leaves its group and stands behind it; a group that nothing is left of is gone. */
export function unnestAt(root: Condition, path: Path): Moved {
  const place = placeOf(root, path);
  const outer = place && placeOf(root, place.group);
  const part = place && groupAt(root, place.group)?.parts[place.index];
  const rest = place && groupAt(root, place.group);
  if (!outer || !part || !rest) return { root, path };
  const left = rest.parts.toSpliced(place.index, 1);
  const moved = withParts(root, outer.group, (parts) =>
    parts.toSpliced(outer.index, 1, ...(left.length > 0 ? [group(rest.key, left)] : []), part),
  );
  return { root: moved, path: [...place.group.slice(0, -1), outer.index + (left.length > 0 ? 1 : 0)] };
}

/** How many groups stand around the condition at a path. */
export function levelOf(path: Path): number {
  return path.filter((step) => step === "all" || step === "any").length;
}

/** Does a path lead to a condition of this tree? */
function isPlace(root: Condition, path: Path): boolean {
  return conditionAt(root, "customer", path) !== undefined || conditionAt(root, "account", path) !== undefined;
}

function groupAt(root: Condition, path: Path) {
  const found = conditionAt(root, "customer", path) ?? conditionAt(root, "account", path);
  return found ? groupOf(found.condition) : null;
}

/** The group that a path's condition is a part of, and at which place. */
function placeOf(root: Condition, path: Path): { readonly group: Path; readonly index: number } | undefined {
  const index = path.at(-1);
  const key = path.at(-2);
  const above = path.slice(0, -2);
  if (typeof index !== "number" || groupAt(root, above)?.key !== key) return undefined;
  return isPlace(root, path) ? { group: above, index } : undefined;
}

function withParts(
  root: Condition,
  path: Path,
  change: (parts: readonly Condition[]) => readonly Condition[],
): Condition {
  const found = groupAt(root, path);
  return found ? replaceAt(root, path, group(found.key, change(found.parts))) : root;
}

const startsWith = (path: Path, start: Path): boolean => start.every((step, i) => path[i] === step);

function setIn(value: unknown, path: Path, next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (Array.isArray(value)) return value.map((one: unknown, i) => (i === step ? setIn(one, rest, next) : one));
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, one]) => [key, key === step ? setIn(one, rest, next) : one]));
}
