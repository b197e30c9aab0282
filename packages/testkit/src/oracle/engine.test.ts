import { evaluateTrend, moneyProblems, peopleOf, type RunPlan, sizePlan, type TrendQuery } from "@throughline/model";
import { expect, test } from "vitest";
import { RealWorkspace } from "./real-workspace.ts";

const clock = { now: Date.parse("2026-03-31T12:00:00Z"), zone: "Europe/Berlin", weekStart: "monday" } as const;
const words = { nouns: { customer: "customer", account: "account" }, currency: "EUR" };
const at = (text: string) => Date.parse(text);

const days = (unit: TrendQuery["unit"], series: TrendQuery["series"], more: Partial<TrendQuery> = {}): TrendQuery => ({
  unit,
  series,
  interval: "day",
  range: { from: "2026-03-29", to: "2026-03-31" },
  ...more,
});

const ask = (query: TrendQuery, run: RunPlan) => evaluateTrend(query, clock, words, run);

/** Values and total of each line; the people of each total of units are as many. */
async function counted(query: TrendQuery, run: RunPlan) {
  const answer = await ask(query, run);
  for (const [i, line] of answer.lines.entries()) {
    const { population, note } = peopleOf(query, answer, i);
    if (!population || note !== null) continue;
    const frame = await run(sizePlan(population, clock));
    expect([line.key, frame.columns[0]?.values[0]]).toEqual([line.key, line.total]);
  }
  return answer.lines.map((line) => [line.key, ...line.values, line.total]);
}

test("a merge makes one customer of two in every period, its undo two again; older versions stay as they were", async () => {
  const world = await RealWorkspace.open(clock);
  await world.events([
    { anonymousId: "x", event: "view", timestamp: at("2026-03-29T10:00:00Z"), properties: { page: "a" } },
    { userId: "1", event: "view", timestamp: at("2026-03-29T10:20:00Z"), properties: { page: "b" } },
    { userId: "1", event: "view", timestamp: at("2026-03-31T08:00:00Z"), properties: { page: "b" } },
    { userId: "2", event: "view", timestamp: at("2026-03-31T09:00:00Z"), properties: { page: "b" } },
  ]);
  const uniques = days("customer", [{ event: "view", measure: "unique" }]);
  const rolling = days("customer", [{ event: "view", measure: "rolling7" }]);
  const sessions = days("session", [{ event: "view", measure: "unique" }]);
  const perUnit = days("customer", [{ event: "view", measure: "perUnit" }]);
  const twice = days("customer", [{ event: "view", measure: "unique" }], {
    filter: { did: { event: "view", op: ">=", value: 2 } },
  });
  const numbers = async (run: RunPlan) => ({
    uniques: (await counted(uniques, run))[0]?.slice(1),
    rolling: (await counted(rolling, run))[0]?.slice(1),
    sessions: (await counted(sessions, run))[0]?.slice(1),
    perUnit: (await counted(perUnit, run))[0]?.slice(1),
    twice: (await counted(twice, run))[0]?.slice(1),
  });
  const apart = {
    uniques: [2, 0, 2, 3],
    rolling: [2, 2, 3, 3],
    sessions: [2, 0, 2, 4],
    perUnit: [1, null, 1, 4 / 3],
    twice: [1, 0, 1, 1],
  };
  const together = {
    uniques: [1, 0, 2, 2],
    rolling: [1, 1, 2, 2],
    sessions: [1, 0, 2, 3],
    perUnit: [2, null, 1, 2],
    twice: [1, 0, 1, 1],
  };
  const before = await world.version();
  expect(await numbers(world.asking())).toEqual(apart);
  await world.identity("link", "anon:x", "user:1", at("2026-03-31T10:00:00Z"));
  const merged = await world.version();
  expect(await numbers(world.asking())).toEqual(together);
  await world.identity("unlink", "anon:x", "user:1", at("2026-03-31T11:00:00Z"));
  expect(await numbers(world.asking())).toEqual(apart);
  expect(await numbers(world.asking({ kind: "all" }, before))).toEqual(apart);
  expect(await numbers(world.asking({ kind: "all" }, merged))).toEqual(together);
});

test("within a seller's scope every number of people and accounts has exactly its list", async () => {
  const world = await RealWorkspace.open(clock);
  await world.records("account", [
    { id: "own", ownerId: "ann", industry: "Retail" },
    { id: "other", ownerId: "bob", industry: "Media" },
  ]);
  await world.records("membership", [
    { customerId: "1", accountId: "own", primary: true },
    { customerId: "1", accountId: "other", primary: false },
    { customerId: "2", accountId: "other", primary: true },
  ]);
  const timestamp = at("2026-03-30T10:00:00Z");
  await world.events([
    { userId: "1", timestamp },
    { userId: "1", groupId: "other", timestamp },
    { userId: "2", groupId: "own", timestamp },
    { userId: "3", groupId: "own", timestamp },
  ]);
  const run = world.asking({ kind: "accountsOf", ownerId: "ann" });
  const measures = ["total", "unique", "rolling7"].map((measure) => ({ event: "view", measure }));
  expect(await counted(days("customer", measures), run)).toEqual([
    ["A", 0, 3, 0, 3],
    ["B", 0, 1, 0, 1],
    ["C", 0, 1, 1, 1],
  ]);
  expect(await counted(days("account", measures), run)).toEqual([
    ["A", 0, 3, 0, 3],
    ["B", 0, 1, 0, 1],
    ["C", 0, 1, 1, 1],
  ]);
  expect(await counted(days("customer", measures.slice(1, 2), { breakdown: [{ account: "industry" }] }), run)).toEqual([
    ["A:0", 0, 1, 0, 1],
  ]);
});

test("accounts that are only named in events are counted, and are in the list", async () => {
  const world = await RealWorkspace.open(clock);
  const timestamp = at("2026-03-30T10:00:00Z");
  await world.events([
    { userId: "1", groupId: "named", timestamp },
    { userId: "1", timestamp },
  ]);
  expect(await counted(days("account", [{ event: "view", measure: "unique" }]), world.asking())).toEqual([
    ["A", 0, 1, 0, 1],
  ]);
});

async function orders(currencies: readonly (string | null)[]): Promise<RealWorkspace> {
  const world = await RealWorkspace.open(clock);
  await world.records("account", [{ id: "a" }]);
  await world.records(
    "product",
    ["x", "y", "z"].map((id) => ({ id, department: `Dept ${id}` })),
  );
  await world.records(
    "order",
    currencies.map((currency, i) => ({
      id: `o${i}`,
      accountId: "a",
      customerId: `${i}`,
      placedAt: at("2026-03-30T10:00:00Z"),
      amount: `${10 * (i + 1)}.10`,
      ...(currency === null ? {} : { currency }),
    })),
  );
  await world.records(
    "orderLine",
    currencies.map((_, i) => ({
      orderId: `o${i}`,
      lineNumber: 1,
      productId: ["x", "y", "z"][i % 3] ?? "x",
      amount: `${i + 1}.00`,
    })),
  );
  return world;
}

test("amounts of several currencies are a problem that names the workspace's, not a number", async () => {
  const world = await orders(["EUR", "USD", null]);
  const run = world.asking();
  const revenue = { event: "order.placed", measure: "sum", property: "amount" };
  const answer = await ask(days("customer", [{ event: "order.placed", measure: "total" }, revenue]), run);
  expect(answer.lines.map((line) => [line.total, line.exactTotal])).toEqual([
    [3, null],
    [null, null],
  ]);
  expect(answer.problems).toMatchObject([{ code: "mixedCurrencies", path: ["series", 1, "property"] }]);
  expect(answer.problems[0]?.message).toMatch(/EUR and USD.*EUR, the workspace's/);
  const lines = await ask(days("customer", [{ event: "order.line", measure: "avg", property: "amount" }]), run);
  expect(lines.problems).toMatchObject([{ path: ["series", 0, "property"] }]);
  const one = { ...revenue, where: [{ property: "currency", op: "is", value: "usd" }] } as const;
  const dollars = await ask(days("customer", [one]), run);
  expect(dollars.problems).toEqual([]);
  expect(dollars.lines[0]).toMatchObject({ exactTotal: "20.1000", format: { kind: "money", currency: "USD" } });
  const spent = { did: { event: "order.placed", measure: "sum", property: "amount", op: ">", value: 5 } } as const;
  expect(await moneyProblems({ all: [{ not: spent }] }, "EUR", clock, run)).toMatchObject([
    { code: "mixedCurrencies", path: ["all", 0, "not", "did", "property"] },
  ]);
  const priced = { did: { ...spent.did, event: "order.line" } };
  expect(await moneyProblems(priced, "EUR", clock, run)).toHaveLength(1);
  expect(await moneyProblems({ did: { event: "order.placed" } }, "EUR", clock, run)).toEqual([]);
});

test("one currency, also a foreign one, is summed and shown as itself", async () => {
  const world = await orders(["GBP", "gbp"]);
  const revenue = days("customer", [{ event: "order.placed", measure: "sum", property: "amount" }]);
  const answer = await ask(revenue, world.asking());
  expect(answer.lines[0]).toMatchObject({ exactTotal: "30.2000", format: { kind: "money", currency: "GBP" } });
  expect(answer.problems).toEqual([]);
});

test("the lines of a breakdown are the largest by the measure itself, also of a related record", async () => {
  const world = await orders(Array.from({ length: 6 }, () => "EUR"));
  const measured = async (measure: string, property: string) => {
    const query = days("customer", [{ event: "order.line", measure, property }], {
      breakdown: [{ property: "product.department" }],
      breakdownLimit: 2,
    });
    const { lines } = await ask(query, world.asking());
    return lines.map((line) => [line.label, Number(line.total?.toFixed(4))]);
  };
  const largest = (z: number, y: number, rest: number) => [
    ["Dept z", z],
    ["Dept y", y],
    ["Other", rest],
  ];
  expect(await measured("sum", "amount")).toEqual(largest(9, 7, 5));
  expect(await measured("avg", "amount")).toEqual(largest(4.5, 3.5, 2.5));
  expect(await measured("max", "order.amount")).toEqual(largest(60.1, 50.1, 40.1));
  expect(await measured("sum", "order.amount")).toEqual(largest(90.2, 70.2, 50.2));
});
