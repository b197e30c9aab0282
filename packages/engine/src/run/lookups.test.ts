import type { Expr, Plan } from "@throughline/query";
import { expect, test } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { withEngine } from "../testing/with-engine.ts";

const column = (name: string, of: string): Expr => ({ column: name, of });
const names = (scan: string, where: Expr): Plan => ({
  project: { filter: { scan, as: "n" }, where },
  columns: { id: column("id", "n") },
  as: "ids",
});
const named = (name: string) =>
  names("eventNames", { call: "=", args: [column("folded", "n"), { literal: name, type: "text" }] });
const texts = (part: string) =>
  names("strings", { call: "contains", args: [column("folded", "n"), { literal: part, type: "text" }] });

function counted(where: Expr): Plan {
  const events: Plan = { filter: { scan: "events", as: "e" }, where };
  return { aggregate: events, by: {}, measures: { n: { fn: "count" } }, as: "c" };
}

test("a name that came later is looked up again, and an older version goes on without it", async () => {
  const { engine, ask, stores } = await withEngine();
  const bought = counted({ in: column("event", "e"), plan: named("buy") });
  stores.event({ event: "view", userId: "u", timestamp: 1 });
  const { version } = await engine.sync("w");
  expect(await ask(bought)).toEqual([[0]]);
  stores.event({ event: "Buy", userId: "u", timestamp: 2 });
  await engine.sync("w");
  expect(await ask(bought)).toEqual([[1]]);
  expect(await ask(bought, { version })).toEqual([[0]]);
});

test("few and many texts are found alike, and what is missing is in none of them", async () => {
  const stores = new FakeStores();
  for (let i = 0; i < 120; i++)
    stores.event({ userId: "u", timestamp: i, properties: i % 2 === 0 ? { page: `/p${i}` } : {} });
  const { engine, ask } = await withEngine({ stores });
  await engine.sync("w");
  const has = (part: string): Expr => ({ in: column("s:page", "e"), plan: texts(part) });
  for (const [part, found] of [
    ["/p118", 1],
    ["/p1", 15],
    ["/p", 60],
    ["/q", 0],
  ] as const) {
    expect(await ask(counted(has(part)))).toEqual([[found]]);
    expect(await ask(counted({ call: "not", args: [has(part)] }))).toEqual([[120 - found]]);
  }
});
