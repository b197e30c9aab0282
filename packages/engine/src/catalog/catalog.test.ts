import { expect, test } from "vitest";
import { withEngine } from "../testing/with-engine.ts";

const everyone = { kind: "all" } as const;

async function shop() {
  const test = await withEngine();
  const { stores, engine } = test;
  stores.event({
    userId: "1",
    event: "Viewed",
    timestamp: 5,
    properties: { page: "/Home", price: 2, tags: ["x", "y"] },
  });
  stores.event({ userId: "1", event: "viewed", timestamp: 9, properties: { page: "/home", price: 2.5 } });
  stores.event({
    userId: "2",
    event: "Bought",
    timestamp: 7,
    properties: { page: "/Cart", price: "unknown", new: true },
  });
  stores.record("order", "o1", { customerId: "2", placedAt: 8, amount: "3.1000", country: "DE" });
  stores.profile({
    id: "user:1",
    createdAt: 1,
    traits: { plan: { value: "Pro", timestamp: 1, source: "s", messageId: "m" } },
  });
  await engine.sync("w");
  return test;
}

test("events are counted by folded name, with their customers and the time they span", async () => {
  const { engine } = await shop();
  const { events, cut } = await engine.catalog("w", everyone);
  const counted = await engine.catalog("w", everyone, "events");
  expect(counted.events).toEqual(events.map((event) => ({ ...event, fields: [] })));
  expect(counted.fields).toEqual([]);
  expect(events.map(({ fields: _, ...event }) => event)).toEqual([
    { name: "Viewed", kind: 0, count: 2, customers: 1, firstSeen: 5, lastSeen: 9 },
    { name: "Bought", kind: 0, count: 1, customers: 1, firstSeen: 7, lastSeen: 7 },
    { name: "order.placed", kind: 1, count: 1, customers: 1, firstSeen: 8, lastSeen: 8 },
  ]);
  expect(cut).toEqual(expect.objectContaining({ documentSeq: 4, businessSeq: 1 }));
});

test("fields say their letters, fill, distinct and top values", async () => {
  const { engine } = await shop();
  const { fields } = await engine.catalog("w", everyone);
  const field = (of: string, name: string) => fields.find((f) => f.of === of && f.name === name);
  expect(field("event", "page")).toEqual({
    of: "event",
    name: "page",
    letters: ["s"],
    rows: 4,
    fill: 0.75,
    distinct: 2,
    top: [
      { value: "/Home", count: 2 },
      { value: "/Cart", count: 1 },
    ],
  });
  expect(field("event", "price")).toMatchObject({ letters: ["n", "d", "s"], distinct: 3, fill: 0.75 });
  expect(field("event", "tags")).toMatchObject({ letters: ["l"], distinct: 2 });
  expect(field("event", "new")).toMatchObject({ letters: ["b"], top: [{ value: "true", count: 1 }] });
  expect(field("customer", "plan")).toMatchObject({ rows: 2, fill: 0.5, top: [{ value: "Pro", count: 1 }] });
  expect(field("order", "country")).toMatchObject({ rows: 1, top: [{ value: "DE", count: 1 }] });
});

test("an event's own fields are counted over its own rows", async () => {
  const { engine } = await shop();
  const { events } = await engine.catalog("w", everyone);
  const of = (event: string) => events.find(({ name }) => name === event)?.fields ?? [];
  const about = (event: string) => of(event).map(({ name, letters, fill }) => [name, letters.join(""), fill]);
  expect(about("Viewed").sort()).toEqual([
    ["page", "s", 1],
    ["price", "nd", 1],
    ["tags", "l", 0.5],
  ]);
  expect(about("Bought").sort()).toEqual([
    ["new", "b", 1],
    ["page", "s", 1],
    ["price", "s", 1],
  ]);
  expect(about("order.placed").map(([name]) => name)).not.toContain("page");
  expect(of("Viewed").find(({ name }) => name === "page")).toMatchObject({
    of: "event",
    rows: 2,
    distinct: 1,
    top: [{ value: "/Home", count: 2 }],
  });
});

test("values are searched by folded text and can be those of one event", async () => {
  const { engine } = await shop();
  const ask = (more: object) =>
    engine.values({ workspaceId: "w", scope: everyone, of: "event", name: "page", limit: 5, ...more });
  expect(await ask({ search: "HOM" })).toEqual([{ value: "/Home", count: 2 }]);
  expect(await ask({ event: "BOUGHT" })).toEqual([{ value: "/Cart", count: 1 }]);
  expect(await ask({ search: "%" })).toEqual([]);
  expect(await ask({ name: 'x"; DROP TABLE strings --' })).toEqual([]);
});
