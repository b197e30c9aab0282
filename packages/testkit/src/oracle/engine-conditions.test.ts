import { type Condition, lowerPopulation, type RunPlan, type Unit } from "@throughline/model";
import { expect, test } from "vitest";
import { RealWorkspace } from "./real-workspace.ts";

const clock = { now: Date.parse("2026-03-31T12:00:00Z"), zone: "Europe/Berlin", weekStart: "monday" } as const;
const at = (text: string) => Date.parse(text);

/** Keys of the units that satisfy, as the engine gives them. */
async function who(run: RunPlan, where: Condition, unit: Unit = "customer"): Promise<readonly unknown[]> {
  const relation = unit === "customer" ? "customers" : "accounts";
  const frame = await run({
    sort: {
      project: {
        filter: { scan: relation, as: "x" },
        where: { in: { column: "id", of: "x" }, plan: lowerPopulation({ unit, where }, clock) },
      },
      columns: { key: { column: "key", of: "x" } },
      as: "k",
    },
    by: [{ by: { column: "key", of: "k" } }],
  });
  return Array.from(frame.columns[0]?.values ?? []);
}

const trialThenPaid: Condition = {
  sequence: { steps: [{ event: "trial" }, { event: "paid", within: "P7D", without: [{ event: "call" }] }] },
};

test("a merge joins the acts of two into one sequence, its undo parts them, a late act spoils it", async () => {
  const world = await RealWorkspace.open(clock);
  await world.events([
    { anonymousId: "x", event: "trial", timestamp: at("2026-03-20T10:00:00Z") },
    { userId: "1", event: "paid", timestamp: at("2026-03-27T10:00:00Z") },
    { userId: "2", event: "message.opened", timestamp: at("2026-03-27T10:00:00Z"), properties: { channel: "email" } },
  ]);
  expect(await who(world.asking(), trialThenPaid)).toEqual([]);
  expect(await who(world.asking(), { did: { event: "*" } })).toEqual(["anon:x", "user:1"]);
  await world.identity("link", "anon:x", "user:1", at("2026-03-28T10:00:00Z"));
  expect(await who(world.asking(), trialThenPaid)).toEqual(["user:1"]);
  expect(await who(world.asking(), { ids: { values: ["anon:x", "1", "none"] } })).toEqual(["user:1"]);
  expect(await who(world.asking(), { existedFor: { op: ">=", duration: "P11D" } })).toEqual(["user:1"]);
  expect(await who(world.asking(), { message: { event: "opened", channel: "Email" } })).toEqual(["user:2"]);
  const merged = await world.version();
  await world.events([{ userId: "1", event: "call", timestamp: at("2026-03-25T10:00:00Z") }]);
  expect(await who(world.asking(), trialThenPaid)).toEqual([]);
  expect(await who(world.asking({ kind: "all" }, merged), trialThenPaid)).toEqual(["user:1"]);
  await world.identity("unlink", "anon:x", "user:1", at("2026-03-29T10:00:00Z"));
  expect(await who(world.asking(), { ids: { values: ["anon:x", "1"] } })).toEqual(["anon:x", "user:1"]);
});

test("records, people and accounts as the stores keep them: nothing fans out, a seller sees the own ones", async () => {
  const world = await RealWorkspace.open(clock);
  await world.records("account", [
    { id: "own", ownerId: "ann", industry: "Retail" },
    { id: "other", ownerId: "bob" },
  ]);
  await world.records(
    "membership",
    [
      ["1", "own"],
      ["2", "own"],
      ["1", "other"],
    ].map(([customerId = "", accountId = ""]) => ({ customerId, accountId, primary: accountId === "own" })),
  );
  await world.records(
    "order",
    ["own", "own", "other"].map((accountId, i) => ({
      id: `o${i}`,
      accountId,
      customerId: "1",
      placedAt: at("2026-03-30T10:00:00Z"),
      amount: ["10.10", "0.20", "7.00"][i] ?? "0.00",
    })),
  );
  await world.records("orderLine", [{ orderId: "o0", lineNumber: 1, amount: "10.10", quantity: 2 }]);
  await world.records("opportunity", [{ id: "p", accountId: "own", amount: "50.00", status: "open" }]);
  await world.events([{ userId: "2", event: "Pricing", timestamp: at("2026-03-30T10:00:00Z") }]);
  const big: Condition = {
    all: [
      { related: { relation: "orders", measure: "sum", property: "amount", op: "=", value: 10.3 } },
      { related: { relation: "contacts", quantifier: "at least", least: 2 } },
    ],
  };
  const all = world.asking();
  expect(await who(all, big, "account")).toEqual(["own"]);
  expect(
    await who(all, { related: { relation: "orders", measure: "sum", property: "amount", op: "=", value: 17.3 } }),
  ).toEqual(["user:1"]);
  const keen: Condition = { related: { relation: "contacts", quantifier: "any", who: { did: { event: "Pricing" } } } };
  expect(await who(all, keen, "account")).toEqual(["own"]);
  expect(await who(all, { related: { relation: "accounts", quantifier: "any", who: keen } })).toEqual([
    "user:1",
    "user:2",
  ]);
  expect(
    await who(
      all,
      { related: { relation: "lines", quantifier: "any", where: [{ property: "quantity", op: ">", value: 1 }] } },
      "account",
    ),
  ).toEqual(["own"]);
  expect(
    await who(all, { related: { relation: "opportunities", measure: "sum", property: "amount", op: "=", value: 50 } }),
  ).toEqual(["user:1", "user:2"]);
  const ofAnn = world.asking({ kind: "accountsOf", ownerId: "ann" });
  expect(await who(ofAnn, { related: { relation: "accounts", measure: "count", op: "=", value: 1 } })).toEqual([
    "user:1",
    "user:2",
  ]);
});
