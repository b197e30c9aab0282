import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seeded } from "../../corpora/index.ts";
import { ask, type Product, processOf, runCommand, startProduct, temporaryHome } from "../product.ts";
import { inEngine, inStore } from "./counted.ts";
import { type MessageFile, messages } from "./messages.ts";

const place = temporaryHome();
let product: Product;

beforeAll(async () => {
  product = await startProduct(place.home, { args: ["--no-demo"] });
  expect(await runCommand(place.home, ["workspace", "create", "Main"]).ended).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await product?.stop();
  place.remove();
});

function written(event: string, lines: number): { path: string; file: MessageFile } {
  const path = join(place.home, `${event}.jsonl`);
  const file = messages(event, lines, event);
  writeFileSync(path, file.text);
  return { path, file };
}

const importing = (path: string) => runCommand(place.home, ["import", "events", path, "--workspace", "main"]);

const imported = new Map<string, number>();
let kills = 0;

/** The store holds the file's good rows, each once, beside what it held before. */
async function expectStored(before: number, event: string, file: MessageFile): Promise<void> {
  expect(await inStore(place.home, "main")).toBe(before + file.good);
  imported.set(event, file.good);
}

describe("an importer killed outright", () => {
  it.each([1, 2, 3, 4, 5])("loses and doubles nothing when it is run again (seed %i)", async (seed) => {
    const random = seeded(`kill ${seed}`);
    const event = `Killed ${seed}`;
    const { path, file } = written(event, 12_000);
    const before = await inStore(place.home, "main");
    let killed = 0;
    for (let attempt = 0; attempt < 3; attempt++) {
      // At a number of stored rows and not at a time: a quick machine would have finished, a slow one not begun.
      const after = before + Math.floor(random() * 6000);
      const { process: importer, ended } = importing(path);
      while (importer.exitCode === null && (await inStore(place.home, "main")) <= after) await sleep(random() * 20);
      if (importer.exitCode === null && importer.kill("SIGKILL")) killed++;
      await ended;
    }
    kills += killed;
    const { code, output } = await importing(path).ended;
    expect([code, output]).toEqual([0, expect.stringContaining(file.bad > 0 ? "rejected" : "Imported")]);
    await expectStored(before, event, file);
  });

  it("was killed in the middle, not only before or after", () => {
    expect(kills).toBeGreaterThanOrEqual(3);
  });
});

describe("several at once", () => {
  it("two importers of the same file store it once", async () => {
    const { path, file } = written("twice", 12_000);
    const before = await inStore(place.home, "main");
    const both = await Promise.all([importing(path).ended, importing(path).ended]);
    for (const { code, output } of both) expect([code, output]).toEqual([0, expect.stringContaining("twice.jsonl")]);
    await expectStored(before, "twice", file);
  });
});

const startImport = `mutation($uploadId: ID!) { startImport(workspaceId: "main", kind: "events", source: "sent", uploadId: $uploadId) {
  job { state linesDone rejected } problems { message } } }`;
const jobsOf = `{ workspace(id: "main") { imports { source state } } }`;
interface Jobs {
  readonly workspace: { readonly imports: readonly { readonly source: string; readonly state: string }[] } | null;
}

describe("the web server killed during an import by upload", () => {
  it("can be told to import the same upload again, which goes on and counts once", async () => {
    const { path, file } = written("Sent", 40_000);
    const before = await inStore(place.home, "main");
    const sent = await fetch(`${product.url}/uploads?name=sent.jsonl`, { method: "POST", body: readFileSync(path) });
    const { id: uploadId } = (await sent.json()) as { id: string };
    const first = ask(product.url, startImport, { uploadId }).catch(() => undefined);
    await expect.poll(() => sentJob().then((job) => job?.state), { timeout: 20_000, interval: 30 }).toBe("running");
    process.kill(processOf(place.home, "api"), "SIGKILL");
    await first;
    await expect
      .poll(() => ask(product.url, startImport, { uploadId }).catch(() => undefined), { timeout: 20_000 })
      .toMatchObject({ startImport: { problems: [] } });
    await expect.poll(() => sentJob().then((job) => job?.state), { timeout: 30_000, interval: 200 }).toBe("done");
    await expectStored(before, "Sent", file);
  });
});

async function sentJob() {
  const answer = await ask<Jobs>(product.url, jobsOf).catch(() => undefined);
  return answer?.workspace?.imports.find(({ source }) => source === "sent");
}

describe("the engine killed while it reads", () => {
  it("reads on, and counts every row once", async () => {
    const { path, file } = written("Read", 30_000);
    const before = await inStore(place.home, "main");
    const { process: importer, ended } = importing(path);
    const random = seeded("engine kills");
    for (let kill = 0; kill < 3; kill++) {
      await sleep(500 + random() * 700);
      await expect.poll(() => killEngine(), { timeout: 15_000, interval: 50 }).toBe(true);
    }
    expect(await ended).toMatchObject({ code: 0 });
    expect(importer.exitCode).toBe(0);
    await expectStored(before, "Read", file);
  });
});

describe("the engine, after all of this", () => {
  it("counts every row of every file once, as soon as what killed importers held has expired", async () => {
    for (const [event, rows] of imported) {
      const counted = () => inEngine(product.url, "main", event);
      await expect.poll(counted, { timeout: 60_000, interval: 300 }).toBeGreaterThanOrEqual(rows);
      expect(await counted()).toBe(rows);
    }
    expect(imported.size).toBe(8);
  });
});

function killEngine(): boolean {
  try {
    return process.kill(processOf(place.home, "engine"), "SIGKILL");
  } catch {
    return false;
  }
}
