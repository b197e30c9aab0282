import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventRecord, openStores, type Stores } from "@throughline/sources";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { throughline } from "../../testing/run-node.ts";
import { newWorkspace } from "../workspaces.ts";

let folder: string;
const at = (...parts: readonly string[]) => join(folder, ...parts);

const event = (messageId: string): EventRecord => ({
  ...{ source: "web", messageId, seq: 0, type: "track", event: "Saved", userId: "u1", timestamp: 5, receivedAt: 6 },
  ...{ properties: { text: `of ${messageId}` }, traits: {}, context: {} },
});

async function write(stores: Stores, ids: readonly string[]): Promise<void> {
  const documents = await stores.documents("main");
  await documents.append(await documents.lease(ids.length, 30_000), {
    events: ids.map(event),
    profiles: [],
    identity: [],
  });
}

async function stored(home: string): Promise<{ events: readonly string[]; orders: readonly string[] }> {
  const stores = await openStores({ home });
  const everything = { after: 0, below: 1e15, limit: 1e6 };
  const events = await (await stores.documents("main")).eventsAfter(everything);
  const orders = await (await stores.business("main")).recordsAfter("order", everything);
  await stores.close();
  return { events: events.map((one) => JSON.stringify(one)), orders: orders.map((one) => JSON.stringify(one)) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-backup-"));
  const stores = await openStores({ home: at("home") });
  await stores.control.migrate();
  await (await stores.documents("main")).migrate();
  const business = await stores.business("main");
  await business.migrate();
  await stores.control.putWorkspace(newWorkspace("main", "Main", 1));
  const values = { id: "o1", amount: "12.3456", placedAt: 7 };
  await business.put(await business.lease(1, 30_000), "order", [{ kind: "order", key: "o1", values, attributes: {} }]);
  for (const [path, text] of [
    ["engine/main/1.duckdb", "disposable"],
    ["logs/api.log", "line"],
    ["collector/00000001.log", "frames"],
    ["collector/written.json", "{}"],
    ["demo-loaded.json", "{}"],
  ] as const) {
    await mkdir(join(at("home"), path, ".."), { recursive: true });
    await writeFile(join(at("home"), path), text);
  }
  let backup: ReturnType<typeof throughline> | undefined;
  let ended = false;
  // Batches before, while and after the copy is taken.
  for (let batch = 0; !ended && batch < 5000; batch++) {
    await write(
      stores,
      Array.from({ length: 20 }, (_, n) => `b${batch}-${n}`),
    );
    if (batch !== 10) continue;
    backup = throughline(at("home"), "backup", at("copy")).finally(() => {
      ended = true;
    });
  }
  expect(await backup).toMatchObject({ code: 0, err: "" });
  await stores.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a backup that was taken while events were written", () => {
  it("has every row that was acknowledged before it, whole batches, and nothing that is built again", async () => {
    const { files } = JSON.parse(await readFile(at("copy", "manifest.json"), "utf8"));
    const paths: readonly string[] = files.map(({ path }: { path: string }) => path);
    expect([...paths].sort()).toEqual([
      "collector/00000001.log",
      "collector/written.json",
      "control.sqlite",
      "demo-loaded.json",
      "workspaces/main/business.sqlite",
      "workspaces/main/documents.sqlite",
    ]);
    expect(paths.slice(0, 3)).toEqual(["control.sqlite", "collector/written.json", "collector/00000001.log"]);
    const { events } = files.find(({ path }: { path: string }) => path.endsWith("documents.sqlite")).rows;
    expect(events).toBeGreaterThanOrEqual(220);
    expect(events % 20).toBe(0);
  });

  it("restored elsewhere, counts and rows are those of the copy, and the home is in use at once", async () => {
    expect(await throughline(at("elsewhere"), "restore", at("copy"))).toMatchObject({ code: 0 });
    const [there, before] = [await stored(at("elsewhere")), await stored(at("home"))];
    expect(there.events).toEqual(before.events.slice(0, there.events.length));
    expect([there.orders, there.events.length % 20]).toEqual([before.orders, 0]);
    expect((await throughline(at("elsewhere"), "workspace", "list")).out).toContain("main");
    const stores = await openStores({ home: at("elsewhere") });
    await write(stores, ["b0-0", "after the restore"]);
    await stores.close();
    expect((await stored(at("elsewhere"))).events).toHaveLength(there.events.length + 1);
  });

  it("goes into no home that is in use, unless that is moved beside it", async () => {
    const refused = await throughline(at("home"), "restore", at("copy"));
    expect([refused.code, refused.err + refused.out]).toEqual([1, expect.stringMatching(/not empty.*--replace/s)]);
    await mkdir(at("old"));
    await writeFile(at("old", "mine.txt"), "kept");
    const replaced = await throughline(at("old"), "restore", at("copy"), "--replace");
    expect([replaced.code, replaced.out]).toEqual([0, expect.stringContaining("old.replaced-")]);
    const beside = (await readdir(folder)).find((name) => name.startsWith("old.replaced-")) ?? "";
    expect(await readFile(at(beside, "mine.txt"), "utf8")).toBe("kept");
    expect((await stored(at("old"))).events.length).toBeGreaterThan(0);
  });
});

describe("what is no sound backup", () => {
  const documents = join("workspaces", "main", "documents.sqlite");
  it.each([
    ["a changed byte", (copy: string) => flip(join(copy, documents)), /documents\.sqlite is not what was saved/],
    ["a longer file", (copy: string) => appendFile(join(copy, "control.sqlite"), "x"), /control\.sqlite is not what/],
    ["a missing file", (copy: string) => rm(join(copy, documents)), /documents\.sqlite is missing/],
    ["an end before the manifest", (copy: string) => rm(join(copy, "manifest.json")), /no whole backup/],
    ["half a manifest", (copy: string) => writeFile(join(copy, "manifest.json"), '{"format":1'), /cannot be read/],
  ])("%s: refused, and nothing is changed", async (name, damage, says) => {
    const [copy, home] = [at(`copy of ${name}`), at(`home of ${name}`)];
    await cp(at("copy"), copy, { recursive: true });
    await damage(copy);
    const { code, out, err } = await throughline(home, "restore", copy);
    expect([code, out + err]).toEqual([1, expect.stringMatching(says)]);
    expect(out + err).toContain("Nothing was changed");
    expect(await readdir(home).catch(() => [])).toEqual([]);
  });

  it("a folder that has something in it is not written to", async () => {
    const { code, out, err } = await throughline(at("home"), "backup", at("copy"));
    expect([code, out + err]).toEqual([1, expect.stringContaining("is not empty")]);
  });
});

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
