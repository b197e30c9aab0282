import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Engine } from "../client/protocol.ts";
import { createEngine } from "../create-engine.ts";
import { FakeStores } from "../testing/fake-stores.ts";
import { all, count, rowsOf } from "../testing/plans.ts";

const scope = { kind: "all" } as const;

async function engineOf(workspaces: Map<string, { zone: string; stores: FakeStores }>, openWorkspaces: number) {
  const directory = await mkdtemp(join(tmpdir(), "throughline-open-"));
  const reads = { count: 0 };
  const engine = createEngine({
    directory,
    openWorkspaces,
    workspace: async (id) => {
      const found = workspaces.get(id);
      if (!found) return undefined;
      const { documents, business } = found.stores.stores;
      const eventsAfter: typeof documents.eventsAfter = (range) => {
        reads.count++;
        return documents.eventsAfter(range);
      };
      return { zone: found.zone, settings: [], stores: { documents: { ...documents, eventsAfter }, business } };
    },
  });
  onTestFinished(async () => {
    await engine.close();
    await rm(directory, { recursive: true, force: true });
  });
  return { engine, directory, reads };
}

function several(n: number) {
  const workspaces = new Map<string, { zone: string; stores: FakeStores }>();
  for (let i = 0; i < n; i++) workspaces.set(`w${i}`, { zone: "UTC", stores: new FakeStores() });
  return workspaces;
}

async function eventsIn(engine: Engine, workspaceId: string): Promise<unknown> {
  const answer = await engine.run({ workspaceId, plan: count("events"), scope, deadlineMs: 10_000 });
  return rowsOf(answer.frame)[0]?.[0];
}

test("more workspaces than may be open: questions and syncs at once, none is opened twice, none loses a row", async () => {
  const workspaces = several(4);
  const { engine } = await engineOf(workspaces, 1);
  for (let round = 1; round <= 4; round++) {
    for (const { stores } of workspaces.values()) stores.event({ userId: "1", timestamp: round });
    await Promise.all([...workspaces.keys()].flatMap((id) => [engine.sync(id), eventsIn(engine, id), engine.sync(id)]));
    for (const id of workspaces.keys()) expect(await eventsIn(engine, id)).toBe(round);
  }
});

test("a closed workspace whose stores have nothing new is not opened to be polled", async () => {
  const workspaces = several(3);
  const { engine, reads } = await engineOf(workspaces, 1);
  for (const { stores } of workspaces.values()) stores.event({ userId: "1", timestamp: 1 });
  for (const id of workspaces.keys()) await engine.sync(id);
  const before = reads.count;
  for (let i = 0; i < 50; i++) for (const id of workspaces.keys()) await engine.sync(id);
  expect(reads.count).toBe(before);
  workspaces.get("w0")?.stores.event({ userId: "1", timestamp: 2 });
  await engine.sync("w0");
  expect(await eventsIn(engine, "w0")).toBe(2);
});

test("a question that runs is not disturbed when another workspace needs the place", async () => {
  const workspaces = several(2);
  const { engine } = await engineOf(workspaces, 1);
  for (let i = 0; i < 3000; i++) workspaces.get("w0")?.stores.event({ userId: `u${i}`, timestamp: i });
  await engine.sync("w0");
  const plan = all("events", ["t", "seq", "rid"]);
  const running = engine.run({ workspaceId: "w0", plan, scope, deadlineMs: 10_000 });
  await engine.sync("w1");
  expect((await running).frame.rows).toBe(3000);
});

test("another zone of a workspace is noticed while it is open, and its dates are read anew", async () => {
  const workspaces = several(1);
  const { engine, directory } = await engineOf(workspaces, 4);
  workspaces.get("w0")?.stores.record("order", "o", { placedAt: "2024-05-01" });
  const instant = async () => {
    await engine.sync("w0");
    const answer = await engine.run({ workspaceId: "w0", plan: all("orders", ["t"]), scope, deadlineMs: 10_000 });
    return rowsOf(answer.frame)[0]?.[0];
  };
  expect(await instant()).toBe(Date.UTC(2024, 4, 1));
  const found = workspaces.get("w0");
  if (found) workspaces.set("w0", { ...found, zone: "America/New_York" });
  expect(await instant()).toBe(Date.UTC(2024, 4, 1, 4));
  expect(await readdir(directory)).toEqual(["w0"]);
});

test("a workspace that is forgotten while it is asked and synced leaves no folder", async () => {
  const workspaces = several(1);
  const { engine, directory } = await engineOf(workspaces, 4);
  for (let i = 0; i < 500; i++) workspaces.get("w0")?.stores.event({ userId: `u${i}`, timestamp: i });
  const calls = Promise.allSettled([engine.sync("w0"), eventsIn(engine, "w0")]);
  workspaces.delete("w0");
  await engine.forget("w0");
  await calls;
  expect(await readdir(directory).catch(() => [])).toEqual([]);
});
