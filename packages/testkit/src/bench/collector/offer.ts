import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface Offered {
  readonly seconds: number;
  /** Events answered 200. */
  readonly taken: number;
  /** Events answered 429 or 503. */
  readonly shed: number;
  /** Events of requests that had no such answer. */
  readonly failed: number;
  /** Milliseconds from when a taken request was on its way to its answer, sorted. */
  readonly latencies: readonly number[];
}

export const perRequest = 20;
let sent = 0;

/** A batch as a server's library sends it, about 400 bytes an event, every event new. */
function batch(): string {
  const events = Array.from({ length: perRequest }, () => {
    sent += 1;
    const properties = {
      sku: `sku-${sent % 500}`,
      price: (sent % 1_000) / 10,
      category: "shoes",
      list: "search results",
    };
    return {
      ...{
        type: "track",
        event: `Event ${sent % 20}`,
        userId: `u${sent % 5_000}`,
        messageId: `bench-${process.pid}-${sent}`,
      },
      ...{ timestamp: new Date().toISOString(), properties },
      context: {
        library: { name: "bench", version: "1" },
        page: { path: "/search", referrer: "https://example.org/" },
      },
    };
  });
  return JSON.stringify({ batch: events, sentAt: new Date().toISOString() });
}

/** Answers the status, 0 for none, and the milliseconds since the request had a connection. */
function post(url: string, secret: string, agent: Agent): Promise<readonly [status: number, ms: number]> {
  const body = batch();
  const { promise, resolve } = Promise.withResolvers<readonly [number, number]>();
  let from = performance.now();
  const headers = { authorization: `Basic ${btoa(`${secret}:`)}`, "content-length": Buffer.byteLength(body) };
  const asked = request(`${url}/v1/batch`, { method: "POST", agent, headers, timeout: 10_000 }, (answer) => {
    answer.resume().once("end", () => resolve([answer.statusCode ?? 0, performance.now() - from]));
  });
  asked.once("socket", () => (from = performance.now()));
  asked.once("error", () => resolve([0, 0])).once("timeout", () => asked.destroy());
  asked.end(body);
  return promise;
}

/** As many requests as `connections` allow, one after the other: what can be taken at most. */
export async function saturate(url: string, secret: string, connections: number, seconds: number): Promise<Offered> {
  const until = performance.now() + seconds * 1_000;
  return measured(connections, async (agent, note) => {
    const one = async () => {
      while (performance.now() < until) {
        note(...(await post(url, secret, agent)));
      }
    };
    await Promise.all(Array.from({ length: connections }, one));
  });
}

/** `rate` events a second whatever the answers are: an open load. */
export async function offer(url: string, secret: string, rate: number, seconds: number): Promise<Offered> {
  const every = (1_000 * perRequest) / rate;
  return measured(600, async (agent, note) => {
    const start = performance.now();
    const all: Promise<void>[] = [];
    for (let i = 0; i * every < seconds * 1_000; i += 1) {
      const due = start + i * every;
      const early = due - performance.now();
      if (early > 0) await sleep(early);
      all.push(post(url, secret, agent).then((answer) => note(...answer)));
    }
    await Promise.all(all);
  });
}

async function measured(
  connections: number,
  load: (agent: Agent, note: (status: number, ms: number) => void) => Promise<void>,
): Promise<Offered> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const counts = { taken: 0, shed: 0, failed: 0 };
  const start = performance.now();
  await load(agent, (status, ms) => {
    if (status === 200) latencies.push(ms);
    counts[status === 200 ? "taken" : status === 429 || status === 503 ? "shed" : "failed"] += perRequest;
  });
  agent.destroy();
  const seconds = (performance.now() - start) / 1_000;
  return { seconds, ...counts, latencies: latencies.toSorted((a, b) => a - b) };
}
