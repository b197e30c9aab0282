import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { put } from "./contract/business-contract.ts";
import { append } from "./contract/document-contract.ts";
import { event, order, record, trait } from "./contract/samples.ts";
import { openStores } from "./open-stores.ts";
import type { EventRecord } from "./ports/document-store.ts";
import type { Principal } from "./ports/principal.ts";
import type { Stores } from "./ports/stores.ts";
import { type Linked, repo, type WorkspaceRepo } from "./repo.ts";

const home = mkdtempSync(join(tmpdir(), "throughline-repo-"));
let stores: Stores;

beforeAll(async () => {
  stores = await openStores({ home });
  await stores.control.migrate();
  for (const id of ["w1", "w2"]) {
    await stores.control.putWorkspace({
      id,
      name: id,
      timeZone: "UTC",
      weekStart: "monday",
      currency: "EUR",
      customerNoun: "customer",
      accountNoun: "account",
      createdAt: 1,
    });
  }
  const business = await stores.business("w1");
  const documents = await stores.documents("w1");
  await business.migrate();
  await documents.migrate();
  for (const who of ["a", "b"]) {
    await put(business, "account", [record("account", `acc-${who}`, { ownerId: who })]);
    await put(business, "contact", [record("contact", `con-${who}`, { accountId: `acc-${who}`, customerId: who })]);
    await put(business, "order", [order(`order-${who}`, { accountId: `acc-${who}` })]);
  }
  const profile = (id: string) => ({ id, createdAt: 1, traits: { canary: trait(id, 1) } });
  await append(
    documents,
    [
      event("of-a", { userId: "a" }),
      event("of-b", { userId: "b" }),
      event("a-for-b", { userId: "a", groupId: "acc-b" }),
      event("group-a", { userId: "x", groupId: "acc-a" }),
      anonymous("a"),
      anonymous("b"),
    ],
    { profiles: ["user:a", "user:b", "anon:a", "anon:b"].map(profile) },
  );
});

afterAll(async () => {
  await stores.close();
  rmSync(home, { recursive: true });
});

function anonymous(anonymousId: string): EventRecord {
  const { userId: _, ...rest } = event(`anon-of-${anonymousId}`, { anonymousId });
  return rest;
}

/** An identity map that joins each anonymous identifier to the user of the same name. */
const linked: Linked = async (workspaceId, scope, identifiers) => {
  const mine = scope.kind === "accountsOf" && workspaceId === "w1" ? `anon:${scope.ownerId}` : "";
  return new Set(identifiers.filter((id) => id === mine));
};

async function as(principal: Partial<Principal>): Promise<WorkspaceRepo> {
  const found = await repo(stores, { id: "token:1", role: "admin", workspaceId: "w1", ...principal }, linked).workspace(
    "w1",
  );
  if (!found) throw new Error("the workspace should be visible");
  return found;
}

const keys = ["of-a", "of-b", "a-for-b", "group-a", "anon-of-a", "anon-of-b"].map((messageId) => ({
  source: "web",
  messageId,
}));
const identifiers = ["user:a", "user:b", "anon:a", "anon:b"];

test("another workspace answers like one that does not exist", async () => {
  const mine = repo(stores, { id: "token:1", role: "admin", workspaceId: "w1" }, linked);
  expect(await mine.workspace("w2")).toBe(await mine.workspace("nowhere"));
  expect((await mine.workspaces()).map(({ workspace }) => workspace.id)).toEqual(["w1"]);
  const local = repo(stores, { id: "local", role: "admin", workspaceId: "*" }, linked);
  expect((await local.workspaces()).map(({ workspace }) => workspace.id)).toEqual(["w1", "w2"]);
});

test("an admin sees everything by key", async () => {
  const admin = await as({});
  expect((await admin.events(keys)).length).toBe(6);
  expect((await admin.profiles(identifiers)).length).toBe(4);
  expect((await admin.list({ kind: "order", first: 9 })).total).toBe(2);
});

test("a seller sees the documents of own accounts' people, and no byte of another's", async () => {
  const seller = await as({ role: "seller", ownerId: "a" });
  const seen = [
    ...(await seller.events(keys)),
    ...(await seller.profiles(identifiers)),
    ...(await seller.records("order", ["order-a", "order-b"])),
    ...(await seller.recordsOf([{ kind: "account", key: "acc-b" }])),
    ...(await seller.recordsBy("contact", "customerId", ["a", "b"], 5)),
    ...(await seller.versions("account", "acc-b")),
    ...(await seller.list({ kind: "account", first: 9 })).records,
  ].map((one) => ("messageId" in one ? one.messageId : "id" in one ? one.id : one.key));
  expect(seen.sort()).toEqual(["acc-a", "anon-of-a", "anon:a", "con-a", "group-a", "of-a", "order-a", "user:a"]);
});

test("a seller without an owner sees no person", async () => {
  const nobody = await as({ role: "seller" });
  expect([await nobody.events(keys), await nobody.profiles(identifiers)]).toEqual([[], []]);
});
