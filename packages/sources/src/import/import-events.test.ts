import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EventIntake } from "./event-intake.ts";
import { RowProblem } from "./import-failed.ts";
import { InstantReader } from "./instant.ts";
import { jsonRow } from "./json-rows.ts";
import { readRejects } from "./reject-file.ts";
import { NOW, type TemporaryWorkspace, temporaryWorkspace } from "./testing/temporary-workspace.ts";

const lines = (...messages: readonly object[]) => `${messages.map((message) => JSON.stringify(message)).join("\n")}\n`;
const AT = "2026-01-02T03:04:05.678Z";

let w: TemporaryWorkspace;
beforeEach(async () => {
  w = await temporaryWorkspace();
});
afterEach(() => w.close());

describe("importing events", () => {
  it("places each kind of message, with its profiles, traits and links", async () => {
    const path = await w.file(
      "web.jsonl",
      lines(
        {
          type: "track",
          event: "Signed up",
          anonymousId: "a1",
          userId: 7,
          messageId: "m1",
          timestamp: AT,
          properties: { plan: "pro" },
        },
        {
          type: "identify",
          userId: "7",
          messageId: "m2",
          timestamp: "2026-01-03",
          traits: { name: "Ada", city: "Rome" },
        },
        { type: "identify", userId: "7", messageId: "m3", timestamp: "2026-01-01", traits: { city: "Oslo", age: 36 } },
        { type: "page", anonymousId: "a2", messageId: "m4", sentAt: AT, name: "Pricing", properties: { path: "/p" } },
        { type: "alias", userId: "7", previousId: "a2", messageId: "m5", timestamp: AT },
        {
          type: "group",
          userId: "7",
          groupId: "g1",
          messageId: "m6",
          timestamp: AT,
          traits: { name: "Acme", employees: 12, plan: "x" },
        },
      ),
    );
    const { job, rejectFile } = await w.import("events", path);
    expect(job).toMatchObject({ state: "done", source: "web", inserted: 6, rejected: 0, linesDone: 6 });
    expect(rejectFile).toBeNull();
    const documents = await w.stores.documents("w");
    const [signedUp] = await documents.events([{ source: "web", messageId: "m1" }]);
    expect(signedUp).toMatchObject({
      type: "track",
      event: "Signed up",
      userId: "7",
      timestamp: Date.parse(AT),
      properties: { plan: "pro" },
    });
    const [page] = await documents.events([{ source: "web", messageId: "m4" }]);
    expect(page).toMatchObject({ event: "Page viewed", properties: { name: "Pricing", path: "/p" } });
    const [user] = await documents.profiles(["user:7"]);
    expect(user?.createdAt).toBe(Date.UTC(2026, 0, 1));
    const traits = Object.entries(user?.traits ?? {}).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(traits)).toEqual({ name: "Ada", city: "Rome", age: 36 });
    const links = await documents.identityAfter({ after: 0, below: 1e15, limit: 10 });
    expect(links.map(({ a, b }) => [a, b])).toEqual([
      ["user:7", "anon:a1"],
      ["user:7", "anon:a2"],
      ["user:7", "user:a2"],
    ]);
    expect(await w.records("account")).toMatchObject([
      { key: "g1", values: { name: "Acme", employees: 12 }, attributes: { plan: "x" } },
    ]);
    expect(await w.records("membership")).toMatchObject([
      { values: { customerId: "7", accountId: "g1", primary: true, from: Date.parse(AT) } },
    ]);
  });

  it("reads what counts as a verified address by the workspace's rules", async () => {
    const value = { verifiedEmail: { trait: "mail", flag: "confirmed" } };
    const setting = { name: "identityRules", version: 1, value, savedAt: 0, savedBy: "test", note: "" };
    await w.stores.control.saveSetting("w", setting);
    const line = (traits: object) =>
      JSON.stringify({ type: "identify", userId: "1", messageId: JSON.stringify(traits), timestamp: AT, traits });
    const lines = [
      { mail: "Kim@x.de", confirmed: true },
      { email: "lee@x.de", emailVerified: true },
    ].map(line);
    await w.import("events", await w.file("e.jsonl", lines.join("\n")), { source: "web" });
    const links = await (await w.stores.documents("w")).identityAfter({ after: 0, below: 1e15, limit: 10 });
    expect(links.map(({ a, b }) => [a, b])).toEqual([["user:1", "email:kim@x.de"]]);
  });

  it("keeps equal lines as events of their own, and adds nothing when run again, also compressed and renamed", async () => {
    const text = lines({ type: "track", event: "X", userId: "1", timestamp: AT }).repeat(3);
    expect((await w.import("events", await w.file("e.jsonl", text))).job.inserted).toBe(3);
    const before = await w.content();
    expect((await w.import("events", await w.file("e.jsonl", text))).already).toBe(true);
    const other = await w.import("events", await w.file("again.gz", text), { source: "e" });
    expect(other).toMatchObject({ already: false, job: { inserted: 0, unchanged: 3 } });
    expect(await w.content()).toEqual(before);
  });

  it("places a message from the future at its receipt and keeps what it said", async () => {
    const soon = new Date(NOW + 9 * 60_000).toISOString();
    const far = new Date(NOW + 11 * 60_000).toISOString();
    const track = (messageId: string, timestamp: string) => ({
      type: "track",
      event: "X",
      userId: "1",
      messageId,
      timestamp,
    });
    await w.import("events", await w.file("f.jsonl", lines(track("soon", soon), track("far", far))));
    const documents = await w.stores.documents("w");
    const keys = ["soon", "far"].map((messageId) => ({ source: "f", messageId }));
    const events = new Map((await documents.events(keys)).map((event) => [event.messageId, event]));
    expect(events.get("soon")?.timestamp).toBe(Date.parse(soon));
    expect(events.get("far")).toMatchObject({ timestamp: NOW, originalTimestamp: Date.parse(far) });
  });

  it("lists every bad row with its line, its reason and its text, and stores the others", async () => {
    const good = { type: "track", event: "X", userId: "1", timestamp: AT };
    const bad: readonly (readonly [string, RegExp])[] = [
      ["{not json", /not valid JSON/],
      ["[1]", /not a JSON object/],
      ['{"type":"track","event":"X","userId":"1","timestamp":NaN}', /not valid JSON/],
      [`{"type":"track","event":"X","userId":"1","timestamp":"${AT}","properties":{"n":1e999}}`, /too large/],
      ['{"__proto__":{"admin":true},"type":"track"}', /forbidden key/],
      [`{"a":${"[".repeat(70)}${"]".repeat(70)}}`, /deeper than 64/],
      [JSON.stringify({ ...good, type: "tracks" }), /type "tracks"/],
      [JSON.stringify({ ...good, event: "" }), /name of the event/],
      [JSON.stringify({ ...good, userId: undefined }), /userId or anonymousId/],
      [JSON.stringify({ ...good, userId: { $gt: "" } }), /userId is not text/],
      [JSON.stringify({ ...good, timestamp: undefined }), /no timestamp/],
      [JSON.stringify({ ...good, timestamp: "1969-12-31T23:59:59Z" }), /before 1970/],
      [JSON.stringify({ ...good, timestamp: 1_700_000_000_000 }), /ISO 8601/],
      [JSON.stringify({ ...good, properties: "x" }), /properties is not an object/],
      [`{"type":"track","event":"\\ud800","userId":"1","timestamp":"${AT}"}`, /lone surrogate/],
      [`{"x":"${"y".repeat(1_000_100)}"}`, /longer than 1 MB/],
    ];
    const text = bad.map(([line]) => `${JSON.stringify(good)}\n${line}\n`).join("");
    const { job, rejectFile } = await w.import("events", await w.file("bad.jsonl", text));
    expect(job).toMatchObject({ state: "done", inserted: bad.length, rejected: bad.length });
    const rejects = await readRejects(rejectFile ?? "", 100);
    for (const [at, [line, reason]] of bad.entries()) {
      expect(rejects[at]).toMatchObject({ line: at * 2 + 2, reason: expect.stringMatching(reason) });
      expect(line.startsWith(rejects[at]?.text ?? "?")).toBe(true);
    }
    expect(await readFile(rejectFile ?? "", "utf8")).toContain('"line":2,');
  });
});

it("any line at all is an event or a reject, and never an error", () => {
  const intake = new EventIntake("s", NOW, { instants: new InstantReader("UTC"), shiftDays: 0 });
  const word = fc.constantFrom(
    "type",
    "track",
    "identify",
    "userId",
    "timestamp",
    AT,
    "event",
    "traits",
    "__proto__",
    "group",
  );
  const message = fc
    .dictionary(word, fc.oneof(word, fc.anything()), { maxKeys: 8 })
    .map((value) => JSON.stringify(value) ?? "");
  const line = fc.oneof(fc.string({ unit: "binary" }), message, fc.json());
  fc.assert(
    fc.property(line, (text) => {
      const row = jsonRow({ number: 1, text });
      if (!row || row.problem !== undefined) return;
      try {
        intake.add(row, false);
      } catch (error) {
        expect(error).toBeInstanceOf(RowProblem);
      }
    }),
    { seed: 6, numRuns: 5000 },
  );
});
