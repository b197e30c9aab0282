import type { Condition, PropertyTest, Quantifier, Related, Relation, Unit } from "../condition.ts";
import { howToCompare, readAmount } from "../did/read-amount.ts";
import { measures } from "../did/read-did.ts";
import { readTests } from "../did/read-filter.ts";
import { readWindow } from "../did/window.ts";
import type { ReadChild } from "../kind.ts";
import {
  complain,
  given,
  optional,
  type Path,
  type Reader,
  readChoice,
  readName,
  readObject,
  readWhole,
} from "../parse/reader.ts";

export const relations: readonly Relation[] = ["orders", "lines", "opportunities", "contacts", "accounts"];
export const quantifiers: readonly Quantifier[] = ["any", "all", "none", "at least", "at least %"];
export const relatedMeasures = measures.filter((measure) => measure !== "distinct");

const keys = ["relation", "where", "who", "window", "quantifier", "least", "measure", "property", "op", "value"];

/** The units that a relation leads to; records lead to none. */
export function unitsOf(relation: Relation): Unit | undefined {
  if (relation === "contacts") return "customer";
  return relation === "accounts" ? "account" : undefined;
}

export function readRelated(reader: Reader, json: unknown, path: Path, child: ReadChild): Related | undefined {
  const body = readObject(reader, json, path, keys);
  if (!body) return undefined;
  const before = reader.problems.length;
  const at = given(body, path);
  const relation = readChoice(reader, body.get("relation"), [...path, "relation"], relations);
  const unit = relation && unitsOf(relation);
  const where = at("where", (v, to) => readTests(reader, v, to));
  const who = at("who", (v, to): Condition | undefined => (unit ? child(v, to, unit) : undefined));
  const window = at("window", (v, to) => readWindow(reader, v, to));
  const quantifier = at("quantifier", (v, to) => readChoice(reader, v, to, quantifiers));
  const most = quantifier === "at least %" ? 100 : 1_000_000;
  const least = at("least", (v, to) => readWhole(reader, v, to, most));
  const measure = at("measure", (v, to) => readChoice(reader, v, to, relatedMeasures));
  const property = at("property", (v, to) => readName(reader, v, to, "the field's name"));
  const amount = readAmount(reader, body, path, measure === "count" ? "whole" : "any");
  if (relation) complainOfShape(reader, body, relation, where ?? [], path);
  if (!relation || reader.problems.length > before) return undefined;
  return {
    relation,
    ...optional("where", where),
    ...optional("who", who),
    ...optional("window", window),
    ...optional("quantifier", quantifier),
    ...optional("least", least),
    ...optional("measure", measure),
    ...optional("property", property),
    ...amount,
  };
}

/** Fields of other records that these records do not point to. */
const beyond: Readonly<Partial<Record<Relation, RegExp>>> = {
  orders: /^session\./,
  opportunities: /^(session|customer)\./,
};

/** What belongs together: a quantifier or a measure, tests of records or a condition of units. */
function complainOfShape(
  reader: Reader,
  body: ReadonlyMap<string, unknown>,
  relation: Relation,
  tests: readonly PropertyTest[],
  path: Path,
): void {
  const wrong = (key: string, code: string, message: string) => complain(reader, [...path, key], code, message);
  const units = unitsOf(relation) !== undefined;
  if (relation === "accounts" && reader.unit === "account")
    wrong("relation", "notForUnit", "an account has no accounts: test its own fields");
  for (const key of units ? ["where", "window", "property"] : ["who"])
    if (body.has(key)) wrong(key, "contradiction", `${relation} take no ${key}`);
  const strange = (name: unknown): boolean => typeof name === "string" && (beyond[relation]?.test(name) ?? false);
  const leads = `${relation} do not lead to this field`;
  if (strange(body.get("property"))) wrong("property", "contradiction", leads);
  for (const [i, { property, to, asOf }] of tests.entries()) {
    if (asOf) complain(reader, [...path, "where", i, "asOf"], "contradiction", "records are tested as they are now");
    const other = to && ("trait" in to ? `customer.${to.trait}` : to.property);
    if (strange(property) || strange(other)) complain(reader, [...path, "where", i], "contradiction", leads);
  }
  if (body.has("quantifier") === body.has("measure"))
    complain(reader, path, "oneKey", "say exactly one of: quantifier, measure");
  const counted = body.get("quantifier") === "at least" || body.get("quantifier") === "at least %";
  if (counted !== body.has("least"))
    wrong("least", counted ? "required" : "contradiction", counted ? "at least how many?" : "takes no number");
  const measure = body.get("measure");
  if (measure === undefined) {
    for (const key of ["property", "op", "value"])
      if (body.has(key)) wrong(key, "contradiction", `a quantifier takes no ${key}`);
    return;
  }
  if (!body.has("op")) wrong("op", "required", howToCompare);
  if (units && measure !== "count") wrong("measure", "contradiction", `${relation} can only be counted`);
  if (!units && (measure !== "count") !== body.has("property"))
    wrong("property", measure === "count" ? "contradiction" : "required", "every measure but count has one property");
}
