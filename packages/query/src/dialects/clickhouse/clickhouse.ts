import type { Dialect } from "../../compile/dialect.ts";
import { raw, sql } from "../../compile/sql.ts";
import type { ColumnType, Literal } from "../../plan.ts";
import { arg, call, jsonList } from "../function-call.ts";

/** What is not said to be Nullable cannot be missing in ClickHouse. A list cannot be Nullable: see `isMissing`. */
const types: Readonly<Record<ColumnType, string>> = {
  integer: "Nullable(Int64)",
  number: "Nullable(Float64)",
  decimal: "Nullable(Decimal(18, 4))",
  text: "Nullable(String)",
  boolean: "Nullable(Bool)",
  instant: "Nullable(Int64)",
  list: "Array(Int64)",
};

/** Meaning must not depend on the profile of a server, so that what changes an answer is part of the query. */
const settings = [
  // What a left join does not find is missing, not 0 or ''.
  "join_use_nulls = 1",
  // Every pair that meets, as in other engines.
  "join_default_strictness = 'ALL'",
  // NULL is in no list.
  "transform_null_in = 0",
  // The least and the greatest of what is known.
  "least_greatest_legacy_null_behavior = 0",
  // Exact, never estimated.
  "count_distinct_implementation = 'uniqExact'",
  // GROUP BY 1 is the first column.
  "enable_positional_arguments = 1",
  // Values of two types are an error here, never a Variant, whose comparisons mean something else.
  "use_variant_as_common_type = 0",
].join(", ");

/** What a client sets for its connection: the text is measured and parsed before the settings in it are read. */
export const clientSettings = {
  max_query_size: 64 * 1024 * 1024,
  max_parser_depth: 10_000,
  max_parser_backtracks: 0,
  max_ast_depth: 10_000,
  max_ast_elements: 1_000_000,
  max_expanded_ast_elements: 5_000_000,
} as const;

/** Names, texts and placeholders of the compiler's text, so that neither is looked for inside another. */
const tokens = /"(?:[^"]|"")*"|'[^']*'|\?/g;

/**
 * A list column holds 0 first and then its elements, which are above 0: so an empty list is not a missing one, which is
 * an empty array. Numbers of local fields are reckoned in UTC; no function of the engine knows a time zone.
 */
export const clickhouse: Dialect = {
  name: "clickhouse",
  types,
  functions: {
    not: (args) => sql`(NOT ${arg(args, 0)})`,
    isNull: (args) => (args[0]?.type === "list" ? sql`empty(${arg(args, 0)})` : sql`(${arg(args, 0)} IS NULL)`),
    isNotNull: (args) =>
      args[0]?.type === "list" ? sql`notEmpty(${arg(args, 0)})` : sql`(${arg(args, 0)} IS NOT NULL)`,
    // Division of whole numbers by 0 is an infinity there.
    "/": (args) => sql`(${arg(args, 0)}::Nullable(Float64) / nullIf(${arg(args, 1)}::Nullable(Float64), 0))`,
    contains: (args) => sql`(position(${arg(args, 0)}, ${arg(args, 1)}) > 0)`,
    startsWith: call("startsWith"),
    endsWith: call("endsWith"),
    coalesce: call("coalesce"),
    least: call("least"),
    greatest: call("greatest"),
    listHas: call("has"),
    listsMeet: (args) => sql`(length(arrayIntersect(${arg(args, 0)}, ${arg(args, 1)})) > 1)`,
    addMonths: (args) =>
      sql`toUnixTimestamp64Milli(addMonths(fromUnixTimestamp64Milli(${arg(args, 0)}, 'UTC'), ${arg(args, 1)}))`,
    // A hash of its own: a sample of other units, as evenly strewn.
    scatter: (args) => sql`toInt64(bitShiftRight(sipHash64(${arg(args, 0)}), 40))`,
  },
  valuesOf: (values, type) =>
    sql`SELECT arrayJoin(JSONExtract(${jsonList(values)}::String, ${raw(`'Array(${types[type]})'`)}))`,
  hasAny: (list, query) => sql`arrayExists(element -> element IN (${query}), ${list})`,
  integerDivide: (a, b) => sql`intDiv(${a}, ${b})`,
  percentile: (of, p) => sql`quantileExactInclusive(${raw(String(p))})(${of}::Nullable(Float64))`,
  // UInt64 has no common type with Int64: not in a join, not in a choice.
  counted: (of) => sql`toInt64(${of})`,
  // The sum, the least or the neighbour of nothing is 0 there unless its argument may be missing.
  missable: (of) => sql`toNullable(${of})`,
  written: (text) => {
    let next = 0;
    const spelled = text.replaceAll(tokens, (token) => {
      if (token === "?") return `{p${next++}:Nullable(String)}`;
      // A backslash escapes what follows, also in a name.
      return token.startsWith('"') ? token.replaceAll("\\", "\\\\") : token;
    });
    return `${spelled} SETTINGS ${settings}`;
  },
};

/** The parameters of a compiled plan by the names that stand in its text. Each travels as text and is cast where it stands. */
export function namedParameters(params: readonly Literal[]): Record<string, string | null> {
  return Object.fromEntries(params.map((value, i) => [`p${i}`, value === null ? null : String(value)]));
}
