import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine, RunAnswer } from "../client/protocol.ts";
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
