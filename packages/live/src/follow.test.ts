import { expect, test } from "vitest";
import { LiveWorkspace } from "./testing/live-workspace.ts";

const start = Date.UTC(2026, 2, 10, 12);
const minute = 60_000;

test("an act brings a unit in, time takes it out with no event, both with their reason and at their instants", async () => {
  const w = await LiveWorkspace.open(start);
  await w.events([{ userId: "a", timestamp: start - minute, event: "old" }]);
  await w.segment("s", "customer", { did: { event: "buy", window: { last: "PT1H" } } });
  await w.settle();
  expect(await w.members("s")).toEqual([]);
  w.now += minute;
  const [messageId] = await w.events([{ userId: "a", event: "buy", timestamp: w.now - 5 }]);
  await w.settle();
  expect(await w.members("s")).toEqual(["user:a"]);
  w.now += 60 * minute;
  await w.settle();
  expect(await w.members("s")).toEqual([]);
  const at = start + minute - 5;
  expect((await w.log("s")).map(({ direction, at: when, why }) => ({ direction, when, why }))).toEqual([
    { direction: "entered", when: at, why: { cause: "event", event: "buy", messageId, at } },
    { direction: "left", when: at + 60 * minute + 1, why: { cause: "window", at: at + 60 * minute + 1 } },
  ]);
});

test("those who are in when a segment is followed first, and those whom another definition moves, did nothing", async () => {
  const w = await LiveWorkspace.open(start);
  await w.events([{ userId: "a", event: "buy" }, { userId: "b" }]);
  w.now += 1;
  await w.segment("s", "customer", { did: { event: "buy" } });
  await w.settle();
  await w.define("s", { did: { event: "view" } });
  await w.settle();
  expect(await w.members("s")).toEqual(["user:b"]);
  expect((await w.log("s")).map(({ unit, direction, why }) => [unit, direction, why.cause])).toEqual([
    ["user:a", "entered", "baseline"],
    ["user:b", "entered", "definition"],
    ["user:a", "left", "definition"],
  ]);
  await w.archive("s");
  await w.settle();
  const [followed] = await (await w.stores.membership("w")).followed();
  expect(followed?.state).toBe("stopped");
});

test("two that turn out to be one: the one that is no more leaves, and no act is told", async () => {
  const w = await LiveWorkspace.open(start);
  await w.events([{ anonymousId: "x", event: "buy" }, { userId: "a" }]);
  w.now += 1;
  await w.segment("s", "customer", { did: { event: "buy" } });
  await w.settle();
  expect(await w.members("s")).toEqual(["anon:x"]);
  await w.link("link", "user:a", "anon:x");
  await w.settle();
  expect(await w.members("s")).toEqual(["user:a"]);
  expect((await w.log("s")).slice(1).map(({ why }) => why.cause)).toEqual(["merge", "merge"]);
});

test("a segment in a segment follows the inner one's acts and its new definition", async () => {
  const w = await LiveWorkspace.open(start);
  await w.segment("inner", "customer", { did: { event: "buy" } });
  await w.segment("outer", "customer", { not: { segment: "inner" } });
  await w.events([{ userId: "a" }]);
  w.now += 1;
  await w.settle();
  expect(await w.members("outer")).toEqual(["user:a"]);
  await w.events([{ userId: "a", event: "buy" }]);
  w.now += 1;
  await w.settle();
  expect(await w.members("outer")).toEqual([]);
  await w.define("inner", { did: { event: "nothing" } });
  await w.settle();
  expect(await w.members("outer")).toEqual(["user:a"]);
  expect((await w.log("outer")).at(-1)?.why.cause).toBe("segment");
});
