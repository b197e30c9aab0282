import type { ColumnType, Literal } from "../plan.ts";
import type { Dialect } from "./dialect.ts";
import { PlanError } from "./plan-error.ts";
import { bind, raw, type Sql, sql } from "./sql.ts";

/** A list is only ever a column of a relation. */
const columnTypes: ReadonlySet<unknown> = new Set(["integer", "number", "decimal", "text", "boolean", "instant"]);

export function checkType(type: unknown): ColumnType {
  if (!columnTypes.has(type)) throw new PlanError(`"${String(type)}" is no column type`);
  return type as ColumnType;
}

const decimalText = /^-?\d{1,14}(\.\d{1,4})?$/;

/** Refuses values that are not of their type, so that nothing is converted silently by the engine. */
export function checkLiteral(value: unknown, type: ColumnType): Literal {
  if (value === null) return null;
  const ok =
    type === "text"
      ? typeof value === "string"
      : type === "boolean"
        ? typeof value === "boolean"
        : type === "integer" || type === "instant"
          ? Number.isSafeInteger(value)
          : type === "number"
            ? Number.isFinite(value)
            : typeof value === "string" && decimalText.test(value);
  if (!ok) throw new PlanError(`a literal is not of type ${type}`);
  return value as Literal;
}

/** Always bound, always cast: an untyped parameter would turn a comparison of integers into one of doubles. */
export function literal(value: unknown, type: unknown, dialect: Dialect): Sql {
  const known = checkType(type);
  const given = checkLiteral(value, known);
  // As a number it would be bound as a whole one, which has 64 bits.
  const far = typeof given === "number" && Math.abs(given) >= 2 ** 63;
  return sql`${bind(far ? String(given) : given)}::${raw(dialect.types[known])}`;
}
