import { expect, test } from "vitest";
import { count } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";

test("a membership that ends by the clock ends in the numbers too, and in no older cut", async () => {
  const start = Date.UTC(2026, 0, 1);
  let now = start;
  const { stores, engine, ask } = await withEngine({ now: () => now });
  const values = { customerId: "1", accountId: "acme", from: 0, to: start + 60_000 };
  stores.record("membership", "1 acme", values);
  const during = await engine.sync("w");
  expect(await ask(count("memberships"))).toEqual([[1]]);
  now = start + 60_000;
  const after = await engine.sync("w");
  expect(await ask(count("memberships"))).toEqual([[0]]);
  expect(await ask(count("memberships"), { version: during.version })).toEqual([[1]]);
  now += 1000;
  expect((await engine.sync("w")).version).toBe(after.version);
});
