import type { ColumnType, ScalarFunction } from "../plan.ts";
import type { Sql, Typed } from "./sql.ts";

/** What differs between SQL engines; everything else is `compile`'s. */
export interface Dialect {
  readonly name: string;
  readonly types: Readonly<Record<ColumnType, string>>;
  /** Functions that are not written as `a OP b`. */
  readonly functions: Readonly<Record<Exclude<ScalarFunction, InfixFunction>, (args: readonly Typed[]) => Sql>>;
  /** A large list of values as the only column of a relation, from one parameter. */
  valuesOf(values: readonly (string | number | boolean)[], type: ColumnType): Sql;
  /** `list` has an element in the one-column `query`. */
  hasAny(list: Sql, query: Sql): Sql;
  integerDivide(a: Sql, b: Sql): Sql;
  /** Continuous; `p` is 0 to 1. */
  percentile(of: Sql, p: number): Sql;
  /** A number of rows, as the plan's integer. */
  counted(of: Sql): Sql;
  /** A value of which an aggregate over no rows, or a neighbour that is not there, is missing. */
  missable(of: Sql): Sql;
  /** The finished text, in which names stand in double quotes and each `?` for a parameter, as the engine reads it. */
  written(text: string): string;
}

export type InfixFunction = "=" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or" | "+" | "-" | "*";
