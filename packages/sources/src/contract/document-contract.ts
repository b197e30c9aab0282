import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocumentStore, EventRecord } from "../ports/document-store.ts";
import { LeaseLost } from "../ports/lease.ts";
import { RefusedValue } from "../ports/refused-value.ts";
import { readAll } from "./leased.ts";
import type { DocumentFixture, OpenFixture } from "./open-fixture.ts";
import { batch, event, hostileKeys, oddTexts, trait, wide } from "./samples.ts";

/** Appends under a fresh lease, again when it was lost, as importers do. */
export async function append(store: DocumentStore, ...of: Parameters<typeof batch>) {
  const documents = batch(...of);
  const size = documents.events.length + documents.profiles.length + documents.identity.length;
  for (;;) {
    try {
      return await store.append(await store.lease(Math.max(1, size), 30_000), documents);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
    }
  }
}

/** What every document store keeps and refuses, one process at a time. */
export function documentContract(name: string, open: OpenFixture<DocumentFixture["store"]>): void {
  describe(`documents in ${name}`, () => {
    let fixture: DocumentFixture;
    let store: DocumentStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    test("events come back as they were given, with their seq, whatever the text", async () => {
      const events = oddTexts.map((text, i) =>
        event(`odd-${i}-${text}`, { source: text, event: text, userId: text, properties: { [text]: text } }),
      );
      expect(await append(store, events)).toMatchObject({ inserted: events.length, duplicates: 0 });
      const found = await store.events(events);
      const bySeq = [...found].sort((a, b) => a.seq - b.seq);
      expect(bySeq.map((e) => ({ ...e, seq: 0 }))).toEqual(events);
      expect(new Set(found.map((e) => e.seq)).size).toBe(events.length);
    });

    test("keys are compared byte by byte", async () => {
      const ids = ["twin", "twin ", "Twin", "tw\u00efn", "twi\u0308n", "twin\u0000"];
      expect(
        await append(
          store,
          ids.map((id) => event(id)),
        ),
      ).toMatchObject({ inserted: 6, duplicates: 0 });
      expect(
        await append(
          store,
          ids.map((id) => event(id)),
        ),
      ).toMatchObject({ inserted: 0, duplicates: 6 });
    });

    test("hostile property names stay data", async () => {
      await append(store, [event("hostile", { properties: hostileKeys, traits: hostileKeys, context: hostileKeys })], {
        profiles: [
          { id: "user:$gt", createdAt: 5, traits: { ["__proto__"]: trait(hostileKeys, 1), "a.b": trait("$x", 1) } },
        ],
      });
      const [found] = await store.events([{ source: "web", messageId: "hostile" }]);
      expect(JSON.stringify(found?.properties)).toBe(JSON.stringify(hostileKeys));
      expect(Object.keys(found?.context ?? {})).toEqual(Object.keys(hostileKeys));
      const [profile] = await store.profiles(["user:$gt"]);
      expect(Object.keys(profile?.traits ?? {}).sort()).toEqual(["__proto__", "a.b"]);
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    });

    test("an unpaired surrogate is kept in a property and refused in a key", async () => {
      await append(store, [event("surrogate", { properties: { p: "half \ud83d pair" } })]);
      const [found] = await store.events([{ source: "web", messageId: "surrogate" }]);
      expect(found?.properties["p"]).toBe("half \ud83d pair");
      await expect(append(store, [event("half \ud83d")])).rejects.toThrow(RefusedValue);
    });

    test("a batch that makes a profile too large is refused whole, and what is there may still change", async () => {
      const traits = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, trait(i, 1)]));
      const patch = (given: ReturnType<typeof traits>) => ({
        profiles: [{ id: "user:wide", createdAt: 5, traits: given }],
      });
      await append(store, [event("wide")], patch(traits(1000)));
      await expect(append(store, [event("wider")], patch({ more: trait(1, 1) }))).rejects.toThrow(RefusedValue);
      expect(await store.events([{ source: "web", messageId: "wider" }])).toEqual([]);
      await append(store, [event("later")], patch({ t0: trait("later", 2) }));
      const [profile] = await store.profiles(["user:wide"]);
      expect(profile?.traits["t0"]?.value).toBe("later");
    });

    test("a megabyte of properties and a thousand keys fit", async () => {
      const properties = {
        big: "x".repeat(1_000_000),
        ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i])),
      };
      await append(store, [event("large", { properties })]);
      const [found] = await store.events([{ source: "web", messageId: "large" }]);
      expect(found?.properties).toEqual(properties);
    });

    test("a duplicate in a batch, across batches and from another source", async () => {
      const first = event("dup", { properties: { n: 1 } });
      expect(await append(store, [first, event("dup", { properties: { n: 2 } })])).toMatchObject({
        inserted: 1,
        duplicates: 1,
      });
      const [kept] = await store.events([first]);
      expect(await append(store, [event("dup"), event("dup", { source: "app" })])).toMatchObject({
        inserted: 1,
        duplicates: 1,
      });
      expect(await store.events([first])).toEqual([kept]);
      expect(kept?.properties).toEqual({ n: 1 });
    });

    test("patches of a profile commute: newest trait, earliest creation", async () => {
      const patches = [
        { id: "user:p", createdAt: 50, traits: { plan: trait("old", 10), city: trait("B", 20, "b") } },
        { id: "user:p", createdAt: 40, traits: { plan: trait("new", 30) } },
        { id: "user:p", createdAt: 60, traits: { plan: trait("mid", 20), city: trait("A", 20, "a") } },
      ];
      for (const profile of patches) await append(store, [], { profiles: [profile] });
      await append(store, [], { profiles: [...patches].reverse().map((p) => ({ ...p, id: "user:q" })) });
      const [p, q] = await Promise.all([store.profiles(["user:p"]), store.profiles(["user:q"])]);
      expect(p[0]?.traits).toEqual({ plan: trait("new", 30), city: trait("B", 20, "b") });
      expect(p[0]?.createdAt).toBe(40);
      expect(q[0]?.traits).toEqual(p[0]?.traits);
      const before = p[0]?.seq;
      await append(store, [], { profiles: patches });
      expect((await store.profiles(["user:p"]))[0]?.seq).toBe(before);
    });

    test("identity links are stored once and streamed in order", async () => {
      const link = { op: "link", a: "user:1", b: "anon:\u0000x", timestamp: 1, source: "web", messageId: "l" } as const;
      const start = await store.safeSeq();
      await append(store, [], { identity: [link, { ...link, op: "unlink", messageId: "u" }] });
      await append(store, [], { identity: [link] });
      const found = await readAll((range) => store.identityAfter(range), await store.safeSeq(), 1, start - 1);
      expect(found.map(({ op, b }) => [op, b])).toEqual([
        ["link", link.b],
        ["unlink", link.b],
      ]);
    });

    test("pages of a stream neither lose nor repeat a row while others are written", async () => {
      const start = (await store.safeSeq()) - 1;
      await append(
        store,
        Array.from({ length: 7 }, (_, i) => event(`page-${i}`)),
      );
      const below = await store.safeSeq();
      const seen: EventRecord[] = [];
      for (let after = start; ; ) {
        const rows = await store.eventsAfter({ after, below, limit: 2 });
        if (rows.length === 0) break;
        seen.push(...rows);
        after = rows.at(-1)?.seq ?? below;
        await append(store, [event(`late-${after}`)]);
      }
      expect(seen.map((e) => e.messageId)).toEqual(Array.from({ length: 7 }, (_, i) => `page-${i}`));
      expect(await store.eventsAfter({ after: start, below: start + 1, limit: 5 })).toEqual([]);
    });

    test("a deletion is a change before it is an effect, and an event may come again", async () => {
      await append(store, [event("gone"), event("stays")]);
      const key = { source: "web", messageId: "gone" };
      expect(await store.deleteEvents([key, { source: "web", messageId: "never was" }])).toBe(1);
      expect(await store.deleteEvents([key])).toBe(0);
      const [change] = await readAll((range) => store.changesAfter(range), await store.safeSeq());
      expect([change?.op, JSON.parse(change?.key ?? "")]).toEqual(["deleteEvent", key]);
      expect(await store.events([key])).toEqual([]);
      expect(await append(store, [event("gone")])).toMatchObject({ inserted: 1, duplicates: 0 });
      expect((await store.events([key]))[0]?.seq).toBeGreaterThan(change?.seq ?? Number.MAX_SAFE_INTEGER);
    });

    test("what a message says about identity can be taken back, is a change, and may be said again", async () => {
      const said = { op: "link", a: "contact:8", timestamp: 1, source: "crm", messageId: 'a",' } as const;
      const others = [
        { ...said, b: "email:other@x.de", messageId: "a" },
        { ...said, b: "email:other@x.de", source: "crm2" },
      ];
      const keys = [{ source: "crm", messageId: 'a",' }];
      await append(store, [], { identity: [{ ...said, b: "email:k@x.de" }, { ...said, b: "card:1" }, ...others] });
      expect((await store.links(keys)).map(({ b }) => b).sort()).toEqual(["card:1", "email:k@x.de"]);
      const before = (await store.safeSeq()) - 1;
      expect(await store.withdrawLinks(keys)).toBe(2);
      expect(await store.withdrawLinks([...keys, { source: "crm", messageId: "never said" }])).toBe(0);
      expect(await store.links(keys)).toEqual([]);
      expect(await store.links(others)).toHaveLength(2);
      const changes = await readAll((range) => store.changesAfter(range), await store.safeSeq(), 3, before);
      expect(changes.map(({ op, key }) => [op, JSON.parse(key)])).toEqual([["withdrawLinks", keys[0]]]);
      await append(store, [], { identity: [{ ...said, b: "email:k@x.de", timestamp: 2 }] });
      expect(await store.links(keys)).toMatchObject([{ b: "email:k@x.de", timestamp: 2 }]);
      expect((await store.links(keys))[0]?.seq).toBeGreaterThan(changes[0]?.seq ?? Number.MAX_SAFE_INTEGER);
    });

    test("counts by UTC day and source agree with the stream", async () => {
      const days = await store.countsByDay(Number.MAX_SAFE_INTEGER);
      const all = await store.eventsAfter(wide);
      const { events, lastSeq } = await store.counts();
      expect(all.length).toBe(events);
      expect(days.reduce((sum, d) => sum + d.events, 0)).toBe(events);
      expect(days.reduce((sum, d) => sum + BigInt(d.seqSum), 0n)).toBe(all.reduce((sum, e) => sum + BigInt(e.seq), 0n));
      expect(days.find((d) => d.source === "app")?.day).toBe("2023-11-14");
      expect(lastSeq).toBeGreaterThanOrEqual(all.at(-1)?.seq ?? 0);
      const middle = all[Math.floor(all.length / 2)]?.seq ?? 0;
      const before = all.filter(({ seq }) => seq < middle);
      expect((await store.countsByDay(middle)).reduce((sum, d) => sum + d.events, 0)).toBe(before.length);
    });

    test("migrating again changes nothing", async () => {
      const before = await store.counts();
      await Promise.all([store.migrate(), (await fixture.another()).migrate()]);
      expect(await store.counts()).toEqual(before);
    });
  });
}
