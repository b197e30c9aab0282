import type { KindName } from "./condition.ts";
import { countOperators } from "./did/read-amount.ts";
import { measures } from "./did/read-did.ts";
import type { Control, FieldSpec } from "./kind.ts";
import { maxNesting } from "./parse/limits.ts";
import { conditionKinds, kindNames } from "./registry.ts";
import { operatorNames } from "./test/operators.ts";

type Schema = Readonly<Record<string, unknown>>;

const scalar: Schema = { type: ["string", "number", "boolean"] };
const reference: Schema = { $ref: "#/$defs/condition" };
const name: Schema = { type: "string", minLength: 1, maxLength: 200 };

/** What each control of a field accepts. */
const controls: Readonly<Record<Exclude<Control, "choice" | "groups">, Schema>> = {
  conditions: { type: "array", items: reference },
  condition: reference,
  eventName: name,
  traitName: name,
  accountField: name,
  propertyName: name,
  operator: { enum: operatorNames },
  operand: { anyOf: [scalar, { type: "array", items: scalar, maxItems: 10_000 }] },
  tests: { type: "array", maxItems: 50, items: { $ref: "#/$defs/propertyTest" } },
  measure: { enum: measures },
  countOperator: { enum: countOperators },
  amount: { anyOf: [{ type: "number" }, { type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 }] },
  window: { $ref: "#/$defs/window" },
  flag: { type: "boolean" },
  other: {
    type: "object",
    properties: { property: name, trait: name },
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  },
  name,
  duration: { type: "string", pattern: "^P", description: "P7D is calendar, PT168H exact." },
  instant: {
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:?\\d{2})$",
    description: "ISO 8601 with an offset: 2026-11-22T09:00:00Z.",
  },
  whole: { type: "integer", minimum: 1 },
  number: { type: "number" },
  values: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 10_000 },
  segment: name,
  list: name,
};

function schemaOf({ control, choices, fields = [] }: FieldSpec): Schema {
  if (control === "choice") return { enum: choices ?? [] };
  return control === "groups" ? { type: "array", items: bodyOf(fields) } : controls[control];
}

function bodyOf(fields: readonly FieldSpec[]): Schema {
  const properties = Object.fromEntries(fields.map((f) => [f.name, { ...schemaOf(f), description: f.describe }]));
  const required = fields.filter((f) => f.required).map((f) => f.name);
  return { type: "object", properties, required, additionalProperties: false };
}

/** A kind whose only field is itself holds it directly below its key. */
function kindSchema(kind: KindName): Schema {
  const { fields, describe } = conditionKinds[kind];
  const [only] = fields;
  const body = fields.length === 1 && only?.name === kind ? schemaOf(only) : bodyOf(fields);
  return {
    type: "object",
    description: describe,
    properties: { [kind]: body },
    required: [kind],
    additionalProperties: false,
  };
}

const { duration } = controls;
const day: Schema = { type: "string", description: "A day or an instant." };

/** JSON Schema (2020-12) of a condition, from the same fields as the parser's keys. */
export function conditionSchema(): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Condition",
    description: `Which units; nested at most ${maxNesting} levels.`,
    ...reference,
    $defs: {
      condition: { oneOf: kindNames.map(kindSchema) },
      propertyTest: bodyOf([
        { name: "property", control: "propertyName", required: true, describe: "A property, or product.department." },
        { name: "op", control: "operator", required: true, describe: "The test." },
        { name: "value", control: "operand", required: false, describe: "What to compare with." },
        { name: "to", control: "other", required: false, describe: "Instead of a value: another field." },
        {
          name: "asOf",
          control: "choice",
          choices: ["event"],
          required: false,
          describe: "Of customer.<trait>: as it was when the event happened; default: as it is now.",
        },
      ]),
      window: {
        oneOf: [
          { type: "object", properties: { last: duration }, required: ["last"], additionalProperties: false },
          {
            type: "object",
            properties: {
              between: { type: "object", properties: { far: duration, near: duration }, required: ["far", "near"] },
            },
            required: ["between"],
            additionalProperties: false,
          },
          { type: "object", properties: { from: day, to: day }, minProperties: 1, additionalProperties: false },
        ],
      },
    },
  };
}
