import { GraphQLError, Kind, type ValueNode } from "graphql";
import type { Builder } from "./builder.ts";
import { canonicalDecimal } from "./decimal.ts";
import type { InputValue, JsonObject, ScalarValue } from "./scalar-values.ts";

function isScalar(value: unknown): value is ScalarValue {
  return (
    typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))
  );
}

/**
 * Throws for anything but text, finite number, boolean or a list of them. How long it may be is its reader's business,
 * which answers with a problem at its node; a body's size is bounded before.
 */
export function parseInputValue(value: unknown): InputValue {
  if (isScalar(value)) return value;
  if (Array.isArray(value) && value.every(isScalar)) return value;
  throw new GraphQLError("A value is text, a number, true or false, or a list of them.");
}

function literalValue(node: ValueNode): unknown {
  if (node.kind === Kind.STRING || node.kind === Kind.BOOLEAN) return node.value;
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  if (node.kind === Kind.LIST) return node.values.map(literalValue);
  return undefined;
}

/** An ISO 8601 instant to milliseconds; NaN for anything else, such as a text without an offset. */
export function parsedInstant(value: unknown): number {
  const text = typeof value === "string" && value.length <= 40 ? value : "";
  return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
}

/** The same; throws instead. */
export function parseInstant(value: unknown): number {
  const at = parsedInstant(value);
  if (Number.isNaN(at))
    throw new GraphQLError("An instant is ISO 8601 with an offset, for example 2026-11-22T09:00:00Z.");
  return at;
}

export function parseDay(value: unknown): string {
  const text = typeof value === "string" ? value : "";
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`)))
    throw new GraphQLError("A day is YYYY-MM-DD.");
  return text;
}

/** What it may hold is its reader's business; a body's size and nesting are bounded before. */
export function parseJsonObject(value: unknown): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new GraphQLError("This must be a JSON object.");
}

function refused(): never {
  throw new GraphQLError("This is not an input.");
}

export function scalars(builder: Builder): void {
  builder.scalarType("Instant", {
    description: "Milliseconds-precise instant, ISO 8601 with offset, UTC.",
    serialize: (at) => new Date(at).toISOString(),
    parseValue: parseInstant,
  });
  builder.scalarType("Day", {
    description: "A calendar day, YYYY-MM-DD.",
    serialize: (day) => day,
    parseValue: parseDay,
  });
  builder.scalarType("Value", {
    description: "Text, number (Float), boolean, or a list of them.",
    serialize: (value) => value,
    parseValue: parseInputValue,
    parseLiteral: (node) => parseInputValue(literalValue(node)),
  });
  builder.scalarType("Decimal", {
    description: "Exact decimal as text, without needless zeros.",
    serialize: canonicalDecimal,
    parseValue: refused,
  });
  builder.scalarType("Definition", {
    description: "A stored definition as JSON: the same value that the matching input takes.",
    serialize: (definition) => definition,
    parseValue: refused,
  });
  builder.scalarType("Column", {
    description: "Long series in columns: an array of numbers or null, or of text.",
    serialize: (column) => column,
    parseValue: refused,
  });
  builder.scalarType("JSONObject", {
    description: "Free JSON: an event's properties, a profile's traits, the value of a setting.",
    serialize: (object) => object,
    parseValue: parseJsonObject,
  });
}
