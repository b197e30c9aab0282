import type { JsonObject } from "@throughline/sources";
import fc from "fast-check";
import { expect, test } from "vitest";
import { naiveSessions } from "../testing/naive-sessions.ts";
import { all } from "../testing/plans.ts";
import { act, perform } from "../testing/random-history.ts";
import { withEngine } from "../testing/with-engine.ts";

const minute = 60_000;
const day = Date.UTC(2026, 2, 28);

test("thirty idle minutes are one session and a millisecond more is two; midnight and the clocks' change matter to none", async () => {
  const { stores, engine, ask } = await withEngine({ zone: "Europe/Berlin" });
  const at = (minutes: number, more = 0) => stores.event({ userId: "a", timestamp: day + minutes * minute + more });
  for (const minutes of [0, 30, 60]) at(minutes);
  at(90, 1);
  for (const minutes of [22 * 60 + 50, 23 * 60 + 10, 24 * 60 + 45, 25 * 60 + 5]) at(minutes);
  await engine.sync("w");
  expect(await ask(all("sessions", ["startedAt", "endedAt", "events"]))).toEqual(
    [
      [0, 60 * minute, 3],
      [90 * minute + 1, 90 * minute + 1, 1],
      [1370 * minute, 1390 * minute, 2],
      [1485 * minute, 1505 * minute, 2],
    ].map(([from = 0, to = 0, events]) => [day + from, day + to, events]),
  );
});

const spans = all("sessions", ["startedAt", "endedAt", "events"]);

test("a late event joins two sessions, and its delete parts them again; older cuts keep their sessions", async () => {
  const { stores, engine, ask } = await withEngine();
  const at = (minutes: number) => stores.event({ userId: "a", timestamp: minutes * minute });
  at(0);
  at(50);
  const before = await engine.sync("w");
  const late = at(25);
  const joined = await engine.sync("w");
  stores.deleteEvent(late.source, late.messageId);
  await engine.sync("w");
  const two = [
    [0, 0, 1],
    [50 * minute, 50 * minute, 1],
  ];
  expect(await ask(spans)).toEqual(two);
  expect(await ask(spans, { version: joined.version })).toEqual([[0, 50 * minute, 3]]);
  expect(await ask(spans, { version: before.version })).toEqual(two);
});

test("two people who become one have one session where theirs overlap, and two again after the undo", async () => {
  const { stores, engine, ask } = await withEngine();
  for (const [who, minutes] of [
    ["u", 0],
    ["u", 40],
    ["v", 20],
  ] as const)
    stores.event({ userId: who, timestamp: minutes * minute });
  stores.event({ userId: "u", timestamp: 10 * minute, context: { sessionId: "s" } });
  stores.event({ userId: "v", timestamp: 300 * minute, context: { sessionId: "s" } });
  await engine.sync("w");
  const apart = [
    [0, 0, 1],
    [10 * minute, 10 * minute, 1],
    [20 * minute, 20 * minute, 1],
    [40 * minute, 40 * minute, 1],
    [300 * minute, 300 * minute, 1],
  ];
  expect(await ask(spans)).toEqual(apart);
  stores.link("link", "user:u", "user:v", 5, "manual");
  await engine.sync("w");
  expect(await ask(spans)).toEqual([
    [0, 40 * minute, 3],
    [10 * minute, 300 * minute, 2],
  ]);
  stores.link("unlink", "user:u", "user:v", 6);
  await engine.sync("w");
  expect(await ask(spans)).toEqual(apart);
});

test("the entry is the first event that says where it happened, whole; the exit page is the last page", async () => {
  const { stores, engine, ask } = await withEngine();
  const page = (path: string, more: JsonObject = {}) => ({
    page: { path, url: `https://shop.example${path}`, ...more },
  });
  stores.event({ userId: "a", timestamp: 0, event: "Signed in" });
  stores.event({
    userId: "a",
    timestamp: 1,
    event: "Page viewed",
    context: {
      page: {
        url: "https://www.shop.example/Hats/?utm_source=News&utm_medium=email&fbclid=x",
        referrer: "https://www.bing.com/",
      },
      device: { type: "mobile" },
    },
  });
  stores.event({
    userId: "a",
    timestamp: 2,
    event: "Page viewed",
    context: { ...page("/b", { referrer: "https://shop.example/" }), campaign: { source: "other", term: "t" } },
  });
  stores.event({ userId: "a", timestamp: 3, event: "Paid", context: page("/thanks") });
  stores.event({
    userId: "b",
    timestamp: 3,
    event: "Screen viewed",
    properties: { name: "Basket" },
    context: { userAgentData: { mobile: false } },
  });
  stores.event({ userId: "c", timestamp: 3, context: page("/b", { referrer: "https://www.shop.example/" }) });
  await engine.sync("w");
  const names = ["entryPage", "exitPage", "utmSource", "utmMedium", "utmTerm", "clickId", "referrer", "device"];
  const texts = new Map((await ask(all("strings", ["id", "display"]))).map(([id, text]) => [id, text]));
  const rows = await ask(all("sessions", ["customer", "pages", ...names.map((name) => `s:${name}`)]));
  expect(rows.map(([, pages, ...ids]) => [pages, ...ids.map((id) => texts.get(id) ?? null)])).toEqual([
    [2, "/Hats", "/thanks", "News", "email", null, "fbclid", "bing.com", "mobile"],
    [1, "Basket", "Basket", null, null, null, null, null, "desktop"],
    [0, "/b", "/b", null, null, null, null, null, null],
  ]);
});

test("what became of a message or of a segment is in no session, and no event is made up by counting pages", async () => {
  const { stores, engine, ask } = await withEngine();
  for (const event of ["message.opened", "Segment.entered", "Viewed"])
    stores.event({ userId: "a", timestamp: event.length * 60 * minute, event });
  await engine.sync("w");
  expect(await ask(spans)).toEqual([[360 * minute, 360 * minute, 1]]);
  expect(await ask(all("eventNames", ["name"]))).toEqual([["Segment.entered"], ["Viewed"], ["message.opened"]]);
});

test("whatever comes in whatever order, sessions are those of the events that are there, counted by hand", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(act, fc.boolean()), { minLength: 12, maxLength: 24 }), async (steps) => {
      const { stores, engine, ask } = await withEngine({ batchRows: 4 });
      for (const [step, syncs] of steps) {
        perform(stores, step);
        if (syncs) await engine.sync("w");
      }
      await engine.sync("w");
      const idents = new Map((await ask(all("identifiers", ["key", "customer"]))).map(([key, c]) => [key, c]));
      const texts = new Map((await ask(all("strings", ["id", "folded"]))).map(([id, text]) => [id, text]));
      const rows = await ask(
        all("sessions", ["customer", "startedAt", "endedAt", "events", "s:entryPage", "s:exitPage"]),
      );
      const text = (id: unknown) => (id === null ? null : texts.get(id));
      const expected = naiveSessions([...stores.events.values()], ({ userId, anonymousId }) => {
        const key = userId === undefined ? `anon:${anonymousId}` : `user:${userId}`;
        return String(idents.get(key));
      });
      expect(
        rows.map(([c, from, to, n, entry, exit]) => [String(c), from, to, n, text(entry), text(exit)]).sort(),
      ).toEqual(expected.map((s) => [s.customer, s.startedAt, s.endedAt, s.events, s.entryPage, s.exitPage]).sort());
      await engine.close();
    }),
    { numRuns: 4, seed: 4, endOnFailure: true },
  );
}, 60_000);
