import type { Expr, Plan } from "@throughline/query";
import { expect, test, vi } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { count } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";
import { Lookups } from "./lookups.ts";

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

test("a version that ends while a question reads is gone for it: what went with the version would be missing", async () => {
  const hour = 3_600_000;
  let now = Date.UTC(2026, 0, 1);
  const stores = new FakeStores();
  stores.event({ event: "view", userId: "a", timestamp: now });
  stores.event({ event: "view", anonymousId: "x", timestamp: now });
  const { engine, ask } = await withEngine({ stores, now: () => now });
  const { version } = await engine.sync("w");
  stores.link("link", "user:a", "anon:x", now);
  now += 60_000;
  await engine.sync("w");
  expect(await ask(count("identifiers"), { version })).toEqual([[2]]);

  const { among } = Lookups.prototype;
  const looked = vi.spyOn(Lookups.prototype, "among").mockImplementationOnce(async function (this: Lookups, ...about) {
    const found = await among.apply(this, about);
    for (const userId of ["b", "c"]) {
      now += hour;
      stores.event({ event: "view", userId, timestamp: now });
      await engine.sync("w");
    }
    return found;
  });
  const known: Expr = { call: "isNotNull", args: [column("key", "i")] };
  const identifiers: Plan = { filter: { scan: "identifiers", as: "i" }, where: known };
  const asked = ask({ aggregate: identifiers, by: {}, measures: { n: { fn: "count" } }, as: "c" }, { version });
  await expect(asked).rejects.toMatchObject({ problem: "versionGone" });
  looked.mockRestore();
});
