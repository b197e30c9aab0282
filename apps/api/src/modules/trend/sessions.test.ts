import type { EventRecord, JsonObject, Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";

let api: Installation;

const day = Date.UTC(2026, 10, 20);
const minute = 60_000;

/** Ann came by an advertisement and by a link, Bob by mail: three sessions of two people, one with two pages. */
async function visits(stores: Stores): Promise<void> {
  const documents = await stores.documents("w");
  const events: EventRecord[] = [];
  const add = (userId: string, minutes: number, event: string, page: JsonObject = {}) => {
    const timestamp = day + minutes * minute;
    events.push({
      source: "web",
      messageId: `m${events.length}`,
      seq: 0,
      type: "track",
      event,
      userId,
      timestamp,
      receivedAt: timestamp,
      properties: {},
      traits: {},
      context: { page },
    });
  };
  add("ann", 0, "Page viewed", { url: "https://shop.example/a?gclid=1" });
  add("ann", 5, "Page viewed", { url: "https://shop.example/b" });
  add("ann", 100, "Page viewed", { url: "https://shop.example/c", referrer: "https://blog.example/x" });
  add("bob", 0, "Page viewed", { url: "https://shop.example/a?utm_medium=email" });
  add("bob", 1, "Signed up", { url: "https://shop.example/a" });
  await documents.append(await documents.lease(events.length, 60_000), { events, profiles: [], identity: [] });
}

beforeAll(async () => {
  api = await startInstallation(visits);
}, 60_000);
afterAll(() => api.stop());

interface Answered {
  readonly data: {
    readonly workspace: {
      readonly trend: {
        readonly trend: {
          readonly series: readonly Line[];
          readonly receipt: { readonly notes: readonly string[] };
        } | null;
      };
    };
  };
}
interface Line {
  readonly label: string;
  readonly total: number | null;
  readonly people: { readonly size: number } | null;
}

const ask = async (measure: string, more = "") => {
  const query = `{ unit: "session", series: [{ event: "*", measure: "${measure}" }], interval: "month", range: { from: "2026-11-01", to: "2026-11-30" } ${more} }`;
  const { body } = await api.ask(
    `{ workspace(id: "w") { trend(query: ${query}) { trend { series { label total people { size } } receipt { notes } } problems { message } } } }`,
  );
  const { trend } = (body as Answered).data.workspace.trend;
  if (!trend) throw new Error(JSON.stringify(body));
  return {
    lines: trend.series.map(({ label, total, people }) => [label, total, people?.size]),
    notes: trend.receipt.notes,
  };
};

const save = async (name: string, version: number, value: string) => {
  const { body } = await api.ask(
    `mutation { saveSetting(workspaceId: "w", name: "${name}", version: ${version}, value: ${value}) { problems { path message } } }`,
  );
  return body;
};

const byChannel = 'breakdown: [{ session: "channel" }]';

test("sessions by channel, and the people who had them; an edit of the rules counts at once and the receipt says so", async () => {
  const before = await ask("sessions", byChannel);
  expect(before.lines).toEqual([
    ["Paid Search", 1, 1],
    ["Email", 1, 1],
    ["Referral", 1, 1],
  ]);
  expect(before.notes).toContain("Channels are told by the rules of the workspace: the default table.");
  expect((await ask("sessions")).lines).toEqual([["Sessions", 3, 2]]);
  const rules = '{ rules: [{ channel: "Ads", any: [{ field: "clickId", op: "is set" }] }, { channel: "Rest" }] }';
  expect(await save("channelRules", 0, rules)).toMatchObject({ data: { saveSetting: { problems: [] } } });
  const after = await ask("sessions", byChannel);
  expect(after.lines).toEqual([
    ["Rest", 2, 2],
    ["Ads", 1, 1],
  ]);
  expect(after.notes).toContain("Channels are told by the rules of the workspace: version 1.");
  expect(
    await save("channelRules", 1, '{ rules: [{ channel: "A", all: [{ field: "host", op: "is set" }] }] }'),
  ).toMatchObject({
    data: { saveSetting: { problems: [{ path: ["value", "rules", "0", "all", "0", "field"] }] } },
  });
});

test("a session with one page is a bounce unless it has a conversion of the tracking plan", async () => {
  expect((await ask("bounces")).lines).toEqual([["Bounces", 2, 2]]);
  const plan = '{ unknownEvents: "allow", events: [{ name: "signed UP", conversion: true }] }';
  expect(await save("trackingPlan", 0, plan)).toMatchObject({ data: { saveSetting: { problems: [] } } });
  const { lines, notes } = await ask("bounces");
  expect(lines).toEqual([["Bounces", 1, 1]]);
  expect(notes.join(" ")).toMatch(/tracking plan \(version 1\), conversions are signed UP/);
  expect((await ask("bounceRate")).lines[0]?.[1]).toBeCloseTo(1 / 3, 12);
  expect((await ask("pagesPerSession")).lines[0]?.[1]).toBeCloseTo(4 / 3, 12);
  expect((await ask("medianSessionDuration")).lines[0]?.[1]).toBe(60);
  expect((await ask("sessionsPerCustomer")).lines[0]?.[1]).toBe(1.5);
});
