import { setTimeout as sleep } from "node:timers/promises";
import type { DocumentStore } from "@throughline/sources";
import type { History } from "../../history/index.ts";

/** A site that sends one event after the other to a collector, whatever happens, and writes its history. */
export class SteadySender {
  readonly #url: string;
  readonly #secret: string;
  readonly #history: History;
  readonly #name: string;
  #done: Promise<void> | undefined;
  #stopping = false;
  #sent = 0;
  acknowledged = 0;
  /** The longest wait for an acknowledgement, in ms. */
  slowest = 0;
  /** Answers that are neither an acknowledgement nor a clear refusal. */
  readonly odd: string[] = [];

  constructor(url: string, secret: string, history: History, name: string) {
    this.#url = url;
    this.#secret = secret;
    this.#history = history;
    this.#name = name;
  }

  start(everyMs: number): void {
    this.#done = this.#send(everyMs);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#done;
  }

  async #send(everyMs: number): Promise<void> {
    while (!this.#stopping) {
      const id = `${this.#name}-${this.#sent++}`;
      this.#history.note("invoke", id);
      this.#history.note(await this.#attempt(id), id);
      await sleep(everyMs);
    }
  }

  async #attempt(messageId: string): Promise<"ok" | "fail" | "info"> {
    const from = performance.now();
    let answer: Response;
    try {
      answer = await fetch(`${this.#url}/v1/track`, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${this.#secret}:`)}`, connection: "close" },
        body: JSON.stringify({ event: "Steady", userId: "u1", messageId, timestamp: "2026-10-05T10:00:00Z" }),
        signal: AbortSignal.timeout(30_000),
      });
    } catch {
      return "info";
    }
    const { status } = answer;
    const whole = await answer.text().then(
      () => true,
      () => false,
    );
    if (!whole) this.odd.push(`${status}, cut short`);
    if (status === 429 || status === 503) return "fail";
    if (status !== 200) this.odd.push(String(status));
    if (status !== 200) return "info";
    this.acknowledged++;
    this.slowest = Math.max(this.slowest, performance.now() - from);
    return "ok";
  }
}

/** Notes as seen every event of this source in the store whose id begins so. */
export async function noteStored(
  documents: DocumentStore,
  history: History,
  source: string,
  prefix: string,
): Promise<void> {
  const stored = await documents.eventsAfter({ after: 0, below: Number.MAX_SAFE_INTEGER, limit: 1_000_000 });
  for (const event of stored)
    if (event.source === source && event.messageId.startsWith(prefix)) history.note("seen", event.messageId);
}
