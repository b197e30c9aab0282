import { EngineError, type WorkspaceStatus } from "@throughline/engine/client";
import { expect, it } from "vitest";
import { readIntoEngine } from "./read-into-engine.ts";

const cut = { version: 1, asOf: 1, documentSeq: 1, businessSeq: 1, identityVersion: 1 };
const status = (rows: number, left: number): WorkspaceStatus => ({
  ...{ workspaceId: "w", state: "syncing", cut, rows, runs: 1, deltaRows: 0, problem: null, behind: null, bytes: 0 },
  ...{ lag: { documents: left, business: 0, seconds: 0 }, lastCompactionAt: null, lastReconciledAt: null },
});
const never = new AbortController().signal;

it("waits for every workspace, asks an engine again that does not answer yet, and shows how far it is", async () => {
  const asked: string[] = [];
  const shown: string[] = [];
  const complete = await readIntoEngine({
    engine: {
      sync: async (id) => {
        asked.push(id);
        if (asked.length === 1) throw new EngineError("unavailable", "not yet");
        return cut;
      },
      status: async () => status(310_000, 120_000),
    },
    workspaceIds: ["a", "b"],
    withinMs: 10_000,
    onProgress: (text) => shown.push(text),
    signal: never,
  });
  expect([complete, asked]).toEqual([true, ["a", "b", "a"]]);
  expect(shown).toContain("620,000 rows read, 240,000 to go");
});

it("goes on after its time is over, and at once when the product is stopped", async () => {
  const engine = { sync: () => new Promise<never>(() => undefined), status: async () => status(0, 0) };
  const reading = { engine, workspaceIds: ["a"], onProgress: () => undefined };
  expect(await readIntoEngine({ ...reading, withinMs: 50, signal: never })).toBe(false);
  expect(await readIntoEngine({ ...reading, withinMs: 60_000, signal: AbortSignal.abort() })).toBe(false);
});
