import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate, generatedWorkspace } from "@throughline/demo";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import { type Condition, sizePlan } from "@throughline/model";
import { importFile, openStores, type Stores } from "@throughline/sources";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ID = "synthetic";
const home = mkdtempSync(join(tmpdir(), "throughline-truths-"));
const generated = generate({ customers: 1_500, events: 15_000, seed: 3 });
let stores: Stores;
let engine: Engine;

beforeAll(async () => {
  stores = await openStores({ home });
  await stores.control.migrate();
  await stores.control.putWorkspace({ id: ID, ...generatedWorkspace, createdAt: 0 });
  const [documents, business] = await Promise.all([stores.documents(ID), stores.business(ID)]);
  await documents.migrate();
  await business.migrate();
  mkdirSync(join(home, "files"));
  for (const file of generated.files) {
    const path = join(home, "files", file.name);
    writeFileSync(path, [...file.rows()].map((row) => `${JSON.stringify(row)}\n`).join(""));
    const { job } = await importFile({ stores, home, workspaceId: ID, kind: file.kind, path });
    expect([file.kind, job.rejected]).toEqual([file.kind, 0]);
  }
  engine = createEngine({
    directory: join(home, "engine"),
    workspace: async () => ({ zone: generatedWorkspace.timeZone, settings: [], stores: { documents, business } }),
  });
  await engine.sync(ID);
}, 60_000);

afterAll(async () => {
  await engine?.close();
  await stores?.close();
  rmSync(home, { recursive: true, force: true });
});

async function size(where: Condition): Promise<number> {
  const clock = { now: Date.UTC(2026, 0, 1), zone: "UTC", weekStart: "monday" } as const;
  const plan = sizePlan({ unit: "customer", where }, clock);
  const { frame } = await engine.run({ workspaceId: ID, plan, scope: { kind: "all" }, deadlineMs: 30_000 });
  return Number(frame.columns[0]?.values[0]);
}

describe("the product finds what was planted", () => {
  it.each(generated.truths.segments)("segment: $name", async (segment) => {
    expect(segment.size).toBeGreaterThan(0);
    expect(await size(segment.where)).toBe(segment.size);
  });

  it("first step of the funnel, and everybody", async () => {
    const { funnel, customers } = generated.truths;
    expect(await size({ all: [] })).toBe(customers);
    expect(await size({ did: { event: funnel.steps[0] ?? "" } })).toBe(funnel.customers[0]);
  });

  it.each(generated.truths.campaigns)("assignments of $id", async ({ id, assigned }) => {
    const where = [{ property: "campaignId", op: "is", value: id }] as const;
    expect(await size({ did: { event: "campaign.targeted", where } })).toBe(assigned.targeted);
    expect(await size({ did: { event: "campaign.held_out", where } })).toBe(assigned.held_out);
  });
});
