import { EngineError } from "@throughline/engine/client";
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

test("time takes out somebody with more turns than are looked at in one go, at the very instant", async () => {
  const w = await LiveWorkspace.open(start);
  await w.segment("s", "customer", { did: { event: "view", op: ">=", value: 200, window: { last: "PT1H" } } });
  await w.events(Array.from({ length: 600 }, (_, i) => ({ userId: "robot", timestamp: start - minute + i * 100 })));
  w.now += 1;
  await w.settle();
  expect(await w.members("s")).toEqual(["user:robot"]);
  const leaves = start - minute + 400 * 100 + 60 * minute + 1;
  for (w.now = start + 58 * minute; w.now < leaves; w.now += 7_000) await w.settle();
  expect(await w.members("s")).toEqual(["user:robot"]);
  w.now = leaves + 3_000;
  await w.settle();
  const [, left] = await w.log("s");
  expect(left).toMatchObject({ direction: "left", at: leaves, why: { cause: "window", at: leaves } });
});

test("a statement that comes late turns acts that came before it, and time still takes its unit out", async () => {
  const w = await LiveWorkspace.open(start);
  const identified = { userId: "a", type: "identify", event: "Identified" } as const;
  const says = (plan: string, ago: number) => ({ ...identified, timestamp: w.now - ago, traits: { plan } });
  const then = { property: "customer.plan", op: "is", value: "pro", asOf: "event" } as const;
  await w.segment("s", "customer", { did: { event: "buy", where: [then], window: { last: "PT1H" } } });
  await w.segment("first", "customer", { did: { event: "buy", form: "first event, then filter", where: [then] } });
  await w.events([{ userId: "a", event: "buy", timestamp: start - 10 * minute }, says("free", 0)]);
  w.now += 1;
  await w.settle();
  expect([await w.members("s"), await w.members("first")]).toEqual([[], []]);
  w.now += minute;
  await w.events([says("pro", 20 * minute)]);
  await w.settle();
  expect([await w.members("s"), await w.members("first")]).toEqual([["user:a"], ["user:a"]]);
  expect((await w.log("first")).at(-1)?.why).toMatchObject({ cause: "event", event: "Identified" });
  w.now = start + 50 * minute + 1;
  await w.settle();
  expect([await w.members("s"), await w.members("first")]).toEqual([[], ["user:a"]]);
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

test("an act that a definition overtakes is found again by the new definition", async () => {
  const w = await LiveWorkspace.open(start);
  await w.segment("s", "customer", { did: { event: "buy" } });
  await w.events([{ userId: "a" }, { userId: "b", event: "buy" }]);
  w.now += 1;
  await w.settle();
  await w.events([{ userId: "a", event: "buy" }]);
  w.beforeRecord = async () => {
    w.beforeRecord = async () => undefined;
    await w.define("s", { did: { event: "buy", op: ">=", value: 1 } });
  };
  w.now += 1;
  await w.settle();
  expect(await w.members("s")).toEqual(["user:a", "user:b"]);
  expect(await w.members("s")).toEqual(await w.counted("s"));
});

test("a worker that dies in the middle of many who leave tells the rest of them as acts too", async () => {
  const w = await LiveWorkspace.open(start);
  const people = Array.from({ length: 2_100 }, (_, i) => `p${i}`);
  await w.events(people.map((userId) => ({ userId, event: "buy" })));
  w.now += 1;
  await w.segment("s", "customer", { did: { event: "buy", window: { last: "PT1H" } } });
  await w.settle();
  expect((await w.members("s")).length).toBe(people.length);
  w.now += 61 * minute;
  let parts = 0;
  w.beforeRecord = async () => {
    if (++parts === 2) throw new Error("killed");
  };
  await expect(w.settle()).rejects.toThrow("killed");
  const left = people.length - (await w.members("s")).length;
  expect([left > 0, left < people.length]).toEqual([true, true]);
  await w.restart();
  await w.settle();
  expect(await w.members("s")).toEqual([]);
  const causes = (await w.log("s")).filter(({ direction }) => direction === "left").map(({ why }) => why.cause);
  expect(causes.length).toBe(people.length);
  expect(causes).not.toContain("baseline");
});

test("a late act beside a newer one takes nothing from the newer one's time", async () => {
  const w = await LiveWorkspace.open(start);
  await w.events([{ userId: "a", timestamp: start - 48 * 60 * minute }]);
  await w.segment("s", "customer", { did: { event: "buy", window: { last: "PT5M" } } });
  w.now += 1;
  await w.settle();
  const buys = [w.now, w.now - 24 * 60 * minute].map((timestamp) => ({ userId: "a", event: "buy", timestamp }));
  await w.events(buys);
  w.now += 1;
  await w.settle();
  expect(await w.members("s")).toEqual(["user:a"]);
  w.now += 6 * minute;
  await w.settle();
  expect(await w.members("s")).toEqual([]);
});

test("a segment that there is not memory enough for holds up none of the others", async () => {
  const w = await LiveWorkspace.open(start);
  await w.events([{ userId: "a", event: "buy" }]);
  await w.segment("before", "customer", { did: { event: "buy" } });
  await w.segment("huge", "customer", { did: { event: "huge" } });
  await w.segment("behind", "customer", { did: { event: "buy" } });
  w.beforeAsk = (plan) => {
    if (/"events".*huge/.test(JSON.stringify(plan))) throw new EngineError("tooMuch", "not memory enough");
  };
  w.now += 1;
  await w.settle();
  expect([await w.members("before"), await w.members("behind")]).toEqual([["user:a"], ["user:a"]]);
});

test("a segment that cannot be counted is left behind alone, and counted once it is mended", async () => {
  const w = await LiveWorkspace.open(start);
  await w.segment("good", "customer", { did: { event: "buy" } });
  await w.segment("broken", "customer", { all: [{ ids: { list: "no such list" } }] });
  await w.events([{ userId: "a" }]);
  w.now += 1;
  await w.settle();
  await w.events([{ userId: "a", event: "buy" }]);
  w.now += 1;
  await w.settle();
  expect(await w.members("good")).toEqual(["user:a"]);
  expect(w.troubles.length).toBe(1);
  await w.define("broken", { did: { event: "buy" } });
  await w.settle();
  expect(await w.members("broken")).toEqual(["user:a"]);
});
