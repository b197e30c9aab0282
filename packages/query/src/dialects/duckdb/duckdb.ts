import type { Dialect } from "../../compile/dialect.ts";
import { raw, sql } from "../../compile/sql.ts";
import type { ColumnType } from "../../plan.ts";
import { arg, call, jsonList } from "../function-call.ts";

const types: Readonly<Record<ColumnType, string>> = {
  integer: "BIGINT",
  number: "DOUBLE",
  decimal: "DECIMAL(18,4)",
  text: "VARCHAR",
  boolean: "BOOLEAN",
  instant: "BIGINT",
  list: "BIGINT[]",
};

const same = <T>(of: T): T => of;

/** Forms chosen by measuring. Lists of values travel as one JSON parameter and become a semi-join. */
export const duckdb: Dialect = {
  name: "duckdb",
  types,
  functions: {
    not: (args) => sql`(NOT ${arg(args, 0)})`,
    isNull: (args) => sql`(${arg(args, 0)} IS NULL)`,
    isNotNull: (args) => sql`(${arg(args, 0)} IS NOT NULL)`,
    "/": (args) => sql`(${arg(args, 0)}::DOUBLE / nullif(${arg(args, 1)}::DOUBLE, 0))`,
    contains: call("contains"),
    startsWith: call("starts_with"),
    endsWith: call("ends_with"),
    coalesce: call("coalesce"),
    least: call("least"),
    greatest: call("greatest"),
    listHas: call("list_contains"),
    listsMeet: call("list_has_any"),
    addMonths: (args) => sql`epoch_ms(epoch_ms(${arg(args, 0)}) + to_months((${arg(args, 1)})::INTEGER))`,
    scatter: (args) => sql`(hash((${arg(args, 0)})::BIGINT) >> 40)::BIGINT`,
  },
  valuesOf: (values, type) => sql`SELECT unnest(from_json(${jsonList(values)}, ${raw(`'["${types[type]}"]'`)}))`,
  hasAny: (list, query) => sql`list_has_any(${list}, (SELECT list(v) FROM (${query}) AS q(v)))`,
  integerDivide: (a, b) => sql`(${a} // ${b})`,
  percentile: (of, p) => sql`quantile_cont(${of}::DOUBLE, ${raw(String(p))})`,
  counted: same,
  missable: same,
  written: same,
};
