import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";

let api: Installation;
beforeAll(async () => {
  api = await startInstallation(async () => undefined);
}, 60_000);
afterAll(() => api.stop());

const create = `mutation($source: String!) { createWriteKey(workspaceId: "w", source: $source) {
  writeKey { id source hint revokedAt } secret problems { code path } } }`;
const revoke = `mutation($id: ID!) { revokeWriteKey(workspaceId: "w", id: $id) { writeKey { revokedAt } secret problems { code } } }`;
const list = '{ workspace(id: "w") { collectorUrl writeKeys { id source hint revokedAt } } }';

test("a key shows its secret once, lets events in, and ends when it is revoked", async () => {
  const made = (await api.ask(create, { variables: { source: " web " } })).body.data as {
    createWriteKey: { writeKey: { id: string; hint: string }; secret: string };
  };
  const { writeKey, secret } = made.createWriteKey;
  expect(writeKey).toMatchObject({ source: "web", revokedAt: null, hint: secret.slice(0, 8) });
  expect(await api.stores.control.writeKeyOf(secret)).toMatchObject({ workspaceId: "w", source: "web" });
  const listed = await api.ask(list);
  expect(listed.body.data).toEqual({ workspace: { collectorUrl: "http://127.0.0.1:4401", writeKeys: [writeKey] } });
  expect(listed.text).not.toContain(secret);
  const ended = await api.ask(revoke, { variables: { id: writeKey.id } });
  expect(ended.body.data).toMatchObject({ revokeWriteKey: { secret: null, problems: [] } });
  expect(await api.stores.control.writeKeyOf(secret)).toBeUndefined();
  const audit = await api.stores.control.auditEntries("w", 10);
  expect(audit.map(({ action }) => action).toSorted()).toEqual(["writeKey.create", "writeKey.revoke"]);
});

test("what is no name or no key is a problem with its place", async () => {
  for (const source of ["", "  ", "x".repeat(61), "a\u0007b"]) {
    const { body } = await api.ask(create, { variables: { source } });
    expect(body.data).toMatchObject({ createWriteKey: { secret: null, problems: [{ path: ["source"] }] } });
  }
  const { body } = await api.ask(revoke, { variables: { id: "nobody" } });
  expect(body.data).toMatchObject({ revokeWriteKey: { writeKey: null, problems: [{ code: "unknownKey" }] } });
});

test("marketers and sellers see and make none", async () => {
  for (const role of ["marketer", "seller"] as const) {
    const token = await api.token(role, "o1");
    expect((await api.ask(list, { token })).body.data).toMatchObject({ workspace: { writeKeys: [] } });
    const { body } = await api.ask(create, { token, variables: { source: "x" } });
    expect(body.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  }
});
