import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, expect, test } from "vitest";
import { duckdb } from "../dialects/duckdb/duckdb.ts";
import type { ColumnType, Expr, Plan } from "../plan.ts";
import { compile } from "./compile.ts";
import type { Relations } from "./scope.ts";

const tables: Readonly<Record<string, Readonly<Record<string, ColumnType>>>> = {
  events: { customer: "integer", t: "instant", amount: "decimal", name: "text", ok: "boolean", tags: "list" },
  strings: { id: "integer", folded: "text" },
};

const relations: Relations = {
  has: (relation) => Object.hasOwn(tables, relation),
  columnType: (relation, column) => tables[relation]?.[column],
  resolve: (relation, columns) => ({ sql: `SELECT ${[...columns].join(", ") || "1"} FROM ${relation}`, params: [] }),
};

let run: (plan: Plan) => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`CREATE TABLE events AS SELECT * FROM (VALUES
    (1, 100, 1.5, 'Ann', true, [1, 2]), (1, 200, 2.25, 'Bob', false, [3]), (2, 300, NULL, NULL, NULL, NULL),
    (3, 900, 4.0, '100%', true, [2])) v(customer, t, amount, name, ok, tags)`);
  await connection.run("CREATE TABLE strings AS SELECT * FROM (VALUES (1, 'red'), (2, 'blue')) v(id, folded)");
  run = async (plan) => {
    const { sql, params } = compile(plan, duckdb, relations);
    const reader = await connection.runAndReadAll(sql, [...params]);
    return reader.getRowObjectsJson();
  };
});

const events: Plan = { scan: "events", as: "e" };
const col = (column: string, of?: string): Expr => (of ? { column, of } : { column });
const text = (literal: string): Expr => ({ literal, type: "text" });
const int = (literal: number): Expr => ({ literal, type: "integer" });
const customers = (where: Expr): Plan => ({
  sort: { project: { filter: events, where }, columns: { customer: col("customer") }, distinct: true, as: "p" },
  by: [{ by: col("customer") }],
});
const ids = async (where: Expr) => (await run(customers(where))).map((r) => Number(r["customer"]));

test("states its SQL and parameters: filters stay beside the scan, only read columns are asked for", () => {
  const plan: Plan = {
    aggregate: { filter: events, where: { call: ">=", args: [col("t"), { literal: 150, type: "instant" }] } },
    by: { name: col("name") },
    measures: { total: { fn: "sum", of: col("amount") } },
    as: "a",
  };
  expect(compile(plan, duckdb, relations)).toEqual({
    sql: 'SELECT "e"."name" AS "name", sum("e"."amount") AS "total" FROM (SELECT t, name, amount FROM events) AS "e" WHERE ("e"."t" >= ?::BIGINT) GROUP BY 1',
    params: [150],
    columns: [
      { name: "name", type: "text" },
      { name: "total", type: "decimal" },
    ],
  });
});

test("a test of a missing value is false, and its negation true", async () => {
  const isAnn: Expr = { call: "=", args: [col("name"), text("Ann")] };
  expect(await ids(isAnn)).toEqual([1]);
  expect(await ids({ call: "not", args: [isAnn] })).toEqual([1, 2, 3]);
  expect(await ids({ call: "not", args: [col("ok")] })).toEqual([1, 2]);
  expect(await ids({ call: "not", args: [{ in: col("name"), values: ["Ann"], type: "text" }] })).toEqual([1, 2, 3]);
});

test("text is never a pattern and never SQL", async () => {
  expect(await ids({ call: "contains", args: [col("name"), text("%")] })).toEqual([3]);
  expect(await ids({ call: "=", args: [col("name"), text("' OR 1=1 --")] })).toEqual([]);
});

test("ten thousand values travel as one parameter", async () => {
  const values = Array.from({ length: 10_000 }, (_, i) => `name ${i}`).concat("Ann");
  const where: Expr = { in: col("name"), values, type: "text" };
  expect(compile(customers(where), duckdb, relations).params).toHaveLength(1);
  expect(await ids(where)).toEqual([1]);
  expect(await ids({ in: col("t"), values: Array.from({ length: 200 }, (_, i) => i), type: "instant" })).toEqual([1]);
});

test("list columns match when any element does; missing lists do not", async () => {
  const named = (name: string): Plan => ({
    project: { filter: { scan: "strings", as: "s" }, where: { call: "=", args: [col("folded"), text(name)] } },
    columns: { id: col("id") },
    as: "ids",
  });
  expect(await ids({ hasAny: col("tags"), plan: named("blue") })).toEqual([1, 3]);
  expect(await ids({ call: "not", args: [{ hasAny: col("tags"), plan: named("blue") }] })).toEqual([1, 2]);
  expect(await ids({ call: "not", args: [{ hasAny: col("tags"), plan: named("green") }] })).toEqual([1, 2, 3]);
});

test("buckets are half-open, of any widths, and null outside", async () => {
  const bounds = [100, 200, 300, 350, 900];
  const plan: Plan = {
    sort: { project: events, columns: { t: col("t"), b: { bucket: col("t"), bounds } }, as: "p" },
    by: [{ by: col("t") }],
  };
  expect((await run(plan)).map((r) => (r["b"] === null ? null : Number(r["b"])))).toEqual([0, 1, 2, null]);
});

test("joins keep both names; a filtered right side of a left join keeps the left rows", async () => {
  const rows: Plan = {
    rows: [
      [1, "one"],
      [2, "two"],
    ],
    columns: [
      { name: "id", type: "integer" },
      { name: "label", type: "text" },
    ],
    as: "r",
  };
  const plan: Plan = {
    sort: {
      project: {
        join: rows,
        to: { filter: events, where: { call: "=", args: [col("t"), { literal: 100, type: "instant" }] } },
        kind: "left",
        on: { call: "=", args: [col("id", "r"), col("customer", "e")] },
      },
      columns: { label: col("label"), t: col("t") },
      as: "p",
    },
    by: [{ by: col("label") }],
  };
  expect(await run(plan)).toEqual([
    { label: "one", t: 100 },
    { label: "two", t: null },
  ]);
  const anti: Plan = { join: rows, to: events, kind: "anti", on: { call: "=", args: [col("id"), col("customer")] } };
  expect(await run({ aggregate: anti, by: {}, measures: { n: { fn: "count" } }, as: "a" })).toEqual([{ n: "0" }]);
});

test("windows, unions, exact sums, percentiles and tuples", async () => {
  const plan: Plan = {
    project: {
      window: events,
      columns: {
        before: { fn: "lag", of: col("t"), partitionBy: [col("customer")], orderBy: [{ by: col("t") }] },
      },
      as: "w",
    },
    columns: { t: col("t"), before: col("before") },
    as: "p",
  };
  const both: Plan = { union: [plan, plan], as: "u" };
  const measures: Plan = {
    aggregate: both,
    by: {},
    measures: {
      rows: { fn: "count" },
      pairs: { fn: "distinct", of: [col("t"), col("before")] },
      gaps: { fn: "count", of: col("before") },
      p50: { fn: "percentile", of: col("t"), p: 0.5 },
    },
    as: "m",
  };
  expect(await run(measures)).toEqual([{ rows: "8", pairs: "4", gaps: "2", p50: 250 }]);
  const sum: Plan = { aggregate: events, by: {}, measures: { s: { fn: "sum", of: col("amount") } }, as: "a" };
  expect(await run(sum)).toEqual([{ s: "7.75" }]);
});

test("a running window may end with the row before; of the first row it is missing", async () => {
  const over = { fn: "max", of: col("t"), partitionBy: [], orderBy: [{ by: col("t") }] } as const;
  const plan: Plan = {
    project: { window: events, columns: { now: over, before: { ...over, before: true } }, as: "w" },
    columns: { now: col("now"), before: col("before") },
    as: "p",
  };
  expect(await run({ sort: plan, by: [{ by: col("now") }] })).toEqual([
    { now: 100, before: null },
    { now: 200, before: 100 },
    { now: 300, before: 200 },
    { now: 900, before: 300 },
  ]);
  const unordered: Plan = { window: events, columns: { x: { ...over, orderBy: [], before: true } }, as: "w" };
  expect(() => compile({ project: unordered, columns: { x: col("x") }, as: "p" }, duckdb, relations)).toThrow(
    "an order",
  );
});

test("months are added in local fields and clamped; lists have elements and meet", async () => {
  const later = (at: string, months: number): Expr => ({
    call: "addMonths",
    args: [{ literal: Date.parse(at), type: "instant" }, int(months)],
  });
  const plan: Plan = {
    project: { filter: events, where: { call: "=", args: [col("t"), int(100)] } },
    columns: { end: later("2026-01-31T10:00:00.001Z", 1), back: later("2026-03-31T00:00:00Z", -1) },
    as: "p",
  };
  expect(await run(plan)).toEqual([
    { end: `${Date.parse("2026-02-28T10:00:00.001Z")}`, back: `${Date.parse("2026-02-28T00:00:00Z")}` },
  ]);
  expect(await ids({ call: "listHas", args: [col("tags"), int(2)] })).toEqual([1, 3]);
  expect(await ids({ call: "listsMeet", args: [col("tags"), col("tags")] })).toEqual([1, 3]);
  expect(await ids({ call: "not", args: [{ call: "listHas", args: [col("tags"), int(2)] }] })).toEqual([1, 2]);
});

test.each([
  [{ scan: "nowhere", as: "x" }, 'there is no relation "nowhere"'],
  [{ project: events, columns: { a: { column: "nope" } }, as: "p" }, 'there is no column "nope"'],
  [{ project: events, columns: { a: { call: "system", args: [] } }, as: "p" }, 'there is no function "system"'],
  [{ project: events, columns: { a: { literal: "x", type: "integer" } }, as: "p" }, "a literal is not of type integer"],
  [{ filter: events, where: { column: "customer" } }, "a condition must be true or false"],
  [
    { filter: events, where: { call: "=", args: [{ column: "name" }, { column: "t" }] } },
    "= compares text with instant",
  ],
  [{ drop: "events" }, "unknown node: drop"],
  [null, "a plan must be an object"],
  [{ project: events, as: "p" }, "columns must be an object"],
  [{ aggregate: events, by: {}, measures: { a: null }, as: "p" }, "the plan is malformed"],
  [events, 'the fields of "e" are open: project the columns you need'],
])("refuses a bad plan with one sentence: %j", (plan, message) => {
  const untrusted: Plan = JSON.parse(JSON.stringify(plan));
  expect(() => compile(untrusted, duckdb, relations)).toThrow(message);
});

test("a plan that is too deep or too large is refused before recursion", () => {
  let deep: Plan = events;
  for (let i = 0; i < 5000; i++) deep = { filter: deep, where: int(1) };
  expect(() => compile(deep, duckdb, relations)).toThrow("nested more than");
});

test("bound comparisons and a name looked up by a subquery both reach the scan", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("CREATE TABLE events AS SELECT i AS customer, i AS t, 'x' AS name FROM range(100000) r(i)");
  await connection.run("CREATE TABLE strings AS SELECT i AS id, 'n' || i AS folded FROM range(50) r(i)");
  const looked: Plan = {
    project: { filter: { scan: "strings", as: "s" }, where: { call: "=", args: [col("folded"), text("n7")] } },
    columns: { id: col("id") },
    as: "ids",
  };
  const where: Expr = {
    call: "and",
    args: [
      { in: col("customer"), plan: looked },
      { call: ">=", args: [col("t"), { literal: 5, type: "instant" }] },
    ],
  };
  const plan: Plan = { aggregate: { filter: events, where }, by: {}, measures: { n: { fn: "count" } }, as: "a" };
  const { sql, params } = compile(plan, duckdb, relations);
  const reader = await connection.runAndReadAll(`EXPLAIN ${sql}`, [...params]);
  const explained = JSON.stringify(reader.getRowsJson());
  expect(explained).toMatch(/Join Type:\s+SEMI/);
  expect(explained).toMatch(/t\s*>=\s*5/);
});
