import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "@throughline/engine/client";

const ASK_EVERY_MS = 500;
const count = new Intl.NumberFormat("en-US");

interface Reading {
  readonly engine: Pick<Engine, "status" | "sync">;
  readonly workspaceIds: readonly string[];
  readonly withinMs: number;
  /** What to show meanwhile, e.g. "310,000 rows read, 120,000 to go". */
  readonly onProgress: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Waits until the engine has read everything that the stores hold now. An engine that does not answer yet, or again, is
 * asked once more. False when the time is over or the signal came first: what is missing is still being read.
 */
export async function readIntoEngine(reading: Reading): Promise<boolean> {
  const over = AbortSignal.any([reading.signal, AbortSignal.timeout(reading.withinMs)]);
  const stopped = new Promise<boolean>((resolve) => {
    if (over.aborted) resolve(false);
    else over.addEventListener("abort", () => resolve(false), { once: true });
  });
  const all = Promise.all(reading.workspaceIds.map((id) => readOne(reading, id, over))).then(() => true);
  const done = new AbortController();
  const shown = showProgress(reading, AbortSignal.any([over, done.signal]));
  const read = await Promise.race([all, stopped]);
  done.abort();
  await shown;
  return read;
}

async function readOne({ engine }: Reading, id: string, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    try {
      await engine.sync(id);
      return;
    } catch {
      await pause(over);
    }
  }
}

async function showProgress({ engine, workspaceIds, onProgress }: Reading, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const states = await Promise.all(workspaceIds.map((id) => engine.status(id).catch(() => undefined)));
    const sum = (of: (state: NonNullable<(typeof states)[number]>) => number): number =>
      states.reduce((total, state) => total + (state ? of(state) : 0), 0);
    const rows = sum((state) => state.rows);
    const left = sum(({ lag }) => lag.documents + lag.business);
    if (rows > 0 && !until.aborted)
      onProgress(`${count.format(rows)} rows read${left > 0 ? `, ${count.format(left)} to go` : ""}`);
    await pause(until);
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
}
