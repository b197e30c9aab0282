import type { EventFilter, Other, PropertyTest } from "../condition.ts";
import { complain, optional, type Path, type Reader, readName, readObject } from "../parse/reader.ts";
import { comparing } from "../test/compare-fields.ts";
import { isOperator } from "../test/operators.ts";
import { readTest } from "../test/read-test.ts";
import { customerTrait } from "./trait-then.ts";

const maxTests = 50;

/** The tests of an event's properties. */
export function readTests(reader: Reader, json: unknown, path: Path): readonly PropertyTest[] | undefined {
  if (!Array.isArray(json) || json.length > maxTests)
    return complain(reader, path, "wrongType", `must be a list of at most ${maxTests} tests`);
  return json.flatMap((test: unknown, i) => {
    const at = [...path, i];
    const body = readObject(reader, test, at, ["property", "op", "value", "to", "asOf"]);
    if (!body) return [];
    const property = readName(reader, body.get("property"), [...at, "property"], "the property's name");
    const read = body.has("to") ? readComparison(reader, body, at) : readTest(reader, body, at);
    if (body.has("asOf")) readAsOf(reader, body, property, [...at, "asOf"]);
    return property !== undefined && read
      ? [{ property, ...read, ...(body.has("asOf") ? { asOf: "event" } : {}) }]
      : [];
  });
}

/** Whether the value is that of the event's time: of a trait of the customer, compared with a value. */
function readAsOf(reader: Reader, body: ReadonlyMap<string, unknown>, property: string | undefined, path: Path): void {
  const wrong = (message: string) => complain(reader, path, "contradiction", message);
  if (body.get("asOf") !== "event")
    complain(reader, path, "wrongType", 'must be "event", or left out for the value of now');
  else if (property !== undefined && customerTrait(property) === undefined)
    wrong("only traits of the customer are known as of an event: customer.<trait>");
  else if (body.has("to")) wrong("a trait as of the event is compared with a value, not with another field");
}

/** `op` and `to`: another property of the event, or a trait of its customer. */
function readComparison(
  reader: Reader,
  body: ReadonlyMap<string, unknown>,
  path: Path,
): Pick<PropertyTest, "op" | "to"> | undefined {
  const op = body.get("op");
  if (body.has("value"))
    return complain(
      reader,
      [...path, "value"],
      "contradiction",
      "compare with a value or with another field, not both",
    );
  if (!isOperator(op) || !comparing.has(op))
    return complain(reader, [...path, "op"], "unknownOperator", `fields are compared by ${[...comparing].join(", ")}`);
  const to = readOther(reader, body.get("to"), [...path, "to"]);
  return to && { op, to };
}

function readOther(reader: Reader, json: unknown, path: Path): Other | undefined {
  const body = readObject(reader, json, path, ["property", "trait"]);
  if (!body) return undefined;
  const [of, ...more] = [...body.keys()].filter((key) => key === "property" || key === "trait");
  if (of === undefined || more.length > 0)
    return complain(reader, path, "oneKey", "compare with exactly one of: property, trait");
  const name = readName(reader, body.get(of), [...path, of], `the name of the ${of}`);
  if (name === undefined) return undefined;
  return of === "property" ? { property: name } : { trait: name };
}

/** `event` and `where`. */
export function readFilter(reader: Reader, body: ReadonlyMap<string, unknown>, path: Path): EventFilter | undefined {
  const event = readName(reader, body.get("event"), [...path, "event"], "the event's name");
  const where = body.has("where") ? readTests(reader, body.get("where"), [...path, "where"]) : undefined;
  return event === undefined ? undefined : { event, ...optional("where", where) };
}
