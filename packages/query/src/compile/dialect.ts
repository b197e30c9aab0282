import type { ColumnType, ScalarFunction } from "../plan.ts";
import type { Sql } from "./sql.ts";

/** What differs between SQL engines; everything else is `compile`'s. */
export interface Dialect {
  readonly name: string;
  readonly types: Readonly<Record<ColumnType, string>>;
  /** Functions that are not written as `a OP b`. */
  readonly functions: Readonly<Record<Exclude<ScalarFunction, InfixFunction>, (args: readonly Sql[]) => Sql>>;
  /** A large list of values as the only column of a relation, from one parameter. */
  valuesOf(values: readonly (string | number | boolean)[], type: ColumnType): Sql;
  /** `list` has an element in the one-column `query`. */
  hasAny(list: Sql, query: Sql): Sql;
  integerDivide(a: Sql, b: Sql): Sql;
  /** Continuous; `p` is 0 to 1. */
  percentile(of: Sql, p: number): Sql;
}

export type InfixFunction = "=" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or" | "+" | "-" | "*";
