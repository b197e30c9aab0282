import type { CountOperator, Did, DidMeasure, PropertyTest } from "../condition.ts";
import { complain, optional, type Path, type Reader, readChoice, readName, readObject } from "../parse/reader.ts";
import { readTest } from "../test/read-test.ts";
import { readWindow } from "./window.ts";

export const measures: readonly DidMeasure[] = ["count", "sum", "avg", "min", "max", "distinct"];
export const countOperators: readonly CountOperator[] = ["=", "!=", ">=", "<=", ">", "<", "between"];
const maxTests = 50;
const keys = ["event", "where", "measure", "property", "op", "value", "window"];

export function readTests(reader: Reader, json: unknown, path: Path): readonly PropertyTest[] | undefined {
  if (!Array.isArray(json) || json.length > maxTests)
    return complain(reader, path, "wrongType", `must be a list of at most ${maxTests} tests`);
  return json.flatMap((test: unknown, i) => {
    const at = [...path, i];
    const body = readObject(reader, test, at, ["property", "op", "value"]);
    if (!body) return [];
    const property = readName(reader, body.get("property"), [...at, "property"], "the property's name");
    const read = readTest(reader, body, at);
    return property !== undefined && read ? [{ property, ...read }] : [];
  });
}

export function readDid(reader: Reader, json: unknown, path: Path): Did | undefined {
  const body = readObject(reader, json, path, keys);
  if (!body) return undefined;
  const before = reader.problems.length;
  const given = <T>(key: string, read: (value: unknown, at: Path) => T | undefined): T | undefined =>
    body.has(key) ? read(body.get(key), [...path, key]) : undefined;
  const event = readName(reader, body.get("event"), [...path, "event"], "the event's name");
  const where = given("where", (v, at) => readTests(reader, v, at));
  const measure = given("measure", (v, at) => readChoice(reader, v, at, measures));
  const property = given("property", (v, at) => readName(reader, v, at, "the property's name"));
  const op = given("op", (v, at) => readChoice(reader, v, at, countOperators));
  const value = readAmount(reader, body.get("value"), op, measure, [...path, "value"]);
  const window = given("window", (v, at) => readWindow(reader, v, at));
  const counts = measure === undefined || measure === "count";
  if (!counts && property === undefined)
    complain(reader, [...path, "property"], "required", `${measure} needs a property`);
  if (counts && property !== undefined)
    complain(reader, [...path, "property"], "contradiction", "a count of events takes no property");
  if (op !== undefined && value === undefined && !body.has("value"))
    complain(reader, [...path, "value"], "required", `"${op}" needs a value`);
  if (op === undefined && (body.has("value") || !counts) && !body.has("op"))
    complain(reader, [...path, "op"], "required", "say how to compare: = != >= <= > < between");
  if (event === undefined || reader.problems.length > before) return undefined;
  return {
    event,
    ...optional("where", where),
    ...optional("measure", measure),
    ...optional("property", property),
    ...optional("op", op),
    ...optional("value", value),
    ...optional("window", window),
  };
}

function readAmount(
  reader: Reader,
  value: unknown,
  op: CountOperator | undefined,
  measure: DidMeasure | undefined,
  path: Path,
): number | readonly [number, number] | undefined {
  if (value === undefined) return undefined;
  const counts = measure === undefined || measure === "count" || measure === "distinct";
  const ok = (n: unknown): n is number =>
    typeof n === "number" && Number.isFinite(n) && (!counts || (n >= 0 && Number.isInteger(n)));
  if (op === "between") {
    const [low, high]: unknown[] = Array.isArray(value) && value.length === 2 ? value : [];
    if (ok(low) && ok(high) && low <= high) return [low, high];
    return complain(reader, path, "wrongType", "between needs two numbers, the smaller first");
  }
  if (ok(value)) return value;
  return complain(reader, path, "wrongType", counts ? "must be a whole number from 0" : "must be a number");
}
