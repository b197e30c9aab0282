import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createEngine, startPolling } from "@throughline/engine/host";
import { CollectorProcess, preparedHome } from "../../system/collector/collector-process.ts";
import { temporaryHome } from "../../system/product.ts";
import { offer, saturate } from "./offer.ts";

export interface CollectorRates {
  readonly eventsPerSecond: number;
  readonly eventsPerCpuSecond: number;
  /** At 2,000 events a second, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** From the answer to the sender until the engine has it, at 2,000 events a second, milliseconds, 95th percentile. */
  readonly visibleP95: number;
  /** Taken at three times the capacity, as a part of the capacity; p99 of what was taken, milliseconds. */
  readonly goodput: number;
  readonly goodputP99: number;
}

const paced = 2_000;
const ticksPerSecond = 100;

/**
 * The collector as a process of its own over SQLite stores; the load comes from this process, which shares the machine
 * with it, so what is measured is less than what a machine of its own takes.
 */
export async function benchCollector(seconds: number, say: (line: string) => void): Promise<CollectorRates> {
  const place = temporaryHome();
  const { secret, stores } = await preparedHome(place.home);
  const collector = await CollectorProcess.start(place.home);
  try {
    await saturate(collector.url, secret, 16, 1);
    say("collector: capacity");
    const [cpu, most] = await withCpu(collector.pid, async () => {
      const taken = await saturate(collector.url, secret, 32, seconds);
      await drained(collector.url);
      return taken;
    });
    const capacity = most.taken / most.seconds;
    say(`collector: ${paced} events a second`);
    const [calm, visibleP95] = await visibility(stores, place.home, () => offer(collector.url, secret, paced, seconds));
    await drained(collector.url);
    say("collector: three times its capacity");
    const over = await offer(collector.url, secret, 3 * capacity, seconds);
    return {
      eventsPerSecond: Math.round(capacity),
      eventsPerCpuSecond: Math.round(most.taken / cpu),
      ...{ p50: quantile(calm.latencies, 0.5), p99: quantile(calm.latencies, 0.99), visibleP95 },
      goodput: Math.round((100 * over.taken) / over.seconds / capacity) / 100,
      goodputP99: quantile(over.latencies, 0.99),
    };
  } finally {
    await collector.stop();
    await stores.close();
    place.remove();
  }
}

/** Runs the load while an engine reads; each look tells how old the newest event is that it has not. */
async function visibility<T>(
  stores: Awaited<ReturnType<typeof preparedHome>>["stores"],
  home: string,
  load: () => Promise<T>,
): Promise<[T, number]> {
  const documents = await stores.documents("w");
  const opened = { zone: "UTC", settings: [], stores: { documents, business: await stores.business("w") } };
  const engine = createEngine({ directory: `${home}/engine`, workspace: async () => opened });
  await engine.sync("w");
  const start = (await engine.status("w")).rows;
  const polling = startPolling(engine, async () => ["w"], {
    everyMs: 250,
    discoverMs: 60_000,
    onTrouble: () => undefined,
  });
  const ages: number[] = [];
  const from = performance.now();
  let loading = true;
  const looking = (async () => {
    while (loading) {
      await sleep(50);
      const there = (await engine.status("w")).rows - start;
      const due = (performance.now() - from) / 1_000;
      if (due > 1) ages.push(1_000 * (due - there / paced));
    }
  })();
  const result = await load();
  loading = false;
  await looking;
  await polling.stop();
  await engine.close();
  return [
    result,
    quantile(
      ages.toSorted((a, b) => a - b),
      0.95,
    ),
  ];
}

/** Seconds of CPU that a process used during `work`, all its threads. */
async function withCpu<T>(pid: number, work: () => Promise<T>): Promise<[number, T]> {
  const before = cpuOf(pid);
  const result = await work();
  return [cpuOf(pid) - before, result];
}

function cpuOf(pid: number): number {
  const [user = 0, system = 0] = (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "")
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) / ticksPerSecond;
}

/** Until what the log holds is in the stores. */
async function drained(url: string): Promise<void> {
  for (;;) {
    const state = (await (await fetch(`${url}/readyz`)).json()) as { writers: readonly { behindBytes: number }[] };
    if (state.writers.every(({ behindBytes }) => behindBytes === 0)) return;
    await sleep(50);
  }
}

function quantile(sorted: readonly number[], part: number): number {
  return Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN)) / 10;
}
