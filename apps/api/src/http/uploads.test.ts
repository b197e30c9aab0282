import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createUploads, removeUpload } from "./uploads.ts";

const hour = 3_600_000;
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "throughline-uploads-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function put(id: string, ageMs: number): Promise<void> {
  const at = new Date(Date.now() - ageMs);
  for (const [file, text] of [
    [id, "id\n1\n"],
    [`${id}.json`, '{"fileName":"x.csv"}'],
  ] as const) {
    await writeFile(join(directory, file), text);
    await utimes(join(directory, file), at, at);
  }
}

const uploads = () => createUploads({ directory, largestBytes: 100, nextId: () => "never" });
const files = async (): Promise<readonly string[]> => (await readdir(directory)).toSorted();

test("what nobody used for a day is swept; what was looked up since then stays", async () => {
  await put("old-upload", 25 * hour);
  await put("new-upload", 23 * hour);
  await put("used-upload", 25 * hour);
  expect((await uploads().find("used-upload"))?.fileName).toBe("x.csv");
  await uploads().sweep(Date.now());
  expect(await files()).toEqual(["new-upload", "new-upload.json", "used-upload", "used-upload.json"]);
});

test("an upload is removed with what is known of it, and then is not found", async () => {
  await put("an-upload", 0);
  await removeUpload(join(directory, "an-upload"));
  await removeUpload(join(directory, "an-upload"));
  expect(await files()).toEqual([]);
  expect(await uploads().find("an-upload")).toBeUndefined();
});

test("a home without uploads has nothing to sweep", async () => {
  await rm(directory, { recursive: true });
  await uploads().sweep(Date.now());
  expect(await uploads().find("an-upload")).toBeUndefined();
});
