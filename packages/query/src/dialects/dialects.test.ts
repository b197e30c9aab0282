import { describe, expect, test } from "vitest";
import { compile } from "../compile/compile.ts";
import type { Dialect } from "../compile/dialect.ts";
import type { Relations } from "../compile/scope.ts";
import type { Aggregate, ColumnType, Expr, Plan, WindowColumn } from "../plan.ts";
import { clickhouse, namedParameters } from "./clickhouse/clickhouse.ts";
import { duckdb } from "./duckdb/duckdb.ts";

const columns: Readonly<Record<string, ColumnType>> = {
  id: "integer",
  n: "number",
  d: "decimal",
  s: "text",
  b: "boolean",
  t: "instant",
  l: "list",
  m: "list",
};
/** Column "a?\\b" is a name that a user may have given. */
const relations: Relations = {
  has: () => true,
  columnType: (_relation, column) => (column === 'a?\\b"' ? "text" : columns[column]),
  resolve: (relation) => ({ sql: `SELECT * FROM ${relation}`, params: [] }),
};

const col = (column: string): Expr => ({ column });
const int = (literal: number | null): Expr => ({ literal, type: "integer" });
const scan: Plan = { scan: "r", as: "r" };
const sql = (plan: Plan, dialect: Dialect) => {
  const { sql: text, params } = compile(plan, dialect, relations);
  return { text: text.replace(/ SETTINGS .*$/, ""), params };
};

/** Both dialects of one expression, between `SELECT ` and its name. */
function expectExpr(of: Expr, expected: { duckdb: string; clickhouse: string; params?: readonly unknown[] }): void {
  const plan: Plan = { project: scan, columns: { x: of }, as: "p" };
  for (const dialect of [duckdb, clickhouse]) {
    const { text, params } = sql(plan, dialect);
    const written = text.slice("SELECT ".length, text.indexOf(' AS "x" FROM'));
    expect({ [dialect.name]: written, params }).toEqual({
      [dialect.name]: expected[dialect.name === "duckdb" ? "duckdb" : "clickhouse"],
      params: expected.params ?? [],
    });
  }
}

const call = (name: Extract<Expr, { call: unknown }>["call"], ...args: readonly Expr[]): Expr => ({ call: name, args });

describe("values", () => {
  test("each is bound, and cast where it stands; ClickHouse's travel as text and may be missing", () => {
    expectExpr(
      { literal: "it's {p0:String} ?", type: "text" },
      { duckdb: "?::VARCHAR", clickhouse: "{p0:Nullable(String)}::Nullable(String)", params: ["it's {p0:String} ?"] },
    );
    expectExpr(int(null), {
      duckdb: "?::BIGINT",
      clickhouse: "{p0:Nullable(String)}::Nullable(Int64)",
      params: [null],
    });
    expectExpr(
      { literal: "1.5000", type: "decimal" },
      { duckdb: "?::DECIMAL(18,4)", clickhouse: "{p0:Nullable(String)}::Nullable(Decimal(18, 4))", params: ["1.5000"] },
    );
    expect(namedParameters(["x", 0.1, true, null])).toEqual({ p0: "x", p1: "0.1", p2: "true", p3: null });
  });

  test("a name that a user gave is only a name, whatever is in it", () => {
    const plan: Plan = {
      project: { filter: scan, where: call("=", col('a?\\b"'), { literal: "\\", type: "text" }) },
      columns: { "a?": col('a?\\b"') },
      as: "p",
    };
    expect(sql(plan, duckdb)).toEqual({
      text: 'SELECT "r"."a?\\b""" AS "a?" FROM (SELECT * FROM r) AS "r" WHERE ("r"."a?\\b""" = ?::VARCHAR)',
      params: ["\\"],
    });
    expect(sql(plan, clickhouse)).toEqual({
      text: 'SELECT "r"."a?\\\\b""" AS "a?" FROM (SELECT * FROM r) AS "r" WHERE ("r"."a?\\\\b""" = {p0:Nullable(String)}::Nullable(String))',
      params: ["\\"],
    });
  });

  test("many values are one parameter; of none nothing is in", () => {
    const many = Array.from({ length: 51 }, (_, i) => `v${i}`).concat("\ud83d");
    expectExpr(
      { in: col("s"), values: many, type: "text" },
      {
        duckdb: `coalesce(("r"."s" IN (SELECT unnest(from_json(?, '["VARCHAR"]')))), false)`,
        clickhouse: `coalesce(("r"."s" IN (SELECT arrayJoin(JSONExtract({p0:Nullable(String)}::String, 'Array(Nullable(String))')))), false)`,
        params: [JSON.stringify([...many.slice(0, -1), "\ufffd"])],
      },
    );
    expectExpr(
      { in: col("s"), values: [], type: "text" },
      { duckdb: "coalesce(false, false)", clickhouse: "coalesce(false, false)" },
    );
  });
});

describe("expressions", () => {
  test("what is compared with something missing is false, in both alike", () => {
    const text = 'coalesce(("r"."id" = "r"."t"), false)';
    expectExpr(call("=", col("id"), col("t")), { duckdb: text, clickhouse: text });
    expectExpr(call("not", call("=", col("id"), col("t"))), {
      duckdb: `(NOT ${text})`,
      clickhouse: `(NOT ${text})`,
    });
  });

  test("text is no pattern", () => {
    expectExpr(call("contains", col("s"), col("s")), {
      duckdb: 'coalesce(contains("r"."s", "r"."s"), false)',
      clickhouse: 'coalesce((position("r"."s", "r"."s") > 0), false)',
    });
    expectExpr(call("startsWith", col("s"), col("s")), {
      duckdb: 'coalesce(starts_with("r"."s", "r"."s"), false)',
      clickhouse: 'coalesce(startsWith("r"."s", "r"."s"), false)',
    });
    expectExpr(call("endsWith", col("s"), col("s")), {
      duckdb: 'coalesce(ends_with("r"."s", "r"."s"), false)',
      clickhouse: 'coalesce(endsWith("r"."s", "r"."s"), false)',
    });
  });

  test("division is of doubles, and by 0 missing; buckets divide whole numbers", () => {
    expectExpr(call("/", col("id"), col("d")), {
      duckdb: '("r"."id"::DOUBLE / nullif("r"."d"::DOUBLE, 0))',
      clickhouse: '("r"."id"::Nullable(Float64) / nullIf("r"."d"::Nullable(Float64), 0))',
    });
    const bounds = [0, 10, 20];
    const { text, params } = sql({ project: scan, columns: { x: { bucket: col("t"), bounds } }, as: "p" }, clickhouse);
    expect(text).toContain("intDiv((");
    expect(params).toEqual([0, 20, 0, 0, 10]);
  });

  test("alternatives of two types are cast to the wider one: no engine chooses", () => {
    expectExpr(call("coalesce", col("id"), col("n")), {
      duckdb: 'coalesce("r"."id"::DOUBLE, "r"."n")',
      clickhouse: 'coalesce("r"."id"::Nullable(Float64), "r"."n")',
    });
    expectExpr(
      { when: [{ if: col("b"), value: col("id") }], otherwise: col("d") },
      {
        duckdb: 'CASE WHEN "r"."b" THEN "r"."id"::DECIMAL(18,4) ELSE "r"."d" END',
        clickhouse: 'CASE WHEN "r"."b" THEN "r"."id"::Nullable(Decimal(18, 4)) ELSE "r"."d" END',
      },
    );
    const mixed: Expr = { when: [{ if: col("b"), value: col("s") }], otherwise: col("id") };
    expect(() => sql({ project: scan, columns: { x: mixed }, as: "p" }, duckdb)).toThrow("a choice compares");
  });

  test("a list is missing, empty or has elements; ClickHouse's begins with 0", () => {
    expectExpr(call("isNull", col("l")), { duckdb: '("r"."l" IS NULL)', clickhouse: 'empty("r"."l")' });
    expectExpr(call("isNotNull", col("l")), { duckdb: '("r"."l" IS NOT NULL)', clickhouse: 'notEmpty("r"."l")' });
    expectExpr(call("isNull", col("s")), { duckdb: '("r"."s" IS NULL)', clickhouse: '("r"."s" IS NULL)' });
    expectExpr(call("listHas", col("l"), col("id")), {
      duckdb: 'coalesce(list_contains("r"."l", "r"."id"), false)',
      clickhouse: 'coalesce(has("r"."l", "r"."id"), false)',
    });
    expectExpr(call("listsMeet", col("l"), col("m")), {
      duckdb: 'coalesce(list_has_any("r"."l", "r"."m"), false)',
      clickhouse: 'coalesce((length(arrayIntersect("r"."l", "r"."m")) > 1), false)',
    });
    const ids: Plan = { project: scan, columns: { id: col("id") }, as: "ids" };
    const inner = 'SELECT "r"."id" AS "id" FROM (SELECT * FROM r) AS "r"';
    const plan: Plan = { project: scan, columns: { x: { hasAny: col("l"), plan: ids } }, as: "p" };
    expect(sql(plan, duckdb).text).toContain(`list_has_any("r"."l", (SELECT list(v) FROM (${inner}) AS q(v)))`);
    expect(sql(plan, clickhouse).text).toContain(`arrayExists(element -> element IN (${inner}), "r"."l")`);
  });

  test("months are added in local fields; no engine knows a zone", () => {
    expectExpr(call("addMonths", col("t"), int(1)), {
      duckdb: 'epoch_ms(epoch_ms("r"."t") + to_months((?::BIGINT)::INTEGER))',
      clickhouse:
        'toUnixTimestamp64Milli(addMonths(fromUnixTimestamp64Milli("r"."t", \'UTC\'), {p0:Nullable(String)}::Nullable(Int64)))',
      params: [1],
    });
  });

  test("each engine scatters by its own hash, to numbers of one range", () => {
    expectExpr(call("scatter", col("id")), {
      duckdb: '(hash(("r"."id")::BIGINT) >> 40)::BIGINT',
      clickhouse: 'toInt64(bitShiftRight(sipHash64("r"."id"), 40))',
    });
  });
});

describe("aggregates and windows", () => {
  const measured = (of: Aggregate, dialect: Dialect) => {
    const { text } = sql({ aggregate: scan, by: {}, measures: { x: of }, as: "a" }, dialect);
    return text.slice("SELECT ".length, text.indexOf(' AS "x" FROM'));
  };
  const where = col("b");

  test.each<[Aggregate, string, string]>([
    [{ fn: "count" }, "count(*)", "toInt64(count(*))"],
    [
      { fn: "count", of: col("s"), where },
      'count("r"."s") FILTER (WHERE "r"."b")',
      'toInt64(count("r"."s") FILTER (WHERE "r"."b"))',
    ],
    [
      { fn: "distinct", of: [col("s"), col("id")] },
      'count(DISTINCT ("r"."s", "r"."id"))',
      'toInt64(count(DISTINCT ("r"."s", "r"."id")))',
    ],
    [{ fn: "sum", of: col("d") }, 'sum("r"."d")', 'sum(toNullable("r"."d"))'],
    [{ fn: "sum", of: col("id") }, '(sum("r"."id"))::BIGINT', '(sum(toNullable("r"."id")))::Nullable(Int64)'],
    [{ fn: "avg", of: col("n") }, 'avg("r"."n")', 'avg(toNullable("r"."n"))'],
    [{ fn: "any", of: col("s") }, 'any_value("r"."s")', 'any_value(toNullable("r"."s"))'],
    [
      { fn: "max", of: col("t"), where },
      'max("r"."t") FILTER (WHERE "r"."b")',
      'max(toNullable("r"."t")) FILTER (WHERE "r"."b")',
    ],
    [
      { fn: "percentile", of: col("n"), p: 0.5 },
      'quantile_cont("r"."n"::DOUBLE, 0.5)',
      'quantileExactInclusive(0.5)(toNullable("r"."n")::Nullable(Float64))',
    ],
  ])("of nothing a measure is missing, and a number of rows is a plain integer: %j", (of, duck, click) => {
    expect([measured(of, duckdb), measured(of, clickhouse)]).toEqual([duck, click]);
  });

  const over = { partitionBy: [col("id")], orderBy: [{ by: col("t") }] };
  const ordered = 'OVER (PARTITION BY "r"."id" ORDER BY "r"."t" ASC NULLS LAST';
  const running = "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";

  test.each<[WindowColumn, string, string]>([
    [{ fn: "lag", of: col("t"), ...over }, `lag("r"."t") ${ordered})`, `lag(toNullable("r"."t")) ${ordered})`],
    [{ fn: "rowNumber", ...over }, `row_number() ${ordered})`, `toInt64(row_number() ${ordered}))`],
    [
      { fn: "max", of: col("t"), before: true, ...over },
      `max("r"."t") ${ordered} ${running}`,
      `max(toNullable("r"."t")) ${ordered} ${running}`,
    ],
    [
      { fn: "sum", of: col("id"), before: true, ...over },
      `(sum("r"."id") ${ordered} ${running})::BIGINT`,
      `(sum(toNullable("r"."id")) ${ordered} ${running})::Nullable(Int64)`,
    ],
  ])("the neighbour and the sum of no rows are missing; what is missing comes last: %j", (of, duck, click) => {
    const plan: Plan = { project: { window: scan, columns: { x: of }, as: "w" }, columns: { x: col("x") }, as: "p" };
    const inner = (dialect: Dialect) => {
      const { text } = sql(plan, dialect);
      return text.slice(text.indexOf("(SELECT ") + "(SELECT ".length, text.indexOf(' AS "x" FROM (SELECT * FROM r)'));
    };
    expect([inner(duckdb), inner(clickhouse)]).toEqual([duck, click]);
  });
});

test("rows, unions, joins, sorting and pages are written alike", () => {
  const rows: Plan = { rows: [[1], [null]], columns: [{ name: "id", type: "integer" }], as: "v" };
  const on = call("=", { column: "id", of: "u" }, { column: "id", of: "r" });
  const union: Plan = { union: [rows, rows], as: "u" };
  const part = (cast: string) => `SELECT "id" FROM (SELECT "id" FROM (VALUES (${cast}), (${cast})) AS v("id")) AS u`;
  const both = (cast: string) => `(${part(cast)} UNION ALL ${part(cast)}) AS "u"`;
  const write = (dialect: Dialect, kind: "left" | "anti") =>
    sql(
      {
        sort: { project: { join: union, to: scan, kind, on }, columns: { id: { column: "id", of: "u" } }, as: "p" },
        by: [{ by: col("id"), descending: true }],
        limit: 3,
        offset: 1,
      },
      dialect,
    );
  const numbered = (text: string) => {
    let next = 0;
    return text.replaceAll("?", () => `{p${next++}:Nullable(String)}`).replaceAll("::X", "::Nullable(Int64)");
  };
  for (const [kind, word] of [
    ["left", "LEFT JOIN"],
    ["anti", "ANTI JOIN"],
  ] as const) {
    const text = (cast: string) =>
      `SELECT "p"."id" AS "id" FROM (SELECT "u"."id" AS "id" FROM ${both(cast)} ${word} (SELECT * FROM r) AS "r" ON (("u"."id" = "r"."id"))) AS "p" ORDER BY "p"."id" DESC NULLS LAST LIMIT ?::BIGINT OFFSET ?::BIGINT`;
    const params = [1, null, 1, null, 3, 1];
    expect(write(duckdb, kind)).toEqual({ text: text("?::BIGINT"), params });
    expect(write(clickhouse, kind)).toEqual({ text: numbered(text("?::X")), params });
  }
});

test("what a server's profile could change is said in the query, once and last", () => {
  const text = compile(
    {
      project: { filter: scan, where: { in: col("id"), plan: { project: scan, columns: { id: col("id") }, as: "i" } } },
      columns: { id: col("id") },
      as: "p",
    },
    clickhouse,
    relations,
  ).sql;
  expect(text.split(" SETTINGS ")).toHaveLength(2);
  expect(text.split(" SETTINGS ")[1]).toBe(
    "join_use_nulls = 1, join_default_strictness = 'ALL', transform_null_in = 0, least_greatest_legacy_null_behavior = 0, " +
      "count_distinct_implementation = 'uniqExact', enable_positional_arguments = 1, use_variant_as_common_type = 0",
  );
});
