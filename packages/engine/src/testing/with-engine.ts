import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "@throughline/query";
import type { Scope } from "@throughline/sources";
import { onTestFinished } from "vitest";
import type { Engine } from "../client/protocol.ts";
import { createEngine, type EngineOptions } from "../create-engine.ts";
import { FakeStores } from "./fake-stores.ts";
import { rowsOf } from "./plans.ts";

export interface TestEngine {
  readonly stores: FakeStores;
  readonly engine: Engine;
  readonly directory: string;
  /** Rows of a plan, at a version, as a scope. */
  ask(plan: Plan, how?: { version?: number; scope?: Scope }): Promise<unknown[][]>;
}

/** An engine over stores in memory; files are removed when the test ends. */
export async function withEngine(
  options: Partial<EngineOptions> & { zone?: string; stores?: FakeStores } = {},
): Promise<TestEngine> {
  const stores = options.stores ?? new FakeStores();
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), "throughline-engine-")));
  const workspace = async () => ({ zone: options.zone ?? "UTC", settings: stores.settings, stores: stores.stores });
  const engine = createEngine({ memoryMb: 1024, ...options, directory, workspace });
  onTestFinished(async () => {
    await engine.close();
    await rm(directory, { recursive: true, force: true });
  });
  const ask = async (plan: Plan, how: { version?: number; scope?: Scope } = {}) => {
    const answer = await engine.run({
      workspaceId: "w",
      plan,
      scope: how.scope ?? { kind: "all" },
      deadlineMs: 10_000,
      ...(how.version === undefined ? {} : { version: how.version }),
    });
    return rowsOf(answer.frame);
  };
  return { stores, engine, directory, ask };
}
