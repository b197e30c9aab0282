import { type Condition, lowerPopulation, setCounts, sizePlan } from "@throughline/model";
import type { Plan } from "@throughline/query";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { numberedStores } from "../testing/numbered-stores.ts";
import { act, perform } from "../testing/random-history.ts";
import { type TestEngine, withEngine } from "../testing/with-engine.ts";

const answers = vi.hoisted(() => ({ fromColumns: 0 }));
vi.mock(import("./find-customers.ts"), async (original) => {
  const { findCustomers } = await original();
  const counted: typeof findCustomers = async (...asked) => {
    const found = await findCustomers(...asked);
    if (found) answers.fromColumns++;
    return found;
  };
  return { findCustomers: counted };
});

const full = process.env["FULL"] === "1";
const worlds = full ? 300 : 12;
const clock = { now: 5 * 15 * 60_000, zone: "UTC", weekStart: "monday" } as const;
const eager = { deltaRows: 5, runs: 2, runShare: 0.1, smallRows: 4 };

/** Windows that begin or end at the very instants of acts, and between them. */
const instant = fc.integer({ min: 0, max: 10 }).map((n) => new Date(n * 450_000).toISOString());
const window = fc.tuple(instant, instant).map((both) => {
  const [from = "", to = ""] = both.toSorted();
  return from === to ? { from } : { from, to };
});
const event = fc.constantFrom("E0", "E1", "e2", "order.placed", "never");
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ event, window }).map((did) => ({ did })),
  fc
    .record({
      event,
      op: fc.constantFrom("=" as const, "!=" as const, "<" as const, "<=" as const, ">" as const, ">=" as const),
      value: fc.nat(3),
    })
    .map((did) => ({ did })),
  fc
    .record({ event, window, op: fc.constant("between" as const), value: fc.constantFrom([1, 2], [2, 3]) })
    .map((did) => ({
      did: { ...did, value: did.value as [number, number] },
    })),
  fc
    .constantFrom("plan0", "plan1", "PLAN2", "none")
    .map((value) => ({ trait: { trait: "plan", op: "is" as const, value } })),
  fc.constant({ trait: { trait: "plan", op: "in" as const, value: ["plan1", "plan3"] } }),
  fc.constant({ trait: { trait: "plan", op: "is not" as const, value: "plan1" } }),
);
const condition = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("any"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("any"), { maxLength: 3 }).map((any) => ({ any })),
    tie("any").map((not) => ({ not })),
  ),
})).any;

/** The same rows by a query: a filter around a plan is not looked through. */
function queried(plan: Plan): Plan {
  const one = { literal: 1, type: "integer" } as const;
  return { filter: plan, where: { call: "=", args: [one, one] } };
}

async function same(engine: TestEngine, where: Condition, version: number): Promise<void> {
  for (const plan of [
    lowerPopulation({ unit: "customer", where }, clock),
    sizePlan({ unit: "customer", where }, clock),
  ]) {
    const ids = (rows: unknown[][]) => rows.map(([id]) => Number(id)).toSorted((a, b) => a - b);
    const [held, read] = [await engine.ask(plan, { version }), await engine.ask(queried(plan), { version })];
    expect({ where, version, ids: ids(held) }).toEqual({ where, version, ids: ids(read) });
  }
}

test(
  "columns in memory find the customers that a query finds, at every version, whatever came, went or was merged",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(act, fc.boolean()), { minLength: 5, maxLength: 40 }),
        fc.array(condition, { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        async (steps, wheres, sorted) => {
          const engine = await withEngine({
            stores: new FakeStores(),
            batchRows: 3,
            ...(sorted ? { tidy: eager } : {}),
          });
          const versions = new Set<number>();
          for (const [action, syncs] of steps) {
            perform(engine.stores, action);
            if (!syncs) continue;
            const { version } = await engine.engine.sync("w");
            versions.add(version);
            for (const where of wheres.slice(0, 2)) await same(engine, where, version);
          }
          const { version } = await engine.engine.sync("w");
          for (const where of wheres) for (const at of [...versions, version]) await same(engine, where, at);
          await engine.engine.close();
        },
      ),
      { numRuns: worlds, seed: 8, endOnFailure: true },
    );
    expect(answers.fromColumns).toBeGreaterThan(50 * worlds);
  },
  full ? 900_000 : 120_000,
);

test("columns are looked through within the deadline too, and lists of texts are left to the query", async () => {
  const engine = await withEngine({ stores: numberedStores(3_000) });
  await engine.engine.sync("w");
  const did = (i: number): Condition => ({
    did: { event: "E1", op: ">=", value: 1 + (i % 9), window: { last: `PT${i + 1}H` } },
  });
  const many = setCounts(
    "customer",
    Array.from({ length: 3_000 }, (_, i) => did(i)),
    clock,
  );
  const ask = (deadlineMs: number) =>
    engine.engine.run({ workspaceId: "w", plan: many, scope: { kind: "all" }, deadlineMs });
  await expect(ask(20)).rejects.toMatchObject({ problem: "deadline" });
  expect((await ask(60_000)).frame.rows).toBe(3_000);

  const traits = { plan: { value: ["plan1", "other"], timestamp: 1, source: "web", messageId: "m" } };
  engine.stores.profile({ id: "user:u1", createdAt: 1, traits });
  const { version } = await engine.engine.sync("w");
  await same(engine, { trait: { trait: "plan", op: "is", value: "plan1" } }, version);
  const [size] = await engine.ask(
    sizePlan({ unit: "customer", where: { trait: { trait: "plan", op: "is", value: "plan1" } } }, clock),
  );
  expect(size).toEqual([1]);
});

test("a question of very many tests is left to the query, whatever its tests are", async () => {
  const engine = await withEngine({ stores: numberedStores(10) });
  const { version } = await engine.engine.sync("w");
  const did: Condition = { did: { event: "E1" } };
  const nots = (count: number) => ({ all: [did, ...Array.from({ length: count }, () => ({ not: { any: [] } }))] });
  const before = answers.fromColumns;
  await same(engine, nots(900), version);
  expect(answers.fromColumns).toBe(before + 2);
  await same(engine, nots(1_100), version);
  expect(answers.fromColumns).toBe(before + 2);
});
