import type { Plan } from "@throughline/query";
import type { Unit } from "../condition.ts";
import { column } from "../test/field-columns.ts";
import { keyOf } from "./ids.ts";

const relations = { customer: "identifiers", account: "accounts" } as const;

/** Rows `value`: those of the given ids that nobody has, as they were given. */
export function unknownIdsPlan(values: readonly string[], unit: Unit): Plan {
  const given: Plan = {
    rows: values.map((value) => [value, keyOf(value, unit)]),
    columns: [
      { name: "value", type: "text" },
      { name: "key", type: "text" },
    ],
    as: "given",
  };
  const known: Plan = { scan: relations[unit], as: "known" };
  return {
    project: {
      join: given,
      to: known,
      kind: "anti",
      on: { call: "=", args: [column("key", "given"), column("key", "known")] },
    },
    columns: { value: column("value", "given") },
    as: "unknown",
  };
}
