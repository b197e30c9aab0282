import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { arrivingName } from "../../system/live/live-world.ts";

export interface Arrivals {
  readonly url: string;
  readonly secret: string;
  /** Events a second. */
  readonly rate: number;
  readonly seconds: number;
  /** Who act: `u0` to this many, in turn. */
  readonly customers: number;
  /** One more event per request, with the request's number. */
  readonly also?: (request: number) => object | undefined;
}

const perRequest = 20;
let sent = 0;

/** Sends events at a rate, each request again until it is taken. */
export async function arrivals(load: Arrivals): Promise<{ readonly taken: number; readonly lastSentAt: number }> {
  const { url, secret, rate, seconds } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const every = (1_000 * perRequest) / rate;
  const from = performance.now();
  const all: Promise<void>[] = [];
  for (let i = 0; i * every < seconds * 1_000; i++) {
    const due = from + i * every;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    all.push(untilTaken(url, secret, agent, batchOf(load, i)));
  }
  await Promise.all(all);
  agent.destroy();
  return { taken: all.length * perRequest, lastSentAt: Date.now() };
}

function batchOf({ customers, also }: Arrivals, number: number): string {
  const now = new Date().toISOString();
  const events = Array.from({ length: perRequest }, () => {
    sent += 1;
    const properties = { price: (sent * 7) % 100, sku: `sku-${sent % 500}` };
    const who = { userId: `u${(sent * 7_919) % customers}`, messageId: `arrived-${process.pid}-${sent}` };
    return { type: "track", event: arrivingName(sent), ...who, timestamp: now, properties };
  });
  const more = also?.(number);
  return JSON.stringify({ batch: more ? [...events, more] : events, sentAt: now });
}

async function untilTaken(url: string, secret: string, agent: Agent, body: string): Promise<void> {
  while ((await post(url, secret, agent, body)) !== 200) await sleep(50);
}

function post(url: string, secret: string, agent: Agent, body: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const headers = { authorization: `Basic ${btoa(`${secret}:`)}`, "content-length": Buffer.byteLength(body) };
  const asked = request(`${url}/v1/batch`, { method: "POST", agent, headers, timeout: 10_000 }, (answer) => {
    answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    answer.once("error", () => resolve(0));
  });
  asked.once("error", () => resolve(0)).once("timeout", () => asked.destroy());
  asked.end(body);
  return promise;
}
