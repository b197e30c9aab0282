import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "./open-database.ts";

test("what does not fit the memory spills into a folder that need not exist", async () => {
  const directory = await mkdtemp(join(tmpdir(), "throughline-duck-"));
  const limits = { memory: "64MB", threads: 1, tempDirectory: join(directory, "not", "there") };
  const instance = await openDatabase(join(directory, "x.duckdb"), limits);
  const connection = await instance.connect();
  onTestFinished(async () => {
    connection.closeSync();
    instance.closeSync();
    await rm(directory, { recursive: true, force: true });
  });
  await connection.run("CREATE TABLE t AS SELECT hash(i) AS a, hash(i * 7) AS b FROM range(3000000) r(i) ORDER BY a");
  expect((await connection.runAndReadAll("SELECT count(*) FROM t")).getRows()).toEqual([[3_000_000n]]);
});

test("an opened file reaches nothing outside itself, and its configuration cannot be changed", async () => {
  const directory = await mkdtemp(join(tmpdir(), "throughline-duck-"));
  await writeFile(join(directory, "secret.csv"), "a\n1\n");
  const limits = { memory: "256MB", threads: 1, tempDirectory: join(directory, "tmp") };
  const instance = await openDatabase(join(directory, "x.duckdb"), limits);
  const connection = await instance.connect();
  onTestFinished(async () => {
    connection.closeSync();
    instance.closeSync();
    await rm(directory, { recursive: true, force: true });
  });
  for (const sql of [
    `FROM read_csv('${directory}/secret.csv')`,
    `FROM '${directory}/secret.csv'`,
    `FROM read_text('/etc/passwd')`,
    `FROM glob('/*')`,
    `COPY (SELECT 1) TO '${directory}/out.csv'`,
    `ATTACH '${directory}/other.duckdb'`,
    "INSTALL httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "RESET threads",
  ])
    await expect(connection.run(sql), sql).rejects.toThrow();
  expect((await connection.runAndReadAll("SELECT 1")).getRows()).toEqual([[1]]);
});
