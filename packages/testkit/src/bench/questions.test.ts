import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filledEngine, heldRows } from "./fill-engine.ts";
import { referencePasses } from "./passes.ts";
import { sidesOf } from "./questions.ts";
import { referenceData, sizeOf } from "./reference-data.ts";
import { growth } from "./side-by-side.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("answers trend, population and timeline as the frozen passes do", async () => {
  const directory = referenceData(folder, sizeOf(12_000));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const passes = await referencePasses();
  const data = await passes.load(connection, directory);
  const { engine } = await filledEngine(join(folder, "filled"), passes, directory, heldRows(data));
  try {
    const sides = await sidesOf(passes, data, engine);
    expect(sides.map(({ question, equal }) => [question, equal])).toEqual([
      ["trend", true],
      ["population", true],
      ["population from columns in memory", true],
      ["timeline", true],
    ]);
    expect(passes.segment(data, passes.T1, new Int32Array(data.C))).toBeGreaterThan(0);
  } finally {
    await engine.close();
    connection.closeSync();
    instance.closeSync();
  }
});

it("states growth as a power of the events", () => {
  const at = (events: number, productCpuMs: number) =>
    ({
      question: "trend",
      events,
      equal: true,
      productCpuMs,
      productWallMs: 0,
      passCpuMs: [1, 1],
      ratio: 1,
      unsteady: false,
    }) as const;
  expect(growth(at(1_000, 5), at(10_000, 50))).toBeCloseTo(1);
  expect(growth(at(1_000, 5), at(10_000, 5))).toBeCloseTo(0);
});
