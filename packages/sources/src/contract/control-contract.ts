import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ControlStore, ImportJob, Workspace } from "../ports/control-store.ts";
import type { ControlFixture, OpenFixture } from "./open-fixture.ts";
import { oddTexts } from "./samples.ts";

function workspace(id: string, more: Partial<Workspace> = {}): Workspace {
  return {
    id,
    name: id,
    timeZone: "Europe/Berlin",
    weekStart: "monday",
    currency: "EUR",
    customerNoun: "customer",
    accountNoun: "account",
    createdAt: 5,
    ...more,
  };
}

const job: ImportJob = {
  id: "job",
  workspaceId: "w1",
  kind: "events",
  source: "file",
  fileName: oddTexts.join(),
  fileHash: "h",
  state: "running",
  linesDone: 1,
  inserted: 1,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  startedAt: 1,
  updatedAt: 2,
};

/** What every control database keeps. */
export function controlContract(name: string, open: OpenFixture<ControlStore>): void {
  describe(`control in ${name}`, () => {
    let fixture: ControlFixture;
    let store: ControlStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    test("workspaces are kept whole, replaced and removed", async () => {
      const demo = { title: "t", citation: "c", shiftedWeeks: 3, synthetic: true };
      await store.putWorkspace(workspace("w1", { name: oddTexts.join(" "), demo }));
      await store.putWorkspace(workspace("w0", { createdAt: 9 }));
      await store.putWorkspace(workspace("w0", { createdAt: 9, name: "again" }));
      expect(await store.workspaces()).toEqual([
        workspace("w1", { name: oddTexts.join(" "), demo }),
        workspace("w0", { createdAt: 9, name: "again" }),
      ]);
      await store.removeWorkspace("w0");
      expect(await store.workspace("w0")).toBeUndefined();
      expect((await (await fixture.another()).workspace("w1"))?.demo).toEqual(demo);
    });

    test("a token names its principal until it is revoked, and its secret is not kept", async () => {
      const { token, secret } = await store.createToken({
        workspaceId: "w1",
        role: "seller",
        ownerId: "o",
        label: "l",
      });
      expect(secret.length).toBeGreaterThan(40);
      expect(await store.principalOf(secret)).toEqual({
        id: `token:${token.id}`,
        role: "seller",
        workspaceId: "w1",
        ownerId: "o",
      });
      expect(await store.principalOf(`${secret} `)).toBeUndefined();
      expect(await store.principalOf(secret.toUpperCase())).toBeUndefined();
      expect(JSON.stringify(await store.tokens("w1"))).not.toContain(secret.slice(5, 20));
      expect(await store.tokens("w1")).toEqual([token]);
      await store.revokeToken(token.id);
      expect(await store.principalOf(secret)).toBeUndefined();
      expect((await store.tokens("w1"))[0]?.revokedAt).toBeGreaterThanOrEqual(token.createdAt);
    });

    test("a session is its token's principal until it ends, runs out, or the token is revoked", async () => {
      const made = await store.createToken({ workspaceId: "w1", role: "marketer", label: "l" });
      const start = async (lifeMs = 60_000) => (await store.startSession(made.secret, lifeMs))?.secret ?? "";
      const principal = { id: `token:${made.token.id}`, role: "marketer", workspaceId: "w1" };
      expect(await store.startSession(`${made.secret}x`, 60_000)).toBeUndefined();
      const [ended, other, over] = [await start(), await start(), await start(0)];
      expect(new Set([ended, other, over, made.secret]).size).toBe(4);
      expect(await store.principalOf(ended)).toBeUndefined();
      expect(await store.principalOfSession(made.secret)).toBeUndefined();
      expect(await store.principalOfSession(ended)).toEqual(principal);
      expect(await (await fixture.another()).principalOfSession(other)).toEqual(principal);
      expect(await store.principalOfSession(over)).toBeUndefined();
      await store.endSession(ended);
      expect(await store.principalOfSession(ended)).toBeUndefined();
      expect(await store.principalOfSession(other)).toEqual(principal);
      await store.revokeToken(made.token.id);
      expect(await store.principalOfSession(other)).toBeUndefined();
      expect(await store.startSession(made.secret, 60_000)).toBeUndefined();
    });

    test("a setting keeps every version, and of two writers of one version one is told to look again", async () => {
      const setting = (version: number, by: string) => ({
        name: "identityRules",
        version,
        value: { text: oddTexts.join(), by },
        savedAt: version * 10,
        savedBy: by,
        note: "why",
      });
      const other = await fixture.another();
      expect(await store.saveSetting("w1", setting(1, "a"))).toBe(true);
      const races = await Promise.all([
        store.saveSetting("w1", setting(2, "a")),
        other.saveSetting("w1", setting(2, "b")),
      ]);
      expect(races.toSorted()).toEqual([false, true]);
      const winner = setting(2, races[0] ? "a" : "b");
      expect(await other.settings("w1")).toEqual([winner]);
      expect(await store.settingVersions("w1", "identityRules", 9)).toEqual([winner, setting(1, "a")]);
      expect(await store.settings("w2")).toEqual([]);
    });

    test("a write key is known by its secret until it is revoked, in its own workspace", async () => {
      const { key, secret } = await store.createWriteKey("w1", "web");
      expect(await store.writeKeyOf(secret)).toEqual(key);
      expect(await store.writeKeyOf(secret.toLowerCase())).toBeUndefined();
      expect(JSON.stringify(await store.writeKeys("w1"))).not.toContain(secret.slice(10));
      expect(await store.revokeWriteKey("w2", key.id)).toBe(false);
      expect(await store.revokeWriteKey("w1", key.id)).toBe(true);
      expect(await store.revokeWriteKey("w1", key.id)).toBe(false);
      expect(await store.writeKeyOf(secret)).toBeUndefined();
      expect((await store.writeKeys("w1"))[0]?.revokedAt).toBeGreaterThanOrEqual(key.createdAt);
    });

    test("import jobs are replaced by id, newest first", async () => {
      await store.putImportJob(job);
      await store.putImportJob({ ...job, id: "other", updatedAt: 5 });
      await store.putImportJob({ ...job, state: "done", linesDone: 9, updatedAt: 7 });
      expect(await store.importJobs("w1")).toEqual([
        { ...job, state: "done", linesDone: 9, updatedAt: 7 },
        { ...job, id: "other", updatedAt: 5 },
      ]);
      expect(await store.importJobs("w2")).toEqual([]);
    });

    test("audit entries of one workspace, newest first", async () => {
      const entry = {
        at: 1,
        principal: "token:x",
        workspaceId: "w1",
        action: "import",
        subject: "s",
        detail: oddTexts.join(),
      };
      for (const at of [1, 3, 2]) await store.audit({ ...entry, at });
      await store.audit({ ...entry, workspaceId: "w2" });
      expect(await store.auditEntries("w1", 2)).toEqual([
        { ...entry, at: 3 },
        { ...entry, at: 2 },
      ]);
    });
  });
}
