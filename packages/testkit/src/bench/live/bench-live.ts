import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { MembershipStore } from "@throughline/sources";
import { CollectorProcess, preparedHome } from "../../system/collector/collector-process.ts";
import { fillCustomers, followedUntil, saveSegment, saveSegments } from "../../system/live/live-world.ts";
import { Supervised } from "../../system/live/supervised.ts";
import { temporaryHome } from "../../system/product.ts";
import { arrivals } from "./arrivals.ts";

export interface LiveSize {
  readonly segments: number;
  readonly customers: number;
  /** Events a second. */
  readonly rate: number;
  readonly seconds: number;
}

export interface LiveRates extends LiveSize {
  /** Until all segments were counted for the first time, seconds. */
  readonly ready: number;
  /** From when an event was sent, and from when a window ended with no event, until it is recorded; milliseconds. */
  readonly enteredP50: number;
  readonly enteredP95: number;
  readonly leftP50: number;
  readonly leftP95: number;
  readonly probes: number;
  /** Share of one core. */
  readonly workerCpu: number;
  readonly engineCpu: number;
  readonly workerMb: number;
}

const windowMs = 5_000;
const probeEvery = 10;
const ticksPerSecond = 100;

/**
 * The collector, the engine and the worker as processes of their own over SQLite stores, with the load on the same machine.
 * Now and then somebody new acts once: how long until the segment of those who did so in the last 5 seconds has them,
 * and until it has them no more.
 */
export async function benchLive(size: LiveSize, say: (line: string) => void): Promise<LiveRates> {
  const place = temporaryHome();
  const { secret, stores } = await preparedHome(place.home);
  say(`live segments: ${size.customers} customers`);
  await fillCustomers(stores, size.customers, Date.now());
  await saveSegments(stores, size.segments - 1, Date.now());
  const probing = { did: { event: "Probe", window: { last: `PT${windowMs / 1_000}S` } } };
  await saveSegment(stores, "probe", probing, Date.now());
  const collector = await CollectorProcess.start(place.home);
  const engine = new Supervised(place.home, "apps/engine/src/main.ts");
  const worker = new Supervised(place.home, "apps/worker/src/main.ts");
  try {
    const store = await stores.membership("w");
    const from = performance.now();
    while (!(await followedUntil(store, size.segments, 0))) await sleep(100);
    const ready = (performance.now() - from) / 1_000;
    say(`live segments: ${size.rate} events a second, ${size.segments} segments`);
    const cpus = [cpuOf(worker.pid), cpuOf(engine.pid)] as const;
    const sent = new Map<string, number>();
    const also = (request: number): object | undefined => {
      if (request % probeEvery !== 0) return undefined;
      const [userId, timestamp] = [`probe-${request}`, Date.now()];
      sent.set(`user:${userId}`, timestamp);
      return { type: "track", event: "Probe", userId, messageId: userId, timestamp: new Date(timestamp).toISOString() };
    };
    const looking = new AbortController();
    const seen = watchProbes(store, looking.signal);
    await arrivals({
      url: collector.url,
      secret,
      rate: size.rate,
      seconds: size.seconds,
      customers: size.customers,
      also,
    });
    await sleep(2 * windowMs);
    looking.abort();
    const { entered, left } = await seen;
    const lasted = size.seconds + (2 * windowMs) / 1_000;
    const late = (at: ReadonlyMap<string, number>, after: number) =>
      [...sent].map(([unit, t]) => (at.get(unit) ?? Number.POSITIVE_INFINITY) - t - after).toSorted((a, b) => a - b);
    const [ins, outs] = [late(entered, 0), late(left, windowMs)];
    return {
      ...{ ...size, ready, probes: sent.size },
      ...{ enteredP50: quantile(ins, 0.5), enteredP95: quantile(ins, 0.95) },
      ...{ leftP50: quantile(outs, 0.5), leftP95: quantile(outs, 0.95) },
      workerCpu: (cpuOf(worker.pid) - cpus[0]) / lasted,
      engineCpu: (cpuOf(engine.pid) - cpus[1]) / lasted,
      workerMb: memoryOf(worker.pid),
    };
  } finally {
    await worker.stop();
    await engine.stop();
    await collector.stop();
    await stores.close();
    place.remove();
  }
}

/** When each probe was first seen to have come and to have gone. */
async function watchProbes(store: MembershipStore, signal: AbortSignal) {
  const seen = { entered: new Map<string, number>(), left: new Map<string, number>() };
  while (!signal.aborted) {
    const now = Date.now();
    for (const { unit, direction } of await store.changes({ kind: "all" }, "probe", { first: 200 }))
      if (!seen[direction].has(unit)) seen[direction].set(unit, now);
    await sleep(25);
  }
  return seen;
}

function cpuOf(pid: number): number {
  const [user = 0, system = 0] = (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "")
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) / ticksPerSecond;
}

function memoryOf(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kb ?? 0) / 1024);
}

function quantile(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
}
