import { setTimeout as sleep } from "node:timers/promises";
import { Analytics } from "@segment/analytics-node";
import { type Random, whole } from "../../corpora/index.ts";
import type { History } from "../../history/index.ts";

export interface Sender {
  /** Acknowledged messages so far, good and bad, repetitions not counted. */
  readonly acknowledged: () => number;
  readonly bad: ReadonlySet<string>;
  readonly done: Promise<void>;
}

interface SenderParts {
  readonly url: string;
  readonly secret: string;
  readonly messages: number;
  readonly random: Random;
  readonly history: History;
}

const together = 25;

/** A customer's messages in order, by plain HTTP: each batch again until it is acknowledged. 1 in 10 is bad, 1 in 5 twice. */
export function rawSender(name: string, { url, secret, messages, random, history }: SenderParts): Sender {
  const bad = new Set<string>();
  let acknowledged = 0;
  const all = Array.from({ length: messages }, (_, i) => `${name}-${i}`);
  for (const id of all) if (whole(random, 10) === 0) bad.add(id);
  const lane = { lane: name };

  async function send(ids: readonly string[]): Promise<void> {
    const again = ids.filter(() => whole(random, 5) === 0);
    const batch = [...ids, ...again].map((id) =>
      bad.has(id)
        ? { type: "track", event: "Bad", messageId: id }
        : { type: "track", event: "Good", messageId: id, userId: name },
    );
    for (const id of ids) if (!bad.has(id)) history.note("invoke", id, lane);
    for (;;) {
      const status = await fetch(`${url}/v1/batch`, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${secret}:`)}` },
        body: JSON.stringify({ batch, sentAt: new Date().toISOString() }),
      })
        .then(async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        })
        .catch(() => 0);
      if (status === 200) break;
      if (status !== 0 && status !== 429 && status !== 503) throw new Error(`the collector answered ${status}`);
      await sleep(20);
    }
    for (const id of ids) if (!bad.has(id)) history.note("ok", id, lane);
    acknowledged += ids.length;
  }

  async function run(): Promise<void> {
    for (let at = 0; at < all.length; at += together) {
      const ids = all.slice(at, at + together);
      await send(ids);
      // Repeated much later too, when its first copy is long stored.
      if (whole(random, 5) === 0)
        await send(all.slice(0, Math.min(together, at))).then(() => (acknowledged -= Math.min(together, at)));
    }
  }
  return { acknowledged: () => acknowledged, bad, done: run() };
}

/** The same by Segment's own library, which repeats by itself. */
export function librarySender(name: string, { url, secret, messages, random, history }: SenderParts): Sender {
  let acknowledged = 0;
  const analytics = new Analytics({
    writeKey: secret,
    host: url,
    flushAt: together,
    flushInterval: 100,
    maxRetries: 1_000,
  });
  const one = async (id: string): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    history.note("invoke", id);
    const message = { userId: name, event: "Good", messageId: id };
    analytics.track(message, (error) => (error ? reject(error) : resolve()));
    await promise;
    history.note("ok", id);
    acknowledged += 1;
  };
  async function run(): Promise<void> {
    for (let at = 0; at < messages; at += 4 * together) {
      const ids = Array.from({ length: Math.min(4 * together, messages - at) }, (_, i) => `${name}-${at + i}`);
      await Promise.all(
        ids.flatMap((id) => (whole(random, 5) === 0 ? [one(id), one(id).then(() => void acknowledged--)] : [one(id)])),
      );
    }
    await analytics.closeAndFlush();
  }
  return { acknowledged: () => acknowledged, bad: new Set(), done: run() };
}
