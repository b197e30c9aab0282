import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { rowsOf } from "../duck/statements.ts";
import { withinDeadline } from "./deadline.ts";

test("a query that does not heed its interrupts is reported two seconds later", async () => {
  let interrupts = 0;
  const deaf = { interrupt: () => interrupts++ };
  const started = performance.now();
  const told = Promise.withResolvers<number>();
  await withinDeadline(
    deaf,
    50,
    () => told.resolve(performance.now() - started),
    () => told.promise,
  );
  expect(await told.promise).toBeGreaterThan(2000);
  expect(interrupts).toBeGreaterThan(5);
});

test("one of many short queries is stopped too", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  let stuck = 0;
  const many = async () => {
    for (let i = 0; i < 100_000; i++) await rowsOf(connection, "SELECT sum(range) FROM range(20000)");
  };
  await expect(withinDeadline(connection, 100, () => stuck++, many)).rejects.toMatchObject({ problem: "deadline" });
  expect(stuck).toBe(0);
  connection.closeSync();
});
