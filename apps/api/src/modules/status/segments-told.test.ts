import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { segmentsTold } from "./segments-told.ts";

const now = Date.UTC(2026, 10, 22, 11);
const well = { workspaceId: "w", asOf: now - 900, followed: 3, uncounted: 0, failing: false, trouble: null };

test("the worker's last words are as good as they are young", async () => {
  const home = await mkdtemp(join(tmpdir(), "throughline-told-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const told = async (words: unknown, workspaceId = "w") => {
    await writeFile(join(home, "worker.json"), typeof words === "string" ? words : JSON.stringify(words));
    return segmentsTold(home, workspaceId, now);
  };
  const silent = { state: "failed", asOf: null, trouble: expect.stringContaining("does not say how far it is") };
  expect(await segmentsTold(home, "w", now)).toMatchObject(silent);
  const at = now - 2_000;
  expect(await told({ at, workspaces: [well] })).toEqual({
    ...{ state: "ok", asOf: now - 900, followed: 3, uncounted: 0, trouble: null, troubleAt: null },
  });
  expect(await told({ at, workspaces: [{ ...well, uncounted: 2 }] })).toMatchObject({ state: "syncing", uncounted: 2 });
  const trouble = { words: "A store cannot be reached.", at };
  expect(await told({ at, workspaces: [{ ...well, failing: true, trouble }] })).toMatchObject({
    ...{ state: "stale", trouble: trouble.words, troubleAt: at },
  });
  expect(await told({ at, workspaces: [well] }, "made just now")).toMatchObject({ state: "syncing", followed: null });
  expect(await told({ at: now - 60_000, workspaces: [well] })).toMatchObject(silent);
  for (const damaged of ["", "{", "null", "[]", '{"at":"x"}']) expect(await told(damaged)).toMatchObject(silent);
  expect(await told({ at, workspaces: "none" })).toMatchObject({ state: "syncing" });
});
