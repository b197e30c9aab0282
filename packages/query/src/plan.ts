/**
 * A plan is a small relational program: frozen data, no SQL, no marketing words. It is what crosses the socket to the
 * engine, so every node is plain JSON. `compile` turns it into SQL and bound parameters for a dialect; user text only
 * ever travels as a literal and is always bound.
 */

/**
 * What a column holds. `decimal` is exact decimal(18,4); `instant` is whole milliseconds since the epoch, UTC; `list` is
 * a list of integers, which an empty one is and a missing one is not. No literal is a list.
 */
export type ColumnType = "integer" | "number" | "decimal" | "text" | "boolean" | "instant" | "list";

export type Literal = string | number | boolean | null;

/** Scalar functions every dialect provides. Comparison with a missing value is false, never unknown (`docs/counting.md`). */
export type ScalarFunction =
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "and"
  | "or"
  | "not"
  | "isNull"
  | "isNotNull"
  | "+"
  | "-"
  | "*"
  | "/"
  | "contains"
  | "startsWith"
  | "endsWith"
  | "coalesce"
  | "least"
  | "greatest"
  /** A list column has the element of another column. */
  | "listHas"
  /** Two list columns share an element. */
  | "listsMeet"
  /** An instant read as local fields, so many months later; the day is clamped to the month's end. */
  | "addMonths"
  /** A whole number below 2^24 made of a whole number: evenly strewn, the same each time, unlike for its neighbours. */
  | "scatter";

export type Expr =
  | { readonly column: string; readonly of?: string }
  | { readonly literal: Literal; readonly type: ColumnType }
  | { readonly call: ScalarFunction; readonly args: readonly Expr[] }
  | { readonly in: Expr; readonly values: readonly Literal[]; readonly type: ColumnType }
  | { readonly in: Expr; readonly plan: Plan }
  /** A list column has at least one element among the only column of the plan. */
  | { readonly hasAny: Expr; readonly plan: Plan }
  /** Index of the half-open interval [bounds[i], bounds[i+1]) that holds the value; null outside. Bounds ascend. */
  | { readonly bucket: Expr; readonly bounds: readonly number[] }
  | { readonly when: readonly { readonly if: Expr; readonly value: Expr }[]; readonly otherwise: Expr };

export type AggregateFunction = "count" | "distinct" | "sum" | "avg" | "min" | "max" | "percentile" | "any";

export interface Aggregate {
  readonly fn: AggregateFunction;
  /** Absent only for `count` (rows). Several expressions are allowed only for `distinct` (tuples). */
  readonly of?: Expr | readonly Expr[];
  readonly where?: Expr;
  /** For `percentile`: 0 to 1, continuous. */
  readonly p?: number;
}

export interface WindowColumn {
  readonly fn: "lag" | "lead" | "rowNumber" | "sum" | "min" | "max" | "count";
  readonly of?: Expr;
  /** `sum`, `min`, `max` and `count` end with the row before this one instead of this one. */
  readonly before?: boolean;
  readonly partitionBy: readonly Expr[];
  readonly orderBy: readonly Order[];
}

export interface Order {
  readonly by: Expr;
  readonly descending?: boolean;
}

export type Plan =
  /** A logical relation of the engine (`relations.ts` of packages/engine); `as` names it for `of` in expressions. */
  | { readonly scan: string; readonly as: string }
  | {
      readonly rows: readonly (readonly Literal[])[];
      readonly columns: readonly { name: string; type: ColumnType }[];
      readonly as: string;
    }
  | { readonly filter: Plan; readonly where: Expr }
  | {
      readonly project: Plan;
      readonly columns: Readonly<Record<string, Expr>>;
      readonly as: string;
      readonly distinct?: boolean;
    }
  | {
      readonly aggregate: Plan;
      readonly by: Readonly<Record<string, Expr>>;
      readonly measures: Readonly<Record<string, Aggregate>>;
      readonly as: string;
    }
  | { readonly window: Plan; readonly columns: Readonly<Record<string, WindowColumn>>; readonly as: string }
  | { readonly join: Plan; readonly to: Plan; readonly kind: "inner" | "left" | "semi" | "anti"; readonly on: Expr }
  | { readonly union: readonly Plan[]; readonly as: string }
  | { readonly sort: Plan; readonly by: readonly Order[]; readonly limit?: number; readonly offset?: number };
