import {
  type Condition,
  evaluateTrend,
  finding,
  lowerPopulation,
  membersPlan,
  peopleOf,
  sizePlan,
  summaryPlans,
  type TrendQuery,
  wrongTyped,
} from "@throughline/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { World, WorldEvent } from "./world.ts";
import { WorldTables } from "./world-tables.ts";

let tables: WorldTables;
beforeAll(async () => {
  tables = await WorldTables.open();
});
afterAll(() => tables.close());

const now = Date.parse("2026-03-31T12:00:00Z");
const clock = { now, zone: "Europe/Berlin", weekStart: "monday" } as const;
const words = { nouns: { customer: "household", account: "shop" }, currency: "EUR" };

let seq = 0;
const event = (customer: number | null, name: string, at: string, more: Partial<WorldEvent> = {}): WorldEvent => ({
  kind: 0,
  name,
  customer,
  account: null,
  product: null,
  session: null,
  t: Date.parse(at),
  seq: seq++,
  properties: {},
  ...more,
});
const world = (events: readonly WorldEvent[], more: Partial<World> = {}): World => ({
  events,
  customers: [1, 2, 3, 4].map((id) => ({ id, fields: {} })),
  accounts: [1, 2].map((id) => ({ id, fields: {} })),
  products: [],
  memberships: [],
  ...more,
});

const who = async (where: Condition, unit: "customer" | "account" = "customer") =>
  (await tables.numbers(lowerPopulation({ unit, where }, clock), "unit")).sort((a, b) => a - b);

test("row 1: fewer than 3 in 30 days includes whoever has none", async () => {
  await tables.fill(
    world(
      [1, 2, 3].map((day) => event(1, "X", `2026-03-2${day}T10:00:00Z`)).concat(event(2, "X", "2026-03-20T10:00:00Z")),
    ),
  );
  const window = { last: "P30D" };
  expect(await who({ did: { event: "X", op: "<", value: 3, window } })).toEqual([2, 3, 4]);
  expect(await who({ did: { event: "X", op: "=", value: 0, window } })).toEqual([3, 4]);
  expect(await who({ did: { event: "X", op: "between", value: [0, 1], window } })).toEqual([2, 3, 4]);
});

test("row 2: no X in 7 days includes a profile that is 3 days old", async () => {
  await tables.fill(world([event(1, "X", "2026-03-30T10:00:00Z"), event(2, "signed up", "2026-03-28T10:00:00Z")]));
  expect(await who({ not: { did: { event: "X", window: { last: "P7D" } } } })).toEqual([2, 3, 4]);
});

test("last D is [t-D, t): its first instant is in, the instant asked is not", async () => {
  const at = [now - 7 * 86_400_000 + 3_600_000, now - 7 * 86_400_000 + 3_599_999, now, now - 1];
  await tables.fill(world(at.map((t, i) => event(i + 1, "X", new Date(t).toISOString()))));
  expect(await who({ did: { event: "X", window: { last: "P7D" } } })).toEqual([1, 4]);
});

test("row 22, as far as these kinds go: an order counts once whoever is a member of its account", async () => {
  const order = event(null, "order.placed", "2026-03-20T10:00:00Z", {
    kind: 1,
    account: 1,
    properties: { amount: 10.1 },
  });
  const memberships = [1, 2, 3].map((customer) => ({ customer, account: 1, primary: true }));
  const accounts = [1, 2].map((id) => ({ id, fields: { industry: "Retail" } }));
  await tables.fill(world([order, { ...order, seq: 99, properties: { amount: 0.2 } }], { memberships, accounts }));
  const sum = (op: "=" | "!=", value: number): Condition => ({
    did: { event: "order.placed", measure: "sum", property: "amount", op, value },
  });
  expect(await who(sum("=", 10.3), "account")).toEqual([1]);
  expect(await who({ account: { field: "industry", op: "is", value: "RETAIL" } })).toEqual([1, 2, 3]);
  expect(await who({ account: { field: "industry", op: "is not", value: "retail" } })).toEqual([4]);
});

test("any event leaves business events out", async () => {
  await tables.fill(
    world([event(1, "order.placed", "2026-03-20T10:00:00Z", { kind: 1 }), event(2, "view", "2026-03-20T10:00:00Z")]),
  );
  expect(await who({ did: { event: "*" } })).toEqual([2]);
  expect(await who({ did: { event: "order.placed" } })).toEqual([1]);
});

test("64 nested levels and ten thousand values run", async () => {
  await tables.fill(world([], { customers: [{ id: 1, fields: { code: "c9999" } }] }));
  let where: Condition = {
    trait: { trait: "code", op: "in", value: Array.from({ length: 10_000 }, (_, i) => `C${i}`) },
  };
  for (let i = 0; i < 60; i++) where = i % 2 ? { not: where } : { all: [where, { all: [] }] };
  expect(await who({ any: [where] })).toEqual([1]);
});

const trend = (query: TrendQuery) => evaluateTrend(query, clock, words, (plan) => tables.run(plan));
const byDay = { unit: "customer", interval: "day", range: { last: 3, unit: "day" } } as const;

test("uniques of a range count a customer once; the last bucket is flagged; people are as many", async () => {
  await tables.fill(
    world([
      event(1, "X", "2026-03-29T21:59:59Z"),
      event(1, "X", "2026-03-29T22:00:00Z"),
      event(2, "X", "2026-03-31T10:00:00Z"),
      event(null, "X", "2026-03-31T10:00:00Z"),
    ]),
  );
  const query: TrendQuery = {
    ...byDay,
    series: [
      { event: "x", measure: "unique" },
      { event: "X", measure: "total" },
    ],
    formula: { expression: "B / A" },
  };
  const answer = await trend(query);
  expect(answer.lines.map((l) => [l.key, l.values, l.total])).toEqual([
    ["A", [1, 1, 1], 2],
    ["B", [1, 1, 2], 4],
    ["F", [1, 1, 2], 2],
  ]);
  expect(answer.unfinished).toBe(true);
  expect(answer.notes).toContain("The last bucket is not over yet.");
  expect(peopleOf(query, answer, 0).note).toBeNull();
  expect(peopleOf(query, answer, 1).note).toContain("each once");
  expect(peopleOf(query, answer, 2).population).toBeNull();
  const { population } = peopleOf(query, answer, 1, { bucket: 2 });
  expect(population && (await tables.numbers(sizePlan(population, clock), "size"))).toEqual([1]);
});

test("a session does not break at midnight, ends after 30 idle minutes, and is where it starts", async () => {
  await tables.fill(
    world([
      event(1, "X", "2026-03-29T21:50:00Z"),
      event(1, "X", "2026-03-29T22:20:00Z"),
      event(1, "X", "2026-03-29T22:50:01Z"),
      event(1, "X", "2026-03-31T08:00:00Z", { session: "s" }),
      event(1, "X", "2026-03-31T11:00:00Z", { session: "s" }),
    ]),
  );
  const answer = await trend({ ...byDay, series: [{ event: "X", measure: "sessions" }] });
  expect(answer.lines[0]?.values).toEqual([1, 1, 1]);
});

test("values past the limit are Other, units without one (none), and the lines of events add up", async () => {
  const colours = ["red", "RED", "blue", "green", "grey", 7];
  const events = colours.map((colour) => event(1, "X", "2026-03-30T10:00:00Z", { properties: { colour } }));
  await tables.fill(
    world([
      ...events,
      event(2, "X", "2026-03-30T10:00:00Z"),
      event(3, "X", "2026-03-30T10:00:00Z", { properties: { colour: ["red"] } }),
    ]),
  );
  const query: TrendQuery = {
    ...byDay,
    series: [{ event: "X", measure: "total" }],
    breakdown: [{ property: "colour" }],
    breakdownLimit: 2,
  };
  const answer = await trend(query);
  expect(answer.lines.map((l) => [l.label, l.role, l.total])).toEqual([
    ["red", "value", 2],
    ["blue", "value", 1],
    ["Other", "other", 4],
    ["(none)", "none", 1],
  ]);
  expect(answer.hiddenValues).toBe(3);
  expect(finding(query, answer)).toBe("red leads with 2 X");
});

test("an unfinished range is compared with as much of the period before", async () => {
  const days = [
    "2026-03-26T11:00:00Z",
    "2026-03-27T09:00:00Z",
    "2026-03-28T09:00:00Z",
    "2026-03-28T13:00:00Z",
    "2026-03-29T09:00:00Z",
  ];
  await tables.fill(
    world(
      [...days, "2026-03-30T09:00:00Z", "2026-03-31T09:00:00Z", "2026-03-31T10:00:00Z"].map((at) => event(1, "X", at)),
    ),
  );
  const query: TrendQuery = { ...byDay, series: [{ event: "X", measure: "total" }], compare: { period: "previous" } };
  const answer = await trend(query);
  const [line] = answer.lines;
  expect([line?.total, line?.compareTotal, line?.compareElapsedTotal, line?.compareValues]).toEqual([
    4,
    4,
    3,
    [1, 1, 2],
  ]);
  expect(finding(query, answer)).toBe("X rose to 4, up 33.3\u00a0% on the same part of the previous 3 days");
});

test("money is summed exactly, and says so", async () => {
  const lines = Array.from({ length: 1000 }, () =>
    event(null, "order.line", "2026-03-30T10:00:00Z", { kind: 1, properties: { amount: 0.1 } }),
  );
  await tables.fill(world(lines));
  const answer = await trend({ ...byDay, series: [{ event: "order.line", measure: "sum", property: "amount" }] });
  expect(answer.lines[0]).toMatchObject({
    total: 100,
    exactTotal: "100.0000",
    format: { kind: "money", currency: "EUR", decimals: 2 },
  });
});

test("pages of members follow each other without gap or repeat", async () => {
  await tables.fill(world([]));
  const page = (after?: { sort: number; key: string }) =>
    tables.numbers(
      membersPlan({ unit: "customer", where: { all: [] } }, clock, {
        first: 3,
        sort: "lastSeen",
        descending: true,
        ...(after ? { after } : {}),
      }),
      "unit",
    );
  expect([await page(), await page({ sort: 2, key: "key:2" })]).toEqual([[4, 3, 2], [1]]);
});

test("a summary sets the units beside everyone", async () => {
  const customers = [1, 2, 3, 4].map((id) => ({ id, fields: { plan: id < 3 ? "pro" : "Free" } }));
  await tables.fill(
    world([event(1, "X", "2026-03-30T10:00:00Z"), event(3, "X", "2026-03-30T10:00:00Z")], { customers }),
  );
  const [summary] = summaryPlans(
    { unit: "customer", where: { trait: { trait: "plan", op: "is", value: "PRO" } } },
    clock,
    ["plan"],
  );
  const frame = summary && (await tables.run(summary.plan));
  expect(frame?.columns.map((c) => [c.name, c.values])).toEqual([
    ["value", ["pro", "Free"]],
    ["here", [2, 0]],
    ["all", [2, 2]],
  ]);
});

test("a zone of a trend cuts its days; who is counted is decided in the workspace's zone", async () => {
  await tables.fill(
    world([
      event(1, "X", "2026-03-30T22:30:00Z"),
      event(1, "Y", "2026-03-30T22:30:00Z"),
      event(2, "X", "2026-03-30T10:00:00Z"),
      event(2, "Y", "2026-03-30T20:30:00Z"),
    ]),
  );
  const query: TrendQuery = {
    unit: "customer",
    series: [{ event: "X", measure: "unique" }],
    filter: { did: { event: "Y", window: { from: "2026-03-31" } } },
    interval: "day",
    range: { from: "2026-03-30", to: "2026-03-31" },
    zone: "America/New_York",
  };
  const answer = await trend(query);
  expect(answer.lines.map((l) => [l.values, l.total])).toEqual([[[1, 0], 1]]);
  const { population } = peopleOf(query, answer, 0);
  expect(population && (await tables.numbers(sizePlan(population, clock), "size"))).toEqual([1]);
});

test("hours are compared with the hours that the clock shows alike, over a change of the clocks too", async () => {
  const hours = ["2026-03-29T07:15:00Z", "2026-03-29T08:15:00Z", "2026-03-28T08:15:00Z", "2026-03-28T01:15:00Z"];
  await tables.fill(world([...hours, "2026-03-30T00:15:00Z"].map((at) => event(1, "X", at))));
  const asked = (day: string): TrendQuery => ({
    unit: "customer",
    series: [{ event: "X", measure: "total" }],
    interval: "hour",
    range: { from: day, to: day },
    compare: { period: "previous" },
  });
  const spring = await trend(asked("2026-03-29"));
  const local = (answer: typeof spring, hour: number) =>
    answer.buckets.findIndex((start) => new Date(start + 2 * 3_600_000).getUTCHours() === hour);
  expect(spring.buckets).toHaveLength(23);
  const [line] = spring.lines;
  expect([9, 10].map((hour) => line?.values[local(spring, hour)])).toEqual([1, 1]);
  expect([9, 10].map((hour) => line?.compareValues?.[local(spring, hour)])).toEqual([1, 0]);
  expect([line?.compareTotal, line?.compareValues?.reduce((a: number, b) => a + (b ?? 0), 0)]).toEqual([2, 1]);
  const { population } = peopleOf(asked("2026-03-29"), spring, 0, { bucket: local(spring, 9), compare: true });
  expect(population && (await tables.numbers(sizePlan(population, clock), "size"))).toEqual([1]);
  const after = await trend(asked("2026-03-30"));
  expect([after.buckets.length, after.lines[0]?.values[2], after.lines[0]?.compareValues?.[2]]).toEqual([24, 1, null]);
});

test("a rolling window ends today where its bucket is not over, and has the people it counts", async () => {
  await tables.fill(
    world(
      ["2026-02-27T10:00:00Z", "2026-03-05T10:00:00Z", "2026-03-06T10:00:00Z"].map((at, i) => event(i + 1, "X", at)),
    ),
  );
  const early = { ...clock, now: Date.parse("2026-03-09T12:00:00Z") };
  const query: TrendQuery = {
    unit: "customer",
    series: [{ event: "X", measure: "rolling7" }],
    interval: "month",
    range: { from: "2026-02-01", to: "2026-04-30" },
    compare: { from: "2026-01-01" },
  };
  const answer = await evaluateTrend(query, early, words, (plan) => tables.run(plan));
  expect(answer.lines.map((l) => [l.values, l.total])).toEqual([[[1, 2, null], 2]]);
  const { population } = peopleOf(query, answer, 0);
  expect(population && (await tables.numbers(sizePlan(population, early), "size"))).toEqual([2]);
  expect(peopleOf(query, answer, 0, { bucket: 2 }).population).toBeNull();
});

test("conditions measure the fields of related records", async () => {
  const products = [
    { id: 1, fields: { price: 2.5, brand: "A" } },
    { id: 2, fields: { price: 4, brand: "B" } },
  ];
  const at = "2026-03-20T10:00:00Z";
  await tables.fill(
    world(
      [
        event(1, "order.line", at, { product: 1 }),
        event(1, "order.line", at, { product: 2 }),
        event(2, "order.line", at),
      ],
      { products },
    ),
  );
  const measured = (measure: "sum" | "max" | "distinct", property: string, value: number) =>
    who({ did: { event: "order.line", measure, property: `product.${property}`, op: "=", value } });
  expect(await measured("sum", "price", 6.5)).toEqual([1]);
  expect(await measured("max", "price", 4)).toEqual([1]);
  expect(await measured("distinct", "brand", 2)).toEqual([1]);
});

test("pages of accounts go on after a cursor, whatever the sort is called", async () => {
  await tables.fill(world([]));
  const everyone = { unit: "account", where: { all: [] } } as const;
  const page = { first: 5, sort: "lastSeen", after: { sort: "key:1", key: "key:1" } } as const;
  expect(await tables.numbers(membersPlan(everyone, clock, page), "unit")).toEqual([2]);
});

test("sessions of accounts are cut before the filter looks at them", async () => {
  await tables.fill(
    world([
      event(1, "X", "2026-03-30T10:00:00Z", { account: 1 }),
      event(1, "X", "2026-03-30T10:20:00Z"),
      event(1, "X", "2026-03-30T10:40:00Z", { account: 1 }),
    ]),
  );
  const filter: Condition = { did: { event: "X" } };
  const query: TrendQuery = { ...byDay, unit: "account", series: [{ event: "X", measure: "sessions" }], filter };
  expect((await trend(query)).lines[0]?.values).toEqual([0, 1, 0]);
});

test("values that a test or a measure cannot read are counted, each kind of reading once", async () => {
  const at = "2026-03-30T10:00:00Z";
  const amounts = [1, 2.5, "3", "n/a", true, ["4"]].map((amount) => event(1, "X", at, { properties: { amount } }));
  const customers = [
    { id: 1, fields: { plan: 7 } },
    { id: 2, fields: { plan: "pro" } },
    { id: 3, fields: {} },
  ];
  await tables.fill(
    world([...amounts, event(1, "X", at), event(1, "X", "2026-01-01T00:00:00Z", { properties: { amount: "old" } })], {
      customers,
    }),
  );
  const plan: Condition = { trait: { trait: "plan", op: "is not", value: "pro" } };
  const run = (asked: Parameters<typeof tables.run>[0]) => tables.run(asked);
  expect(await wrongTyped({ any: [plan, { not: plan }] }, {}, clock, run)).toEqual([
    '1 value of "plan" of customers is of another type: counted as missing.',
  ]);
  const query: TrendQuery = {
    ...byDay,
    series: [{ event: "X", measure: "sum", property: "amount", where: [{ property: "amount", op: "is set" }] }],
    filter: { did: { event: "X", measure: "sum", property: "amount", op: ">", value: 1 } },
  };
  const { periods, lines } = await trend(query);
  expect(lines[0]?.total).toBe(3.5);
  expect(await wrongTyped(query, periods.main, clock, run)).toEqual([
    '4 values of "amount" of X are of another type: counted as missing.',
    '5 values of "amount" of X are of another type: counted as missing.',
  ]);
});
