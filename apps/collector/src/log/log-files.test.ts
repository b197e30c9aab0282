import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inTemporary } from "../testing/temporary.ts";
import { UnsyncedNames } from "../testing/unsynced-names.ts";
import { logFiles } from "./log-files.ts";

it("what was replaced and what was removed stays so when power is cut", async () => {
  await inTemporary(async (directory) => {
    const names = new UnsyncedNames(directory);
    const files = await logFiles(directory, names.disk);
    await files.replace("written.json", "first");
    await writeFile(join(directory, "part"), "old");
    await files.replace("written.json", "second");
    await names.cutPower();
    expect((await files.contents("written.json"))?.toString()).toBe("second");
    await files.remove("part");
    await names.cutPower();
    expect(await files.list()).toEqual(["written.json"]);
  });
});

it("what was replaced is the old content or the new one when power is cut before the names are synced", async () => {
  await inTemporary(async (directory) => {
    const names = new UnsyncedNames(directory);
    await (await logFiles(directory, names.disk)).replace("written.json", "first");
    const cut = { ...names.disk, rename: names.disk.rename, open: failingFor(directory, names) };
    await expect((await logFiles(directory, cut)).replace("written.json", "second")).rejects.toThrow("cut");
    expect((await (await logFiles(directory)).contents("written.json"))?.toString()).toBe("first");
  });
});

/** Power is cut when the directory is about to be synced. */
function failingFor(directory: string, names: UnsyncedNames): UnsyncedNames["disk"]["open"] {
  return async (path, ...rest) => {
    if (path !== directory) return names.disk.open(path, ...rest);
    await names.cutPower();
    throw new Error("power is cut");
  };
}
