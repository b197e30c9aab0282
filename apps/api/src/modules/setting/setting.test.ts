import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;

beforeAll(async () => {
  api = await startInstallation(twoSellers);
}, 60_000);
afterAll(() => api.stop());

const mutation = `mutation($name: String!, $version: Int!, $value: JSONObject!, $note: String) {
  saveSetting(workspaceId: "w", name: $name, version: $version, value: $value, note: $note) {
    setting { version value savedBy note } problems { code path message } } }`;

async function save(name: string, version: number, value: unknown, more: { note?: string; token?: string } = {}) {
  const { token, ...variables } = more;
  const { body } = await api.ask(mutation, {
    variables: { name, version, value, ...variables },
    ...(token ? { token } : {}),
  });
  const data = body.data as { saveSetting: { setting: unknown; problems: { code: string; path: string[] }[] } } | null;
  return { ...data?.saveSetting, errors: body.errors?.map(({ extensions }) => extensions.code) };
}

const plan = (label: string) => ({ unknownEvents: "allow", events: [{ name: "Page viewed", label }] });

const read = async (name: string) => {
  const { body } = await api.ask(
    `{ workspace(id: "w") { setting(name: "${name}") { name version value savedAt savedBy versions { version note value } } } }`,
  );
  return (body.data as { workspace: { setting: { version: number; value: unknown; versions: unknown[] } } }).workspace
    .setting;
};

test("what nobody saved is version 0 with the value that counts until then", async () => {
  expect(await read("internalUsers")).toMatchObject({
    version: 0,
    savedAt: null,
    value: { emailDomains: [], where: { any: expect.anything() } },
    versions: [],
  });
  const { body } = await api.ask(
    `{ workspace(id: "w") { settings { name describe version } setting(name: "no") { name } } }`,
  );
  expect(body.data).toMatchObject({
    workspace: { settings: expect.arrayContaining([expect.objectContaining({ name: "trackingPlan" })]), setting: null },
  });
});

test("a version is saved over the one that its editor saw; the other editor is told, and nothing is overwritten", async () => {
  expect(await save("trackingPlan", 0, plan("First"), { note: " why " })).toMatchObject({
    setting: { version: 1, value: plan("First"), savedBy: "local", note: "why" },
    problems: [],
  });
  const racing = await Promise.all(["a", "b"].map((label) => save("trackingPlan", 1, plan(label))));
  expect(racing.map(({ problems }) => problems?.map(({ code }) => code)).toSorted()).toEqual([[], ["conflict"]]);
  for (const stale of [0, 1, 7, -1])
    expect(await save("trackingPlan", stale, plan("late"))).toMatchObject({
      setting: null,
      problems: [{ code: "conflict", path: ["version"] }],
    });
  expect(await read("trackingPlan")).toMatchObject({
    version: 2,
    versions: [{ version: 2 }, { version: 1, note: "why" }],
  });
  expect(await api.stores.control.auditEntries("w", 10)).toContainEqual(
    expect.objectContaining({ action: "setting.save", subject: "trackingPlan", detail: "version 1: why" }),
  );
});

test("engineers save all of them, marketers those that decide what they read, sellers none", async () => {
  const [engineer, marketer, seller] = await Promise.all([
    api.token("engineer"),
    api.token("marketer"),
    api.token("seller", "ownerA"),
  ]);
  const { version } = await read("trackingPlan");
  expect(await save("trackingPlan", version, plan("x"), { token: engineer })).toMatchObject({ problems: [] });
  expect(await save("trackingPlan", version + 1, plan("y"), { token: marketer })).toMatchObject({
    errors: ["FORBIDDEN"],
  });
  const nobody = { where: { any: [] }, emailDomains: ["example.com"] };
  expect(await save("internalUsers", 0, nobody, { token: seller })).toMatchObject({ errors: ["FORBIDDEN"] });
  expect(await save("internalUsers", 0, nobody, { token: marketer })).toMatchObject({ setting: { version: 1 } });
  const { body } = await api.ask('{ workspace(id: "w") { settings { value } } }', { token: seller });
  expect(body.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  expect((await read("trackingPlan")).version).toBe(version + 1);
});

const long = "n".repeat(10_000);

test.each<[string, unknown, string, readonly string[]]>([
  ["an unknown key", { evens: [] }, "unknownKey", ["value", "evens"]],
  ["a name of 10,000 characters", { events: [{ name: long }] }, "wrongType", ["value", "events", "0", "name"]],
  ["a key of 10,000 characters", { [long]: 1 }, "unknownKey", ["value", long]],
  [
    "an unknown type",
    { events: [{ name: "a", properties: [{ name: "p", type: "colour" }] }] },
    "unknownValue",
    ["value", "events", "0", "properties", "0", "type"],
  ],
  ["a name that is an object", { events: [{ name: { toString: 1 } }] }, "wrongType", ["value", "events", "0", "name"]],
  ["a list", { events: {} }, "wrongType", ["value", "events"]],
  ["__proto__", JSON.parse('{"__proto__": {"events": []}}'), "unknownKey", ["value", "__proto__"]],
])("a hostile plan is refused at its node: %s", async (_, value, code, path) => {
  const { version } = await read("trackingPlan");
  expect(await save("trackingPlan", version, value)).toMatchObject({ setting: null, problems: [{ code, path }] });
});

test("names of objects' own machinery are names like any other, in a plan of 64 KB too", async () => {
  const { version } = await read("trackingPlan");
  const events = ["__proto__", "constructor", "toString", ...Array.from({ length: 600 }, (_, i) => `Event ${i}`)].map(
    (name) => ({ name, description: "d".repeat(60), properties: [{ name: "__proto__", type: "text" }] }),
  );
  expect(JSON.stringify(events).length).toBeGreaterThan(64 * 1024);
  expect(await save("trackingPlan", version, { events })).toMatchObject({ problems: [] });
  expect((await read("trackingPlan")).value).toEqual({ events });
});

test("what is no setting and no JSON object is said", async () => {
  expect(await save("nothing", 0, {})).toMatchObject({ problems: [{ code: "unknownSetting", path: ["name"] }] });
  expect(await save("trackingPlan", 0, [])).toMatchObject({ errors: ["BAD_INPUT"] });
  expect(await save("internalUsers", 0, { where: { all: [{ trait: { trait: "x", op: "iz" } }] } })).toMatchObject({
    problems: [{ code: "unknownOperator", path: ["value", "where", "all", "0", "trait", "op"] }],
  });
});
