import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { event } from "../../testing/two-sellers.ts";

let api: Installation;
let marketer: string;

/** A device that two users share, an address that one of them verified, and a contact with that address. */
async function fill(stores: Stores): Promise<void> {
  const documents = await stores.documents("w");
  const link = (a: string, b: string, timestamp: number, messageId: string) =>
    ({ op: "link", a, b, timestamp, source: "web", messageId }) as const;
  const identify = {
    ...event("1", "Identified", now - 5000, {}),
    type: "identify" as const,
    anonymousId: "A",
    messageId: "identify-1",
  };
  const events = [identify, event("1", "Visit", now - 4000, {}), event("2", "Visit", now - 3000, {})];
  const identity = [
    link("user:1", "anon:A", now - 5000, "identify-1"),
    link("user:1", "email:kim@x.de", now - 5000, "identify-1"),
    link("user:2", "anon:A", now - 3000, "gone"),
    link("contact:7", "email:kim@x.de", now - 2000, "contact:7"),
    link("user:ada@x.de", "anon:B", now - 2000, "both"),
  ];
  await documents.append(await documents.lease(9, 60_000), {
    events,
    profiles: ["contact:7", "anon:B"].map((id) => ({ id, createdAt: now - 2000, traits: {} })),
    identity,
  });
}

beforeAll(async () => {
  api = await startInstallation(fill);
  marketer = await api.token("marketer");
}, 60_000);
afterAll(() => api.stop());

const ago = (seconds: number): string => new Date(now - seconds * 1000).toISOString();

const identityOf = `query($id: ID!) { workspace(id: "w") { customer(id: $id) { id identity {
  identifiers { key type firstSeen } links { a b state reason by } } } } }`;

async function identity(id: string, token?: string) {
  const { body } = await api.ask(identityOf, { variables: { id }, ...(token ? { token } : {}) });
  expect(body.errors).toBeUndefined();
  return (
    body.data as {
      workspace: { customer: { id: string; identity: { identifiers: { key: string }[]; links: unknown[] } } };
    }
  ).workspace.customer;
}

async function decide(
  name: "mergeCustomers" | "partCustomers",
  a: string,
  b: string,
  more: { note?: string; token?: string } = {},
) {
  const { token = marketer, ...rest } = more;
  const { body } = await api.ask(
    `mutation($a: ID!, $b: ID!, $note: String) { decided: ${name}(workspaceId: "w", a: $a, b: $b, note: $note) {
      customers { id } problems { code path } } }`,
    { variables: { a, b, ...rest }, token },
  );
  const data = body.data as {
    decided: { customers: { id: string }[]; problems: { code: string; path: string[] }[] };
  } | null;
  return { ...data?.decided, errors: body.errors?.map(({ extensions }) => extensions.code) };
}

async function uniqueVisitors(): Promise<unknown> {
  const { body } = await api.ask(
    `{ workspace(id: "w") { population(where: { did: { event: "Visit" } }) { population { size } problems { message } } } }`,
  );
  const data = body.data as { workspace: { population: { population: { size: number } | null } } } | null;
  return data?.workspace.population.population?.size ?? body;
}

test("why identifiers are one customer: the message, the import, and what a limit refused", async () => {
  const { id, identity: found } = await identity("contact:7");
  expect(id).toBe("user:1");
  expect(found.identifiers).toEqual([
    { key: "anon:A", type: "anon", firstSeen: ago(5) },
    { key: "contact:7", type: "contact", firstSeen: ago(2) },
    { key: "email:kim@x.de", type: "email", firstSeen: ago(5) },
    { key: "user:1", type: "user", firstSeen: ago(5) },
  ]);
  expect(found.links).toEqual([
    { a: "user:1", b: "email:kim@x.de", state: "joined", reason: "An identify message has both", by: null },
    { a: "user:1", b: "anon:A", state: "joined", reason: "An identify message has both", by: null },
    { a: "email:kim@x.de", b: "contact:7", state: "joined", reason: "The imported contact has both", by: null },
    { a: "user:2", b: "anon:A", state: "limit", reason: "A message had both", by: null },
  ]);
});

test("a merge counts one customer in every number, its undo two again; both are audited with their note", async () => {
  expect(await uniqueVisitors()).toBe(2);
  const merged = await decide("mergeCustomers", "user:1", "user:2", { note: "same person" });
  expect(merged).toMatchObject({ customers: [{ id: "user:1" }], problems: [] });
  expect(await uniqueVisitors()).toBe(1);
  expect((await identity("user:2")).identity.links).toContainEqual({
    a: "user:1",
    b: "user:2",
    state: "byHand",
    reason: "Merged by hand: same person",
    by: expect.stringContaining("token:"),
  });
  expect(await decide("mergeCustomers", "user:2", "anon:A")).toMatchObject({ problems: [{ code: "alreadyOne" }] });
  const parted = await decide("partCustomers", "user:2", "user:1", { note: "was wrong" });
  expect(parted.customers?.map(({ id }) => id).toSorted()).toEqual(["user:1", "user:2"]);
  expect(await uniqueVisitors()).toBe(2);
  expect(await decide("partCustomers", "user:2", "user:1")).toMatchObject({ problems: [{ code: "notOne" }] });
  await decide("mergeCustomers", "user:2", "anon:A");
  expect(await uniqueVisitors()).toBe(1);
  await decide("partCustomers", "user:2", "user:1");
  expect(await uniqueVisitors()).toBe(2);
  const audited = (await api.stores.control.auditEntries("w", 10)).filter(({ action }) =>
    action.startsWith("identity."),
  );
  expect(audited.map(({ action, subject, detail }) => [action, subject, detail]).slice(-2)).toEqual([
    ["identity.part", "user:2 user:1", "was wrong"],
    ["identity.merge", "user:1 user:2", "same person"],
  ]);
});

test("who may not see addresses sees them masked, and can part them all the same", async () => {
  const { identity: found } = await identity("user:1", marketer);
  expect(found.identifiers.map(({ key }) => key)).toContain("email:k•••••@x.de");
  expect(JSON.stringify(found)).not.toContain("kim@x.de");
  expect(await decide("partCustomers", "contact:7", "email:k•••••@x.de")).toMatchObject({ problems: [] });
  expect((await identity("contact:7")).id).toBe("contact:7");
});

test("a user id that is an address is masked like one", async () => {
  const { identity: found } = await identity("anon:B", marketer);
  expect(JSON.stringify(found)).not.toContain("ada@x.de");
  expect(found.identifiers.map(({ key }) => key)).toEqual(["anon:B", "user:a•••••@x.de"]);
  expect(await decide("partCustomers", "anon:B", "user:a•••••@x.de")).toMatchObject({ problems: [] });
});

test("refused: who may not decide, who is not there, one and the same, and notes without end", async () => {
  for (const role of ["engineer", "seller"] as const) {
    const refused = await decide("mergeCustomers", "user:1", "user:2", { token: await api.token(role) });
    expect([role, refused.errors]).toEqual([role, ["FORBIDDEN"]]);
  }
  expect(await decide("mergeCustomers", "user:1", "user:nobody")).toMatchObject({
    problems: [{ code: "unknownCustomer", path: ["b"] }],
  });
  expect(await decide("mergeCustomers", "user:1", "user:1")).toMatchObject({ problems: [{ code: "same" }] });
  expect(await decide("mergeCustomers", "user:1", "user:2", { note: "x".repeat(501) })).toMatchObject({
    problems: [{ code: "tooLong" }],
  });
});
