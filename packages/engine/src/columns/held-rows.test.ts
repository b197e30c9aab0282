import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { allowQueries, stopQueries } from "../duck/statements.ts";
import type { Part } from "../projections/parts.ts";
import { HeldRows } from "./held-rows.ts";

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const small = 1_000;
const large = 60_000;
beforeAll(async () => {
  for (const [name, rows] of [["ect_1", large] as const, ["ect_2", small] as const])
    await connection.run(
      `CREATE TABLE ${name} AS SELECT i::INTEGER AS customer, (${rows} - i)::BIGINT AS t, 7 AS event, 1 AS v_from, NULL::INTEGER AS v_to FROM range(${rows}) r(i)`,
    );
});

const part = (name: string, rows: number, closed = true): Part => ({
  name,
  family: "ect",
  columns: new Map(),
  closed,
  rows,
  newest: 1,
  hasDead: false,
});
const of = (part: Part, where = "true") => ({ part, unit: "customer", value: "t", where });

test("rows of a large part are read when they are asked for again, of a small one at once", async () => {
  const held = new HeldRows(10_000_000);
  const [base, delta] = [of(part("ect_1", large)), of(part("ect_2", small, false))];
  expect(await held.all(connection, [base, delta])).toBeUndefined();
  const rows = await held.all(connection, [base, delta]);
  expect(rows?.([base])[0]?.values.length).toBe(large);
  expect(rows?.([delta])[0]?.versions?.from[0]).toBe(1);
  expect(rows?.([base])[0]?.versions).toBeUndefined();
  expect(rows?.([base])[0]?.values[0]).toBe(1);
  expect(await held.all(connection, [of(part("ect_2", small, false), "customer < 10")])).toBeDefined();
});

test("a part that changed is another part: what was read of it is not used again", async () => {
  const held = new HeldRows(10_000_000);
  const before = of(part("ect_2", small, false));
  await held.all(connection, [before]);
  await connection.run("INSERT INTO ect_2 VALUES (5, 0, 7, 2, NULL)");
  const after = of(part("ect_2", small + 1, false));
  const rows = await held.all(connection, [after]);
  expect(rows?.([after])[0]?.values.length).toBe(small + 1);
  await connection.run("DELETE FROM ect_2 WHERE v_from = 2");
});

test("more rows than may be held are not read, and asking again does not read them", async () => {
  const held = new HeldRows(large * 4);
  const base = of(part("ect_1", large));
  for (let asked = 0; asked < 3; asked++) expect(await held.all(connection, [base])).toBeUndefined();
  expect(await held.all(connection, [of(part("ect_2", small))])).toBeDefined();
});

test("what was used longest ago goes when there is no room", async () => {
  const held = new HeldRows(small * 80);
  const one = part("ect_2", small);
  const reads = vi.spyOn(connection, "run");
  const isRead = async (which: number) => {
    reads.mockClear();
    await held.all(connection, [of(one, `${which} = ${which}`)]);
    return reads.mock.calls.length > 0;
  };
  for (const which of [0, 1, 2, 3, 4, 5]) expect(await isRead(which)).toBe(true);
  for (const which of [0, 2, 3, 4, 5]) expect(await isRead(which)).toBe(false);
  expect(await isRead(6)).toBe(true);
  expect(await isRead(0)).toBe(false);
  expect(await isRead(1)).toBe(true);
});

test("one question is not given more than may be held, and asking again does not read what is too much", async () => {
  const held = new HeldRows(small * 20 * 4);
  const one = part("ect_2", small);
  const columns = Array.from({ length: 8 }, (_, which) => of(one, `${which} = ${which}`));
  expect(await held.all(connection, columns)).toBeUndefined();
  const reads = vi.spyOn(connection, "run");
  reads.mockClear();
  expect(await held.all(connection, columns)).toBeUndefined();
  expect(reads).not.toHaveBeenCalled();
  expect(await held.all(connection, columns.slice(0, 3))).toBeDefined();
});

test("so many columns that reading them takes longer than the question are not read", async () => {
  const held = new HeldRows(10_000_000);
  const one = part("ect_2", small);
  const columns = Array.from({ length: 201 }, (_, which) => of(one, `customer = ${which}`));
  expect(await held.all(connection, columns)).toBeUndefined();
  expect(await held.all(connection, columns.slice(0, 200))).toBeDefined();
  expect(await held.all(connection, columns)).toBeDefined();
});

test("nothing is read once a question is over", async () => {
  const held = new HeldRows(10_000_000);
  stopQueries(connection);
  await expect(held.all(connection, [of(part("ect_2", small))])).rejects.toThrow("were stopped");
  allowQueries(connection);
  expect(await held.all(connection, [of(part("ect_2", small))])).toBeDefined();
});
