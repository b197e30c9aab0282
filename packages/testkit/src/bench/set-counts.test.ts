import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Engine } from "@throughline/engine";
import { type Clock, type Condition, estimateSize, linesOf, setCounts, sizePlan } from "@throughline/model";
import type { Plan, Question, SetCounts } from "@throughline/query";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filledEngine, heldRows } from "./fill-engine.ts";
import { referencePasses } from "./passes.ts";
import { previewDefinitions } from "./preview-definitions.ts";
import { numbers, WORKSPACE } from "./product-questions.ts";
import { referenceData, sizeOf } from "./reference-data.ts";

const clock: Clock = { now: Date.UTC(2026, 0, 1), zone: "UTC", weekStart: "monday" };
const scope = { kind: "all" } as const;
let folder = "";
let engine: Engine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "throughline-sets-"));
  const directory = referenceData(folder, sizeOf(3_000));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const passes = await referencePasses();
  const held = heldRows(await passes.load(connection, directory));
  ({ engine } = await filledEngine(join(folder, "filled"), passes, directory, held));
  connection.closeSync();
  instance.closeSync();
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (plan: Question) =>
  numbers((await engine.run({ workspaceId: WORKSPACE, plan, scope, deadlineMs: 30_000 })).frame, "size");

const leaf: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { trait: { trait: "plan", op: "is", value: "free" } },
  { trait: { trait: "country", op: "in", value: ["US", "DE"] } },
  { did: { event: "purchase" } },
  { did: { event: "search", op: "<=", value: 1, window: { last: "P180D" } } },
  { did: { event: "nothing of the kind" } },
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("tree"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("tree"), { maxLength: 3 }).map((any) => ({ any })),
    tie("tree").map((not) => ({ not })),
  ),
}));

it("counts sets exactly as the population of the whole condition is counted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 4 }), async (wheres) => {
      const apart = [];
      for (const where of wheres) apart.push(...(await ask(sizePlan({ unit: "customer", where }, clock))));
      expect(await ask(setCounts("customer", wheres, clock))).toEqual(apart);
    }),
    { numRuns: 25, seed: 7 },
  );
});

it("counts the lines of typical definitions: what is left after each, and each alone", async () => {
  for (const [name, where] of Object.entries(previewDefinitions)) {
    const lines = linesOf({ unit: "customer", where }).flatMap(({ so, alone }) => [so.where, alone.where]);
    const apart = [];
    for (const line of lines) apart.push(...(await ask(sizePlan({ unit: "customer", where: line }, clock))));
    expect(await ask(setCounts("customer", lines, clock)), name).toEqual(apart);
  }
});

it("reads a condition once, however many lines and definitions it is in", () => {
  const [cart, buy] = [{ did: { event: "add_to_cart" } }, { did: { event: "purchase" } }] as const;
  const { sets } = setCounts("customer", [{ all: [cart, { not: buy }] }, cart, { any: [buy, cart] }], clock);
  expect(sets.filter((set) => !("and" in set || "or" in set || "minus" in set))).toHaveLength(2);
});

it("estimates from a part: the parts add up to the exact size, which lies within the margin 95 times of 100", async () => {
  const run = async (plan: Plan) =>
    (await engine.run({ workspaceId: WORKSPACE, plan, scope, deadlineMs: 30_000 })).frame;
  let [inside, estimates] = [0, 0];
  for (const [name, where] of Object.entries(previewDefinitions).flatMap(linesByName)) {
    const population = { unit: "customer", where } as const;
    const [size = 0] = await ask(sizePlan(population, clock));
    let sum = 0;
    for (let nth = 0; nth < 4; nth++) {
      const estimate = await estimateSize(population, clock, run, { least: 20, nth });
      expect([estimate.share, estimate.all]).toEqual([1 / 4, 100]);
      sum += (estimate.size * estimate.looked) / estimate.all;
      estimates++;
      if (Math.abs(estimate.size - size) <= estimate.margin) inside++;
    }
    expect(Math.abs(sum - size), name).toBeLessThanOrEqual(1);
    expect(await estimateSize(population, clock, run)).toEqual({ size, margin: 0, share: 1, looked: 100, all: 100 });
  }
  expect(inside / estimates).toBeGreaterThanOrEqual(0.95);
});

const linesByName = ([name, where]: [string, Condition]): [string, Condition][] => [
  [name, where],
  ...linesOf({ unit: "customer", where }).map(({ alone }, i): [string, Condition] => [`${name}, ${i}`, alone.where]),
];

it.each<[string, SetCounts]>([
  ["a count of no set", { sets: [], counts: [0] }],
  ["a set made of a later one", { sets: [{ and: [0, 1] }], counts: [0] }],
  ["too many", { sets: [], counts: Array.from({ length: 5_000 }, () => 0) }],
  ["rows that are no ids", { sets: [{ rows: [["x"]], columns: [{ name: "a", type: "text" }], as: "r" }], counts: [0] }],
])("refuses %s", async (_, question) => {
  await expect(ask(question)).rejects.toMatchObject({ problem: "badPlan" });
});
