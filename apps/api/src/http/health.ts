import type { Engine } from "@throughline/engine";
import type { Stores } from "@throughline/sources";
import type { RequestHandler } from "express";
import { watchEventLoop } from "./event-loop.ts";

export interface Dependency {
  readonly name: string;
  readonly state: "ok" | "down";
  readonly reason?: string;
  /** Seconds since it was last seen working; null if never. */
  readonly age: number | null;
}

export interface Readiness {
  readonly ready: boolean;
  /** How long the event loop kept others waiting of late, 99th percentile, ms. */
  readonly eventLoopP99Ms: number;
  readonly dependencies: readonly Dependency[];
}

/** Answers as long as the event loop turns; never asks a dependency. */
export const livez: RequestHandler = (_request, response) => {
  response.set("cache-control", "no-store").json({ live: true });
};

/**
 * Each dependency with its age. Ready means: something can be served. Dashboards need the engine only, single nodes the
 * stores only; without the control database no workspace can be opened, so that one decides, and so does draining.
 */
export function readiness(parts: {
  readonly stores: Stores;
  readonly engine: Engine;
  readonly clock: () => number;
  readonly draining: () => boolean;
}): () => Promise<Readiness> {
  const lastOk = new Map<string, number>();
  const eventLoopP99Ms = watchEventLoop();
  const dated = (name: string, reason: string | undefined): Dependency => {
    const now = parts.clock();
    if (reason === undefined) lastOk.set(name, now);
    const seen = lastOk.get(name);
    const age = seen === undefined ? null : Math.round((now - seen) / 1000);
    return reason === undefined ? { name, state: "ok", age } : { name, state: "down", reason, age };
  };
  return async () => {
    const [stores, engine] = await Promise.all([storeStates(parts.stores), engineState(parts.stores, parts.engine)]);
    const dependencies = [...stores.map(({ name, reason }) => dated(name, reason)), dated("engine", engine)];
    const control = dependencies.find(({ name }) => name === "control");
    const ready = !parts.draining() && control?.state === "ok";
    return { ready, eventLoopP99Ms: eventLoopP99Ms(), dependencies };
  };
}

async function storeStates(stores: Stores): Promise<readonly { name: string; reason: string | undefined }[]> {
  try {
    return (await stores.health()).map(({ name, state, reason }) => ({
      name,
      reason: state === "ok" ? undefined : (reason ?? "does not answer"),
    }));
  } catch {
    return ["control", "documents", "business"].map((name) => ({ name, reason: "does not answer" }));
  }
}

async function engineState(stores: Stores, engine: Engine): Promise<string | undefined> {
  try {
    const [first] = await stores.control.workspaces();
    if (!first) return undefined;
    const status = await within(2_000, engine.status(first.id));
    return status.state === "failed" ? "does not answer" : undefined;
  } catch {
    return "does not answer";
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("too late")), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
