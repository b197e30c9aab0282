import {
  actCountsPlan,
  breakdownValuesPlan,
  type Condition,
  channelsOfReach,
  evaluateTrend,
  explainUnit,
  memberRowsPlan,
  membersPlan,
  momentsPlan,
  pairSizesPlan,
  reachPlan,
  sizePlan,
  summaryPlans,
  type Unit,
  unknownIdsPlan,
  valueCountsPlan,
} from "@throughline/model";
import type { Plan } from "@throughline/query";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedTrend } from "../arbitrary-trend.ts";
import { fieldNames, someNow, worldAt } from "../arbitrary-world.ts";
import { rules } from "../session-oracle.ts";
import { Twins } from "./twins.ts";

let twins: Twins;
beforeAll(async () => {
  twins = await Twins.open(process.env["CHDB_HOME"] ?? "");
});
afterAll(() => twins.close());

const words = { nouns: { customer: "customer", account: "account" }, currency: "EUR" };
const run = (plan: Plan) => twins.run(plan);

test("trends: every plan that an answer needs gives the same rows", { timeout: 600_000 }, async () => {
  const before = twins.plans;
  await fc.assert(
    fc.asyncProperty(askedTrend, async ({ now, world, query }) => {
      await twins.fill(world);
      await evaluateTrend(query, { now, zone: "Europe/Berlin", weekStart: "monday", sessions: rules }, words, run);
    }),
    { numRuns: 25, seed: 20_261_123, endOnFailure: true },
  );
  expect(twins.plans - before).toBeGreaterThan(50);
});

/** What conditions mean is another test's; here they only choose people. */
const simple: readonly Condition[] = [
  { all: [] },
  { did: { event: "view", op: "<", value: 3 } },
  { any: [{ did: { event: "Order Placed" } }, { account: { field: "plan", op: "is set" } }] },
  { sequence: { steps: [{ event: "*" }, { event: "view", within: "P7D" }] } },
];

const asked = fc.constantFrom(...someNow).chain((now) =>
  fc.constantFrom<Unit>("customer", "account").chain((unit) =>
    fc.record({
      now: fc.constant(now),
      unit: fc.constant(unit),
      world: worldAt(now),
      conditions: fc.tuple(fc.constantFrom(...simple), fc.constantFrom(...simple)),
    }),
  ),
);

test("populations: sizes, lists, parts, reach, comparisons, breakdowns and explanations give the same rows", {
  timeout: 600_000,
}, async () => {
  const before = twins.rows;
  await fc.assert(
    fc.asyncProperty(asked, async ({ now, unit, world, conditions: [where, other] }) => {
      await twins.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", sessions: rules } as const;
      const [a, b] = [
        { unit, where },
        { unit, where: { not: other } },
      ];
      for (const plan of [
        sizePlan(a, clock),
        membersPlan(a, clock, { first: 3, sort: "key", descending: true }),
        membersPlan(a, clock, { first: 9, after: { sort: "key:2", key: "key:2" } }),
        memberRowsPlan(a, fieldNames, clock, { first: 4, after: "key:1" }),
        ...summaryPlans(a, clock, ["plan", "mixed"]).map(({ plan }) => plan),
        ...channelsOfReach.map((rule) => reachPlan(a, rule, clock)),
        pairSizesPlan({ a, b }, clock),
        valueCountsPlan({ a, b }, clock, "plan"),
        momentsPlan({ a, b }, clock, "amount"),
        actCountsPlan({ a, b }, clock),
        breakdownValuesPlan(a, unit === "customer" ? { trait: "mixed" } : { account: "mixed" }, 5, clock),
        breakdownValuesPlan(a, { event: "order.line", property: "product.amount" }, 5, clock),
        unknownIdsPlan(["1", "user:2", "key:2", "nobody"], unit),
      ])
        await run(plan);
      await explainUnit([where, other], { unit, id: 1 }, clock, run);
    }),
    { numRuns: 6, seed: 20_261_124, endOnFailure: true },
  );
  expect(twins.rows - before).toBeGreaterThan(200);
});
