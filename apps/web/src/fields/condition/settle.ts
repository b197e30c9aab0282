import {
  type Condition,
  conditionKinds,
  type FieldSpec,
  type KindName,
  type Problem,
  parseCondition,
  type Unit,
} from "@throughline/model";
import { candidatesOf } from "./candidates.ts";
import type { Choices } from "./choices.ts";
import { type Body, type Leaf, leafOf, withBody } from "./leaf.ts";

/**
 * The fields of a kind depend on each other ("stopped" needs a window between two edges, a quantifier takes no amount).
 * What depends on what is known to the model's parser alone: it is asked here, and what it refuses is mended.
 */
export interface Setting {
  readonly unit: Unit;
  readonly choices: Choices;
}

const mostRounds = 6;

/** The body with one field changed, and with what then has to go, to come or to be said in another form. */
export function setField(condition: Condition, name: string, value: unknown, setting: Setting): Condition {
  const leaf = leafOf(condition);
  return settled(leaf, { ...leaf.body, [name]: value }, name, setting);
}

/** A new condition of a kind, with likely values. What only a person can say is left open, and a problem says so. */
export function freshCondition(kind: KindName, setting: Setting): Condition {
  const { fields, describe } = conditionKinds[kind];
  const leaf: Leaf = { kind, fields, describe, body: {} };
  const body: Record<string, unknown> = {};
  for (const field of fields.filter(({ required }) => required))
    body[field.name] = candidatesOf(field, { ...setting, body })[0];
  return settled(leaf, body, null, setting);
}

/** The optional fields that could be added now without anything wrong by it. */
export function offeredFields(condition: Condition, setting: Setting): readonly FieldSpec[] {
  const leaf = leafOf(condition);
  const now = problemsOf(leaf, leaf.body, setting).length;
  return leaf.fields.filter(({ name, required, control, ...spec }) => {
    if (required || leaf.body[name] !== undefined) return false;
    if (control === "name") return true;
    const found = candidatesOf({ name, required, control, ...spec }, { ...setting, body: leaf.body });
    return found.some((value) => {
      const { body } = leafOf(setField(condition, name, value, setting));
      return body[name] !== undefined && problemsOf(leaf, body, setting).length <= now;
    });
  });
}

function problemsOf(leaf: Leaf, body: Body, { unit, choices }: Setting): readonly Problem[] {
  const { saved, self } = choices;
  return parseCondition(withBody(leaf, body), unit, { saved, ...(self !== undefined && { self }) }).problems;
}

function settled(leaf: Leaf, start: Body, fixed: string | null, setting: Setting): Condition {
  let body = start;
  for (let round = 0; round < mostRounds; round += 1) {
    const problems = problemsOf(leaf, body, setting);
    const forbidden = problems.filter(({ code, path }) => forbids.has(code) && path.length === 2 && path[1] !== fixed);
    const next =
      forbidden.length > 0
        ? cleared(body, forbidden)
        : problems.map((problem) => mended(leaf, body, problem, fixed, setting)).find((one) => one !== null);
    if (!next) break;
    body = next;
  }
  return withBody(leaf, body);
}

const forbids: ReadonlySet<string> = new Set(["contradiction", "unknownKey"]);

/** What is forbidden goes together: an amount without its operator would only ask for another one. */
function cleared(body: Body, forbidden: readonly Problem[]): Body {
  const names = new Set(forbidden.map(({ path }) => path[1]));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name)));
}

function mended(leaf: Leaf, body: Body, problem: Problem, fixed: string | null, setting: Setting): Body | null {
  const [, name, ...deeper] = problem.path;
  const before = problemsOf(leaf, body, setting);
  const better = (next: Body): Body | null => {
    const after = problemsOf(leaf, next, setting);
    const same = after.some(({ code, path }) => code === problem.code && path.join() === problem.path.join());
    return !same && after.length <= before.length ? next : null;
  };
  const spec = leaf.fields.find((field) => field.name === name);
  if (spec && deeper.length > 0) return null;
  if (!spec || spec.name === fixed) return without(leaf, body, fixed, better);
  const values = [...reshaped(body[spec.name]), ...candidatesOf(spec, { ...setting, body })];
  const none = body[spec.name] === undefined ? [] : [undefined];
  return (
    [...values, ...none].map((value) => better({ ...body, [spec.name]: value })).find((one) => one !== null) ?? null
  );
}

/** A value in the other forms that an operator may want: one for a list, a list for one. */
function reshaped(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, 1);
  return value === undefined ? [] : [[value]];
}

/** What contradicts the whole goes: one of the optional fields that were not just set. */
function without(leaf: Leaf, body: Body, fixed: string | null, better: (next: Body) => Body | null): Body | null {
  const set = leaf.fields.filter(({ name, required }) => !required && name !== fixed && body[name] !== undefined);
  return set.map(({ name }) => better({ ...body, [name]: undefined })).find((one) => one !== null) ?? null;
}
