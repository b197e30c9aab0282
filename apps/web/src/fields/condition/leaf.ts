import { type Condition, type FieldSpec, isConditionLike, kindOf } from "@throughline/model";

export type Body = { readonly [name: string]: unknown };

/** One condition as its kind's fields see it: what stands below the key, by field name. */
export interface Leaf {
  readonly kind: string;
  readonly describe: string;
  readonly fields: readonly FieldSpec[];
  readonly body: Body;
}

const isBody = (value: unknown): value is Body => typeof value === "object" && value !== null && !Array.isArray(value);

/** A kind whose one field has the kind's own name has its value below the key, without an object between. */
const isBare = (kind: string, fields: readonly FieldSpec[]): boolean => fields.length === 1 && fields[0]?.name === kind;

export function leafOf(condition: Condition): Leaf {
  const { kind, fields, describe } = kindOf(condition);
  const below: unknown = Object.values(condition)[0];
  return { kind, describe, fields, body: isBare(kind, fields) ? { [kind]: below } : isBody(below) ? below : {} };
}

/** The condition with another body; fields that are undefined are left out. */
export function withBody(leaf: Leaf, body: Body): Condition {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const condition: unknown = { [leaf.kind]: isBare(leaf.kind, leaf.fields) ? given[leaf.kind] : given };
  if (!isConditionLike(condition)) throw new Error(`there is no kind ${leaf.kind}`);
  return condition;
}

/** A value below a condition by the path of a problem: the keys after the condition's own. */
export function setBelow(value: unknown, path: readonly (string | number)[], next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (Array.isArray(value))
    return value.map((one: unknown, at) => (String(at) === String(step) ? setBelow(one, rest, next) : one));
  return isBody(value) ? { ...value, [step]: setBelow(value[step], rest, next) } : value;
}
