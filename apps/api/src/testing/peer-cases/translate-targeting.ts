import type { Json, JsonObject } from "@throughline/sources";

/** A part of a condition that our language has no form for. */
export class NotExpressible extends Error {}

type Groups = Readonly<Record<string, readonly Json[]>>;

/** A condition of ours as JSON: what a client sends, so it may also be one that the service refuses. */
type Sent = JsonObject;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const all = (parts: readonly Sent[]): Sent => (parts.length === 1 && parts[0] ? parts[0] : { all: [...parts] });
const any = (parts: readonly Sent[]): Sent => ({ any: [...parts] });

const fieldTest = (trait: string, op: string, value?: Json): Sent => ({
  trait: { trait, op, ...(value === undefined ? {} : { value }) },
});

/** The peer's condition in our language; throws `NotExpressible`. */
export function translateTargeting(condition: JsonObject, groups: Groups = {}): Sent {
  const below = (part: Json): Sent => translateTargeting(isObject(part) ? part : {}, groups);
  return all(
    Object.entries(condition).map(([key, value]) => {
      if (key === "$and") return all(list(value).map(below));
      // The peer lets everybody pass an `$or` of nothing; ours of nothing is nobody, so it is said as everybody.
      if (key === "$or") return list(value).length === 0 ? { all: [] } : any(list(value).map(below));
      if (key === "$nor") return { not: any(list(value).map(below)) };
      if (key === "$not") return { not: below(value ?? {}) };
      return attribute(key, value, groups);
    }),
  );
}

function attribute(trait: string, value: Json | undefined, groups: Groups): Sent {
  if (value === null || value === undefined) return fieldTest(trait, "is not set");
  if (Array.isArray(value)) throw new NotExpressible("a list as a whole: a list is tested by its elements");
  if (typeof value !== "object") return fieldTest(trait, "is", value);
  if (!Object.keys(value).every((key) => key.startsWith("$")))
    throw new NotExpressible("an object as a whole: its fields are tested one by one");
  return all(Object.entries(value).map(([operator, operand]) => operation(trait, operator, operand ?? null, groups)));
}

const plain: ReadonlyMap<string, string> = new Map([
  ["$eq", "is"],
  ["$ne", "is not"],
  ["$in", "in"],
  ["$nin", "not in"],
  ["$ini", "in"],
  ["$nini", "not in"],
  ["$gt", ">"],
  ["$gte", ">="],
  ["$lt", "<"],
  ["$lte", "<="],
]);

function operation(trait: string, operator: string, operand: Json, groups: Groups): Sent {
  const op = plain.get(operator);
  if (op !== undefined) return fieldTest(trait, op, operand);
  switch (operator) {
    case "$exists":
      return fieldTest(trait, operand === true ? "is set" : "is not set");
    case "$regex":
    case "$regexi":
      return pattern(trait, String(operand));
    case "$not":
      return { not: attribute(trait, operand, groups) };
    case "$all":
    case "$alli":
      return all(list(operand).map((one) => fieldTest(trait, "is", one)));
    case "$elemMatch":
      return element(trait, operand, groups);
    case "$inGroup":
    case "$notInGroup": {
      const group = groups[String(operand)];
      const within: Sent = group ? fieldTest(trait, "in", [...group]) : { segment: String(operand) };
      return operator === "$inGroup" ? within : { not: within };
    }
    case "$size":
      throw new NotExpressible("the length of a list");
    case "$type":
      throw new NotExpressible("the type of a value");
    default:
      if (operator.startsWith("$v")) throw new NotExpressible("an order of versions (1.9 before 1.10)");
      throw new NotExpressible(`operator ${operator}`);
  }
}

/** Text at one end, or one of several texts anywhere: all else of regular expressions is on purpose not there. */
function pattern(trait: string, expression: string): Sent {
  const [, starts, alternatives, text, ends] = /^(\^?)(?:\(([\w|]+)\)|([\w -]+))(\$?)$/.exec(expression) ?? [];
  if (alternatives !== undefined && starts === "" && ends === "")
    return any(alternatives.split("|").map((one) => fieldTest(trait, "contains", one)));
  if (text === undefined || (starts && ends)) throw new NotExpressible("a regular expression");
  return fieldTest(trait, starts ? "starts with" : ends ? "ends with" : "contains", text);
}

/** One test of the elements of a list, or of one field of its objects. */
function element(trait: string, operand: Json, groups: Groups): Sent {
  const [[key, value] = [], more] = isObject(operand) ? Object.entries(operand) : [];
  if (key === undefined || more) throw new NotExpressible("several tests of the same element of a list");
  if (key.startsWith("$")) return operation(trait, key, value ?? null, groups);
  return attribute(`${trait}.${key}`, value, groups);
}
