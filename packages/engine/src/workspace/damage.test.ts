import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine, RunAnswer } from "../client/protocol.ts";
import { setAside } from "../file/open-file.ts";
import { FakeStores } from "../testing/fake-stores.ts";
import { count } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";

const plan = count("events");

function ask(engine: Engine): Promise<RunAnswer> {
  return engine.run({ workspaceId: "w", plan, scope: { kind: "all" }, deadlineMs: 5000 });
}

const damages: Record<string, (path: string) => Promise<void>> = {
  truncated: (path) => truncate(path, 20_000),
  emptied: (path) => truncate(path, 0),
  overwritten: (path) => writeFile(path, "this is no database"),
  "bit-flipped": async (path) => {
    const bytes = await readFile(path);
    for (let i = 5000; i < bytes.length; i += 4096) bytes[i] = (bytes[i] ?? 0) ^ 0x10;
    await writeFile(path, bytes);
  },
};

for (const [name, damage] of Object.entries(damages))
  test(`a file that was ${name} is set aside and built again; the last answer is served meanwhile, dated`, async () => {
    const stores = new FakeStores();
    for (let i = 0; i < 2000; i++)
      stores.event({ userId: `u${i % 50}`, timestamp: i, properties: { page: `/p${i % 7}` } });
    const first = await withEngine({ stores });
    const synced = await first.engine.sync("w");
    await ask(first.engine);
    await expect.poll(() => readdir(join(first.directory, "w", "answers")).catch(() => [])).toHaveLength(1);
    await first.engine.close();

    await damage(join(first.directory, "w", "1.duckdb"));
    const again = await withEngine({ stores, directory: first.directory });
    const stale = await ask(again.engine).catch((cause: unknown) => cause);
    expect(stale).toMatchObject({ stale: true, cut: { asOf: synced.asOf } });
    expect((await again.engine.status("w")).state).toBe("rebuilding");

    const rebuilt = await again.engine.sync("w");
    expect(rebuilt.version).toBeGreaterThan(synced.version);
    const fresh = await ask(again.engine);
    expect([fresh.stale, fresh.frame.columns[0]?.values[0]]).toEqual([false, 2000]);
    const files = await readdir(join(first.directory, "w"));
    expect(files.filter((file) => file.includes(".bad-")).length).toBeGreaterThan(0);
    expect((await again.engine.status("w")).state).toBe("ready");
  });

test("a version that is no longer kept is refused, and time alone makes no new version", async () => {
  let now = 1_000_000_000_000;
  const { stores, engine } = await withEngine({ now: () => now });
  stores.event({ userId: "1", timestamp: 1 });
  const first = await engine.sync("w");
  now += 60 * 60_000;
  expect(await engine.sync("w")).toEqual({ ...first, asOf: now });
  const old = { workspaceId: "w", plan, scope: { kind: "all" }, deadlineMs: 5000, version: first.version } as const;
  stores.event({ userId: "1", timestamp: 2 });
  await engine.sync("w");
  expect((await engine.run(old)).frame.columns[0]?.values[0]).toBe(1);
  now += 31 * 60_000;
  stores.event({ userId: "1", timestamp: 3 });
  await engine.sync("w");
  await expect(engine.run(old)).rejects.toMatchObject({ problem: "versionGone" });
});

test("a rebuild that was cut off is not taken for the whole after a restart", async () => {
  const stores = new FakeStores();
  for (let i = 0; i < 300; i++) stores.event({ userId: `u${i % 50}`, timestamp: i });
  const first = await withEngine({ stores });
  await first.engine.sync("w");
  await ask(first.engine);
  await first.engine.close();
  await truncate(join(first.directory, "w", "1.duckdb"), 0);

  const { documents, business } = stores.stores;
  let reads = 0;
  const eventsAfter: typeof documents.eventsAfter = (range) =>
    reads++ > 1 ? Promise.reject(new Error("down")) : documents.eventsAfter(range);
  class Breaking extends FakeStores {
    override get stores() {
      return { documents: { ...documents, eventsAfter }, business };
    }
  }
  const second = await withEngine({ stores: new Breaking(), directory: first.directory, batchRows: 100 });
  await expect(second.engine.sync("w")).rejects.toThrow("down");
  await second.engine.close();

  const third = await withEngine({ stores, directory: first.directory });
  expect(await ask(third.engine)).toMatchObject({ stale: true });
  await third.engine.sync("w");
  const fresh = await ask(third.engine);
  expect([fresh.stale, fresh.frame.columns[0]?.values[0]]).toEqual([false, 300]);
});

test("damaged files and their logs do not pile up", async () => {
  const directory = await mkdtemp(join(tmpdir(), "throughline-bad-"));
  for (let i = 1; i <= 5; i++) {
    for (const name of ["1.duckdb", "1.duckdb.wal"]) await writeFile(join(directory, name), "bytes");
    await setAside(join(directory, "1.duckdb"), i);
  }
  expect((await readdir(directory)).sort()).toEqual([
    "1.duckdb.bad-4",
    "1.duckdb.bad-5",
    "1.duckdb.wal.bad-4",
    "1.duckdb.wal.bad-5",
  ]);
  await rm(directory, { recursive: true });
});

test("a file that another process has open is left alone", async () => {
  const directory = await mkdtemp(join(tmpdir(), "throughline-locked-"));
  const child = fork(new URL("../testing/engine-process.ts", import.meta.url), [directory, "50"], { stdio: "ignore" });
  const exit = once(child, "exit");
  await once(child, "message");
  await once(child, "message");
  const { engine } = await withEngine({ directory });
  await expect(engine.sync("w")).rejects.toMatchObject({ problem: "unavailable" });
  expect((await readdir(join(directory, "w"))).filter((name) => name.includes(".bad-"))).toEqual([]);
  child.kill("SIGKILL");
  await exit;
  expect((await engine.sync("w")).version).toBeGreaterThan(0);
});
