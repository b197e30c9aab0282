import { Analytics } from "@segment/analytics-node";
import { openStores, replayDeadLetters } from "@throughline/sources";
import { afterEach, describe, expect, it } from "vitest";
import { breakable } from "../testing/breakable.ts";
import { type Collecting, collecting } from "../testing/collecting.ts";

let at: Collecting;
afterEach(() => at.stop());

const now = Date.parse("2026-11-22T12:00:00Z");
const iso = (ms: number) => new Date(ms).toISOString();
const track = (messageId: string, more: object = {}) => ({
  type: "track",
  event: "Bought",
  userId: "u1",
  messageId,
  ...more,
});
const soon = { timeout: 8_000, interval: 20 };
const patient = { limits: { requests: 400, commitMs: 60_000, loopMs: 60_000 } };

describe("Segment's own library for servers", () => {
  it("sends unchanged, and what it sends is stored as it was meant", async () => {
    at = await collecting(patient);
    const analytics = new Analytics({ writeKey: at.secret, host: at.url, flushAt: 5, flushInterval: 50 });
    const errors: unknown[] = [];
    analytics.on("error", (error) => errors.push(error));
    analytics.identify({ userId: "u1", traits: { email: "kim@posteo.de" } });
    analytics.track({ userId: "u1", event: "Bought", properties: { price: 3 } });
    analytics.page({ anonymousId: "a1", name: "Home", properties: { path: "/" } });
    analytics.screen({ userId: "u1", name: "Cart" });
    analytics.group({ userId: "u1", groupId: "g1", traits: { name: "Acme" } });
    analytics.alias({ userId: "u1", previousId: "a1" });
    await analytics.closeAndFlush({ timeout: 10_000 });
    const events = await at.events(6);
    expect(errors).toEqual([]);
    expect(events.map(({ type, source }) => `${source} ${type}`)).toEqual(
      ["identify", "track", "page", "screen", "group", "alias"].map((type) => `web ${type}`),
    );
    expect(events[1]).toMatchObject({ event: "Bought", properties: { price: 3 }, userId: "u1" });
    const [profile] = await at.documents.profiles(["user:u1"]);
    expect(profile?.traits["email"]?.value).toBe("kim@posteo.de");
    const business = await at.stores.business("w");
    await expect
      .poll(async () => (await business.byKeys({ kind: "all" }, "account", ["g1"]))[0]?.values["name"], soon)
      .toBe("Acme");
  });
});

describe("the writer", () => {
  it("makes dead letters of bad messages, with reason and bytes, and stores the others of their batch", async () => {
    at = await collecting({ ...patient, clock: () => now });
    const bad = [
      ["{}", "unknownType"],
      ['{"type":"track","userId":"u"}', "badName"],
      ['{"type":"track","event":"E"}', "missingId"],
      ['{"type":"track","event":"E","userId":"u","timestamp":"yesterday"}', "badTime"],
      ['{"type":"track","event":"E","userId":"u","timestamp":"1969-12-31T00:00:00Z"}', "badTime"],
      ['{"type":"track","event":"E","userId":"u","properties":[1]}', "badShape"],
      ['{"type":"track","event":"E","userId":{"$gt":""}}', "badId"],
      [`{"type":"track","event":"E","userId":"u","messageId":"${"ü".repeat(51)}"}`, "badId"],
      ['{"type":"track","event":"E","userId":"u","n":NaN}', "notJson"],
      ['{"type":"track","__proto__":{"polluted":1}}', "forbiddenKey"],
      ["7", "notJson"],
      [`{"type":"track","event":"E","userId":"u","properties":{"x":"${"x".repeat(33_000)}"}}`, "tooLarge"],
    ] as const;
    const good = Array.from({ length: bad.length }, (_, i) => JSON.stringify(track(`good-${i}`)));
    const mixed = good.flatMap((text, i) => [text, bad[i]?.[0] ?? ""]);
    const answer = await at.post("/v1/batch", `{"batch":[${mixed.join(" ,\n")}]}`);
    expect(answer.status).toBe(200);
    expect((await at.events(good.length)).map(({ messageId }) => messageId)).toEqual(good.map((_, i) => `good-${i}`));
    await expect.poll(async () => (await at.documents.deadLetters({ first: 100 })).length, soon).toBe(bad.length);
    const letters = (await at.documents.deadLetters({ first: 100 })).toReversed();
    expect(letters.map(({ raw, reason }) => [Buffer.from(raw).toString(), reason])).toEqual(bad);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("corrects wrong clocks by sentAt, and places at receipt what is ahead of it or has no time", async () => {
    at = await collecting({ ...patient, clock: () => now });
    const sent = now - 3_600_000;
    const batch = [
      track("slow-clock", { timestamp: iso(sent - 5_000) }),
      track("own", { timestamp: iso(now - 9_000), sentAt: iso(now) }),
      track("ahead", { timestamp: iso(sent + 11 * 60_000) }),
      track("almost", { timestamp: iso(sent + 9 * 60_000) }),
      track("undated"),
      track("ten years", { timestamp: iso(sent - 5_000 - 3e11), sentAt: iso(sent - 3e11) }),
    ];
    expect((await at.post("/v1/batch", { batch, sentAt: iso(sent) })).status).toBe(200);
    const placed = Object.fromEntries(
      (await at.events(6)).map((e) => [e.messageId, [e.timestamp - now, e.originalTimestamp]]),
    );
    expect(placed).toEqual({
      "slow-clock": [-5_000, sent - 5_000],
      own: [-9_000, undefined],
      ahead: [0, sent + 11 * 60_000],
      almost: [9 * 60_000, sent + 9 * 60_000],
      undated: [0, undefined],
      "ten years": [-5_000, sent - 5_000 - 3e11],
    });
  });

  it("tells of each workspace that has new events, and of none for what it had", async () => {
    const told: string[] = [];
    at = await collecting({ ...patient, onStored: (id) => told.push(id) });
    await at.post("/v1/t", track("new"));
    await expect.poll(() => told, soon).toEqual(["w"]);
    await at.post("/v1/t", track("new"));
    await expect.poll(() => at.collector.writer.counts.duplicates, soon).toBe(1);
    expect(told).toEqual(["w"]);
  });

  it("stores a message once, however often, at once and across a restart it comes, and the first body stays", async () => {
    at = await collecting(patient);
    const send = (n: number) =>
      at.post("/v1/batch", { batch: [track("twice", { properties: { n } }), track("twice")] });
    expect((await send(1)).status).toBe(200);
    await Promise.all(Array.from({ length: 8 }, (_, i) => send(i + 2)));
    at = await at.restarted();
    await send(99);
    await at.post("/v1/t", track("last"));
    const events = await at.events(2);
    expect(events.map(({ messageId, properties }) => [messageId, properties])).toEqual([
      ["twice", { n: 1 }],
      ["last", {}],
    ]);
  });

  it("lets only the first body of a message say who somebody is, also when it comes again as of another time", async () => {
    at = await collecting({ ...patient, clock: () => now });
    const identify = (messageId: string, ago: number, clock: number, plan: string, more: object = {}) =>
      at.post("/v1/identify", {
        ...{ userId: "u1", messageId, traits: { plan }, timestamp: iso(now - ago), sentAt: iso(now - clock), ...more },
      });
    await identify("m1", 9_000, 0, "free");
    await identify("m2", 8_000, 0, "pro");
    await at.events(2);
    // Sent again while its sender's clock seems 5 s slower, then with another body.
    await identify("m1", 9_000, 5_000, "free");
    await identify("m1", 0, 0, "gold", { anonymousId: "a9" });
    await at.post("/v1/t", track("last", { userId: "u2" }));
    await at.events(3);
    const profiles = await at.documents.profiles(["user:u1", "anon:a9"]);
    expect(profiles.map(({ id, traits }) => [id, traits["plan"]?.value])).toEqual([["user:u1", "pro"]]);
    const everything = { after: 0, below: Number.MAX_SAFE_INTEGER, limit: 100 };
    expect(await at.documents.identityAfter(everything)).toEqual([]);
  });

  it("keeps the newest trait of an account and the first membership whatever the order of arrival", async () => {
    at = await collecting(patient);
    const group = (messageId: string, groupId: string, minutes: number, traits: object) => ({
      ...{ type: "group", userId: "u1", groupId, messageId, traits, timestamp: iso(now + minutes * 60_000) },
    });
    const messages = [
      group("m1", "g1", 10, { name: "New", plan: "pro" }),
      group("m2", "g1", 5, { name: "Old", city: "Bonn" }),
      group("m3", "g2", 1, { name: "First" }),
      group("m4", "g1", 7, { city: "Köln", plan: "free" }),
    ];
    for (const message of messages) expect((await at.post("/v1/group", message)).status).toBe(200);
    const business = await at.stores.business("w");
    const everything = { kind: "all" } as const;
    const read = async () => {
      const [g1] = await business.byKeys(everything, "account", ["g1"]);
      const members = await business.byField(everything, "membership", "customerId", ["u1"], 10);
      return {
        ...{
          name: g1?.values["name"],
          plan: g1?.attributes["plan"],
          city: g1?.attributes["city"] ?? g1?.values["city"],
        },
        members: members.map(({ values }) => [values["accountId"], values["from"], values["primary"]]).toSorted(),
      };
    };
    await expect.poll(read, soon).toEqual({
      ...{ name: "New", plan: "pro", city: "Köln" },
      members: [
        ["g1", now + 5 * 60_000, false],
        ["g2", now + 60_000, true],
      ],
    });
  });
});

describe("many groups with a wide context", () => {
  it("are more than a frame of the log holds, and all arrive", async () => {
    at = await collecting(patient);
    const wide = "x".repeat(30 * 1024);
    const batch = Array.from({ length: 300 }, (_, i) => ({
      ...{ type: "group", userId: `u${i}`, groupId: `g${i}`, messageId: `m${i}`, traits: { name: `G${i}` } },
    }));
    expect((await at.post("/v1/batch", { batch, context: { wide } })).status).toBe(200);
    const business = await at.stores.business("w");
    const found = async () => (await business.byKeys({ kind: "all" }, "account", ["g0", "g299"])).length;
    await expect.poll(found, soon).toBe(2);
  });
});

describe("while a store is down", () => {
  it("events are taken and wait; they are stored when it is back, and the accounts when theirs is", async () => {
    const holder: { down?: Set<string> } = {};
    at = await collecting(patient);
    const { home, secret } = at;
    await at.collector.stop();
    await at.stores.close();
    const { stores, down } = breakable(await openStores({ home }));
    holder.down = down;
    at = await collecting({ ...patient, stores }, { home, secret });
    expect((await at.post("/v1/t", track("known key"))).status).toBe(200);
    for (const name of ["documents", "business", "control"] as const) down.add(name);
    expect((await at.post("/v1/t", track("waits"))).status).toBe(200);
    expect((await at.post("/v1/g", { userId: "u1", groupId: "g1", messageId: "group" })).status).toBe(200);
    const foreign = await at.post("/v1/t", track("x"), { authorization: `Basic ${btoa("wk_never_seen:")}` });
    expect([foreign.status, foreign.headers.get("retry-after")]).toEqual([503, "5"]);
    await expect.poll(() => at.collector.consumers.events.state.trouble, soon).toContain("damaged");
    down.delete("documents");
    down.delete("control");
    expect((await at.events(3)).map(({ messageId }) => messageId)).toEqual(["known key", "waits", "group"]);
    await expect.poll(() => at.collector.consumers.groups.state.trouble, soon).toContain("damaged");
    down.delete("business");
    const business = await stores.business("w");
    await expect.poll(async () => (await business.byKeys({ kind: "all" }, "account", ["g1"])).length, soon).toBe(1);
    await stores.close();
  });
});

describe("dead letters", () => {
  it("say nothing of the inside of a store that refuses one event, and the others of its batch are stored", async () => {
    at = await collecting(patient);
    const { home, secret } = at;
    await at.collector.stop();
    await at.stores.close();
    const stores = await openStores({ home });
    const documents = await stores.documents("w");
    const append: typeof documents.append = async (lease, batch) => {
      if (batch.events.some(({ messageId }) => messageId === "odd"))
        throw new Error("no such column: /home/x/documents");
      return documents.append(lease, batch);
    };
    const picky = { ...documents, append };
    at = await collecting({ ...patient, stores: { ...stores, documents: async () => picky } }, { home, secret });
    await at.post("/v1/batch", { batch: [track("a"), track("odd"), track("b")] });
    await at.events(2);
    await expect
      .poll(
        async () => (await at.documents.deadLetters({ first: 9 })).map(({ reason, message }) => [reason, message]),
        soon,
      )
      .toEqual([["notStorable", "the store does not take it as it is"]]);
    await stores.close();
  });

  it("are what would give one person too many traits, or too large ones; the others and later changes are stored", async () => {
    at = await collecting(patient);
    const identify = (messageId: string, traits: object) => ({ type: "identify", userId: "u1", messageId, traits });
    const many = (count: number, head: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${head}${i}`, i]));
    const large = Array.from({ length: 40 }, (_, i) => identify(`big${i}`, { [`x${i}`]: "x".repeat(30_000) }));
    await at.post("/v1/batch", { batch: [identify("a", many(900, "a"))] });
    await at.post("/v1/batch", { batch: [identify("b", many(101, "b")), identify("c", { a1: "later" })] });
    for (let from = 0; from < large.length; from += 10)
      await at.post("/v1/batch", { batch: large.slice(from, from + 10) });
    const letters = async () => (await at.documents.deadLetters({ first: 99 })).toReversed();
    await expect.poll(async () => (await letters()).length + (await at.documents.counts()).events, soon).toBe(43);
    const tooMany = "the profile would have more than 1,000 traits";
    expect((await letters())[0]).toMatchObject({ reason: "notStorable", message: tooMany });
    expect((await letters())[1]?.message).toBe("the profile would have traits of more than 1 MB");
    const [profile] = await at.documents.profiles(["user:u1"]);
    expect(profile?.traits["a1"]?.value).toBe("later");
    expect(Object.keys(profile?.traits ?? {})).not.toContain("b0");
    const stores = { documents: at.documents, business: await at.stores.business("w") };
    expect(await replayDeadLetters(stores, "UTC", (await letters()).slice(0, 1))).toEqual({ stored: 0, kept: 1 });
  });

  it("are not made of events that the store takes when it is asked again", async () => {
    at = await collecting(patient);
    const { home, secret } = at;
    await at.collector.stop();
    await at.stores.close();
    const stores = await openStores({ home });
    const documents = await stores.documents("w");
    let oddities = 4;
    const append: typeof documents.append = async (lease, batch) => {
      if (batch.events.length > 0 && oddities-- > 0) throw new Error("nobody has classified this");
      return documents.append(lease, batch);
    };
    const moody = { ...documents, append };
    at = await collecting({ ...patient, stores: { ...stores, documents: async () => moody } }, { home, secret });
    await at.post("/v1/t", track("a"));
    expect((await at.events(1)).map(({ messageId }) => messageId)).toEqual(["a"]);
    expect(await at.documents.deadLetters({ first: 9 })).toEqual([]);
    await stores.close();
  });

  it("are kept up to the limit, the newest ones, and how many are gone is counted", async () => {
    at = await collecting({ ...patient, deadLetters: { letters: 3, bytes: 1e6 } });
    for (const n of [1, 2, 3, 4, 5]) await at.post("/v1/batch", { batch: [{ type: "odd", n }] });
    await expect.poll(() => at.collector.writer.counts.dead, soon).toBe(5);
    const left = await at.documents.deadLetters({ first: 9 });
    expect(left.map(({ raw }) => JSON.parse(Buffer.from(raw).toString())["n"])).toEqual([5, 4, 3]);
    expect((await at.documents.rotatedDeadLetters()).letters).toBe(2);
  });

  it("become events when what was wrong holds no more, and stay with the reason of now when it does", async () => {
    at = await collecting({ ...patient, checkOf: async () => () => "Bought: price is missing" });
    await at.post("/v1/batch", {
      sentAt: iso(now),
      batch: [track("planned", { timestamp: iso(now - 1_000) }), { type: "odd" }],
    });
    const letters = () => at.documents.deadLetters({ first: 10 });
    await expect
      .poll(async () => (await letters()).map(({ reason }) => reason), soon)
      .toEqual(["unknownType", "trackingPlan"]);
    const stores = { documents: at.documents, business: await at.stores.business("w") };
    const refused = () => "still missing";
    expect(await replayDeadLetters(stores, "UTC", await letters(), { check: refused })).toEqual({ stored: 0, kept: 2 });
    expect((await letters())[1]).toMatchObject({ reason: "trackingPlan", message: "still missing" });
    expect(await replayDeadLetters(stores, "UTC", await letters())).toEqual({ stored: 1, kept: 1 });
    expect((await letters()).map(({ reason }) => reason)).toEqual(["unknownType"]);
    const [event] = await at.events(1);
    expect(event).toMatchObject({ messageId: "planned", timestamp: (event?.receivedAt ?? 0) - 1_000 });
  });
});
