import { planChecker, type TrackingPlan } from "@throughline/model";
import type { EventRecord, JsonObject, Stores } from "@throughline/sources";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { event, twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;
const hour = 3_600_000;

const plan: TrackingPlan = {
  unknownEvents: "count",
  events: [
    {
      name: "Act",
      label: "Did it",
      description: "An act",
      verified: true,
      conversion: true,
      properties: [
        { name: "a", type: "text", required: true, values: ["Red", "blue"], description: "Colour" },
        { name: "b.c", type: "number", values: [1, 2.5] },
        { name: "email", type: "boolean" },
        { name: "l", type: "list", required: true, values: ["x", 1] },
        { name: "d", type: "money" },
        { name: "t", type: "instant", required: true },
      ],
    },
    { name: "Old act", mergedInto: "Act", hidden: true },
    { name: "Secret", hidden: true },
    { name: "Never", properties: [{ name: "x", type: "text" }] },
  ],
};

const leaf = fc.constantFrom(
  "red",
  "Green",
  "",
  1,
  2.5,
  3.00001,
  true,
  null,
  "2026-01-02",
  ["x"],
  ["X", 1],
  ["y"],
  [],
  [{ k: 1 }],
);
const body = fc.record(
  { a: leaf, b: fc.record({ c: leaf }), email: leaf, l: leaf, d: leaf, t: leaf },
  { requiredKeys: [] },
);
const bodies = fc.sample(body, { seed: 11, numRuns: 120 }) as JsonObject[];

async function withActs(stores: Stores): Promise<void> {
  await twoSellers(stores);
  const acts = bodies.map((properties, i) =>
    event(`u${i}`, i % 3 === 0 ? "OLD ACT" : "Act", now - i * hour, properties),
  );
  const more: EventRecord[] = [event("u1", "Secret", now - hour, {}), event("u1", "Unplanned", now - hour, {})];
  const masked = event("u1", "Act", now + 1, { a: "red", l: [], t: "2026-01-01", email: "kim@example.com" });
  const documents = await stores.documents("w");
  const events = [...acts, ...more, masked];
  await documents.append(await documents.lease(events.length, 60_000), { events, profiles: [], identity: [] });
  const setting = {
    name: "trackingPlan",
    version: 1,
    value: JSON.parse(JSON.stringify(plan)),
    savedAt: now,
    savedBy: "local",
    note: "",
  };
  await stores.control.saveSetting("w", setting);
}

beforeAll(async () => {
  api = await startInstallation(withActs);
}, 60_000);
afterAll(() => api.stop());

interface Found {
  readonly kind: string;
  readonly property: string | null;
  readonly count: number;
  readonly since: string;
  readonly samples: readonly { readonly messageId: string; readonly value: string | null }[];
}

interface Entry {
  readonly name: string;
  readonly count: number;
  readonly planned: boolean;
  readonly violations: readonly Found[];
}

async function read(token?: string, args = "") {
  const { body } = await api.ask(
    `{ workspace(id: "w") { trackingPlan { version unknownEvents refused events${args} { name label description hidden verified mergedInto conversion onViolation planned count lastSeen
      properties { name type required values description } violations { kind property count since samples { messageId timestamp value } } } } } }`,
    token ? { token } : {},
  );
  return {
    errors: body.errors,
    plan: (body.data as { workspace: { trackingPlan: { events: Entry[] } } | null } | null)?.workspace?.trackingPlan,
  };
}

test("violations of stored events are those that the intake finds, event by event, a merged name by its target's plan", async () => {
  const { violations } = planChecker(plan);
  const { plan: read1 } = await read();
  for (const [name, mine] of [
    ["Act", (i: number) => i % 3 !== 0],
    ["Old act", (i: number) => i % 3 === 0],
  ] as const) {
    const expected = new Map<string, number>();
    const acts = bodies.filter((_, i) => mine(i)).map((properties) => ({ event: name, properties }));
    if (name === "Act")
      acts.push({ event: name, properties: { a: "red", l: [], t: "2026-01-01", email: "kim@example.com" } });
    for (const act of acts)
      for (const { kind, property } of violations(act))
        expected.set(`${kind} ${property}`, (expected.get(`${kind} ${property}`) ?? 0) + 1);
    const entry = read1?.events.find((one) => one.name === name);
    expect(entry?.count).toBe(acts.length);
    expect(new Map(entry?.violations.map(({ kind, property, count }) => [`${kind} ${property}`, count]))).toEqual(
      expected,
    );
    expect(expected.size).toBeGreaterThan(8);
    for (const { count, samples } of entry?.violations ?? []) expect(samples.length).toBe(Math.min(5, count));
  }
});

test("the plan's entries come first with what it says of them, then what was only sent", async () => {
  const { plan: found } = await read();
  expect(found?.events.slice(0, 5).map(({ name, planned }) => [name, planned])).toEqual([
    ["Act", true],
    ["Old act", true],
    ["Secret", true],
    ["Never", true],
    [expect.any(String), false],
  ]);
  expect(found?.events[0]).toMatchObject({ label: "Did it", verified: true, conversion: true, onViolation: "count" });
  expect(found?.events[1]).toMatchObject({ mergedInto: "Act", hidden: true });
  expect(found?.events[3]).toMatchObject({ count: 0, lastSeen: null, violations: [] });
  expect(found?.events.find(({ name }) => name === "Unplanned")?.violations).toMatchObject([
    { kind: "unknownEvent", property: null, count: 1 },
  ]);
  expect((await read(undefined, '(search: "did IT")')).plan?.events.map(({ name }) => name)).toEqual(["Act"]);
});

test("samples mask addresses for roles that see them masked; sellers see no plan", async () => {
  const value = async (token: string) => {
    const { plan: found } = await read(token);
    const wrong = found?.events[0]?.violations.find(
      ({ kind, property }) => kind === "wrongType" && property === "email",
    );
    return wrong?.samples[0]?.value;
  };
  expect(await value(await api.token("admin"))).toBe('"kim@example.com"');
  expect(await value(await api.token("engineer"))).toBe('"k•••••@example.com"');
  expect((await read(await api.token("seller", "ownerA"))).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});

test("the catalog has labels and merged counts, and hides what the plan hides unless asked", async () => {
  const names = async (args: string) => {
    const { body } = await api.ask(
      `{ workspace(id: "w") { catalog { events${args} { name label description verified hidden count properties { name description } } } } }`,
    );
    return (body.data as { workspace: { catalog: { events: { name: string; properties: { name: string }[] }[] } } })
      .workspace.catalog.events;
  };
  const shown = await names("");
  expect(shown.map(({ name }) => name)).not.toContain("Secret");
  expect(shown.map(({ name }) => name)).not.toContain("Old act");
  expect(shown[0]).toMatchObject({
    name: "Act",
    label: "Did it",
    description: "An act",
    verified: true,
    count: bodies.length + 1,
  });
  expect(shown[0]?.properties.find(({ name }) => name === "a")).toMatchObject({ description: "Colour" });
  expect((await names("(includeHidden: true)")).find(({ name }) => name === "Secret")).toMatchObject({ hidden: true });
});

test("a merged name counts as its target in conditions, trends and timelines, also under its old name", async () => {
  const { body } = await api.ask(`{ workspace(id: "w") {
    old: population(where: { did: { event: "old ACT" } }) { population { size } problems { message } }
    new: population(where: { did: { event: "Act" } }) { population { size } }
    trend(query: { unit: "customer", interval: "month", series: [{ event: "Act", measure: "total" }], range: { from: "2026-11-01", to: "2026-11-30" } }) { trend { series { total } } }
    customer(id: "user:u0") { timeline { edges { node { event } } } } } }`);
  expect(body.errors).toBeUndefined();
  const size = bodies.length;
  expect(body.data).toMatchObject({
    workspace: {
      old: { population: { size }, problems: [] },
      new: { population: { size } },
      trend: { trend: { series: [{ total: size + 1 }] } },
      customer: { timeline: { edges: [{ node: { event: "Act" } }] } },
    },
  });
});
