import type { Ids, Unit } from "../condition.ts";
import type { ConditionKind, LowerContext } from "../kind.ts";
import { none } from "../kind.ts";
import { complain, type Path, type Reader, readName, readObject } from "../parse/reader.ts";
import { nothingSaved } from "../saved.ts";
import { column } from "../test/field-columns.ts";
import { still } from "../wakes.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly ids: Ids;
  }
}

const maxValues = 10_000;
const identifier = /^(user|anon|email|phone|device):/;

/** The identifier that a value of a list means: of customers, `42` is short for `user:42`. */
export function keyOf(value: string, unit: Unit): string {
  return unit === "account" || identifier.test(value) ? value : `user:${value}`;
}

function valuesOf(ids: Ids, { saved, unit }: Pick<LowerContext, "saved" | "unit">): readonly string[] {
  const values = "values" in ids ? ids.values : saved.lists.get(ids.list)?.values;
  if (!values) throw new Error("the list is not among the saved ones that were given");
  return [...new Set(values.map((value) => keyOf(value, unit)))];
}

function readIds(reader: Reader, json: unknown, path: Path): Ids | undefined {
  const body = readObject(reader, json, path, ["list", "values"]);
  if (!body) return undefined;
  if (body.has("list") === body.has("values"))
    return complain(reader, path, "oneKey", "say exactly one of: list, values");
  if (body.has("list")) {
    const list = readName(reader, body.get("list"), [...path, "list"], "the list's id");
    const found = list === undefined ? undefined : reader.saved?.lists.get(list);
    if (list === undefined) return undefined;
    if (reader.trusting) return { list };
    if (!found) return complain(reader, [...path, "list"], "unknownList", "there is no such list");
    if (found.unit !== reader.unit)
      return complain(reader, [...path, "list"], "notForUnit", `"${found.name}" is a list of ${found.unit}s`);
    return { list };
  }
  const values = body.get("values");
  const isId = (v: unknown): v is string => typeof v === "string" && v !== "" && v.length <= 200;
  if (Array.isArray(values) && values.length > 0 && values.length <= maxValues && values.every(isId)) return { values };
  return complain(reader, [...path, "values"], "wrongType", `must be a list of 1 to ${maxValues} ids (texts)`);
}

/** One of the units of a list, each once; ids that nobody has count for nothing. */
export const ids: ConditionKind<"ids"> = {
  kind: "ids",
  describe: "Is on an uploaded list, or one of the identifiers given.",
  version: 1,
  up: [],
  fields: [
    { name: "list", control: "list", required: false, describe: "An uploaded list's id." },
    { name: "values", control: "values", required: false, describe: "Identifiers: user:42, or 42 for short." },
  ],
  read: readIds,
  make: (body) => ({ ids: body }),
  parts: none,
  reads: none,
  canonical: (body) => ("list" in body ? { ids: body } : { ids: { values: [...new Set(body.values)].sort() } }),
  words: (body, { saved }, negated) => {
    const are = negated ? "are not" : "are";
    if ("list" in body) return `${are} on the list "${saved.lists.get(body.list)?.name ?? body.list}"`;
    const n = new Set(body.values).size;
    return n === 1 ? `${are} "${body.values[0] ?? ""}"` : `${are} among ${n.toLocaleString("en-GB")} given ids`;
  },
  lower: (body, context) => {
    const values = valuesOf(body, context);
    if (context.unit === "account") return { in: column("key", context.alias), values, type: "text" };
    return {
      in: column("id", context.alias),
      plan: {
        project: {
          filter: { scan: "identifiers", as: "i" },
          where: { in: column("key", "i"), values, type: "text" },
        },
        columns: { customer: column("customer", "i") },
        as: "listed",
      },
    };
  },
  matches: (body, { history, clock }) => {
    const values = new Set(valuesOf(body, { saved: clock.saved ?? nothingSaved, unit: history.unit }));
    return history.ids.some((id) => values.has(id));
  },
  turns: none,
  wakes: () => still,
  evidence: (body, { history, clock }) => {
    const values = new Set(valuesOf(body, { saved: clock.saved ?? nothingSaved, unit: history.unit }));
    return history.ids.filter((id) => values.has(id)).map((id) => ({ field: "id", value: id }));
  },
};
