import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Engine } from "@throughline/engine";
import type { Aggregate, Expr, Plan } from "@throughline/query";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filledEngine, heldRows, syncedEngine } from "./fill-engine.ts";
import { referencePasses } from "./passes.ts";
import { askTrend, runOn, segmentMembers, WORKSPACE } from "./product-questions.ts";
import { referenceData, sizeOf } from "./reference-data.ts";
import { referenceRows, type StoredRows } from "./reference-rows.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "throughline-fill-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (column: string, alias: string): Expr => ({ column, of: alias });
const joined = (plan: Plan, scan: string, as: string, by: Expr): Plan => ({
  join: plan,
  to: { scan, as },
  kind: "left",
  on: { call: "=", args: [by, of(scan === "eventKeys" ? "rid" : "id", as)] },
});
const grouped = (plan: Plan, by: Record<string, Expr>, measures: Record<string, Aggregate>): Plan => ({
  sort: { aggregate: plan, by, measures, as: "g" },
  by: Object.keys(by).map((name) => ({ by: of(name, "g") })),
});
const measures = (alias: string, fields: readonly string[]): Record<string, Aggregate> => ({
  n: { fn: "count" },
  ...Object.fromEntries(fields.map((name): [string, Aggregate] => [name, { fn: "sum", of: of(name, alias) }])),
});

/** All that questions can read, in words instead of the ids, which differ from one file to another. */
const everything: readonly Plan[] = [
  grouped(
    joined(
      joined({ scan: "events", as: "e" }, "eventNames", "n", of("event", "e")),
      "strings",
      "s",
      of("s:channel", "e"),
    ),
    { name: of("name", "n"), channel: of("display", "s") },
    measures("e", ["t", "seq", "n:page", "d:revenue"]),
  ),
  grouped(
    joined(
      joined(
        joined({ scan: "events", as: "e" }, "customers", "c", of("customer", "e")),
        "eventKeys",
        "k",
        of("rid", "e"),
      ),
      "sessions",
      "x",
      of("session", "e"),
    ),
    { key: of("key", "c"), message: of("key", "k"), source: of("source", "k") },
    measures("x", ["startedAt", "events"]),
  ),
  grouped(
    joined({ scan: "sessions", as: "x" }, "customers", "c", of("customer", "x")),
    { key: of("key", "c") },
    measures("x", ["startedAt", "endedAt", "events", "pages"]),
  ),
  grouped(
    joined({ scan: "customers", as: "c" }, "strings", "s", of("s:plan", "c")),
    { key: of("key", "c"), plan: of("display", "s") },
    measures("c", ["firstSeen", "lastSeen", "identifiers"]),
  ),
];

async function answers(engine: Engine): Promise<unknown> {
  const run = runOn(engine);
  const frames = [];
  for (const plan of everything) frames.push(await run(plan));
  const { events, fields } = await engine.catalog(WORKSPACE, { kind: "all" });
  return { frames, events, fields, trend: (await askTrend(run)).lines, members: await segmentMembers(run) };
}

it("answers from a filled file as from one that was synced, also after more was synced into both", async () => {
  const directory = referenceData(folder, sizeOf(6_000));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const passes = await referencePasses();
  const data = await passes.load(connection, directory);
  const rows = await referenceRows(connection, directory);
  const held = heldRows(data);
  const filled = await filledEngine(join(folder, "filled"), passes, directory, held);
  const synced = await syncedEngine(join(folder, "synced"), rows);
  try {
    expect(rows.lastSeq).toBe(held.lastSeq);
    expect(await answers(filled.engine)).toEqual(await answers(synced));
    await Promise.all([filled.engine.close(), synced.close()]);
    const both = await Promise.all([
      syncedEngine(join(folder, "filled"), oneMore(held)),
      syncedEngine(join(folder, "synced"), oneMore(rows)),
    ]);
    const [one, other] = await Promise.all(both.map(answers));
    await Promise.all(both.map((engine) => engine.close()));
    expect(one).toEqual(other);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});

/** The same rows, and after them one event of the first customer within its last session, of a new name. */
function oneMore(rows: StoredRows): StoredRows {
  const seq = rows.lastSeq + 1;
  const at = Date.UTC(2025, 5, 1);
  const event = { source: "reference", messageId: "more", seq, type: "track", event: "New", userId: "1" } as const;
  const more = { ...event, timestamp: at, receivedAt: at, properties: { channel: "web" }, traits: {}, context: {} };
  return {
    ...rows,
    lastSeq: seq,
    eventsAfter: async (after: number) => (after < seq ? [more] : []),
    profilesAfter: async () => [],
  };
}
