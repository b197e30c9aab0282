import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { DurableLog } from "../log/durable-log.ts";
import { LogDamaged } from "../log/log-errors.ts";
import { LogReader } from "../log/log-reader.ts";
import { readOffset, writeOffset } from "../log/offset-file.ts";
import type { Position } from "../log/segment.ts";

const firstWaitMs = 50;
const stopWithinMs = 1_500;
const longestWaitMs = 2_000;
/** Nothing more comes for now: what is left of the log need not stay. */
const restAfterMs = 10_000;

export interface WriterState {
  /** Frames that were written on since the start. */
  readonly frames: number;
  /** Bytes of the log that are still to be written on. */
  readonly behindBytes: number;
  /** Milliseconds since the writer last finished something or found nothing to do. */
  readonly sinceTurnMs: number;
  /** Why the frame at hand cannot be written on now. */
  readonly trouble: string | null;
}

/**
 * Writes a log's frames on, in order, with an offset of its own that moves behind the effect: ended at any moment, it
 * repeats at most the last part. While the effect fails it waits, and the log keeps.
 */
export class LogConsumer {
  readonly #log: DurableLog;
  readonly #reader: LogReader;
  readonly #effect: (payloads: readonly Buffer[]) => Promise<void>;
  readonly #logger: Logger;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #turnedAt = performance.now();
  #frames = 0;
  #at: Position = { segment: 0, offset: 0 };
  #trouble: string | null = null;

  /** `effect` must be idempotent. */
  constructor(log: DurableLog, effect: (payloads: readonly Buffer[]) => Promise<void>, logger: Logger) {
    this.#log = log;
    this.#reader = new LogReader(log);
    this.#effect = effect;
    this.#logger = logger;
  }

  get state(): WriterState {
    const sinceTurnMs = Math.round(performance.now() - this.#turnedAt);
    const { segment, offset } = this.#at;
    const left = this.#log.segments.filter(({ first }) => first >= segment);
    const behindBytes = left.reduce((sum, { first, size }) => sum + size - (first === segment ? offset : 0), 0);
    return { frames: this.#frames, behindBytes, sinceTurnMs, trouble: this.#trouble };
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends after the part at hand. */
  async stop(): Promise<void> {
    this.#stop.abort();
    // What hangs on a store is left: it is repeated by the next process.
    await Promise.race([this.#running, sleep(stopWithinMs, undefined, { ref: false })]);
    await this.#reader.close();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    const from = await this.#retried(() => readOffset(this.#log.files), "the writer's offset cannot be read");
    if (!from) return;
    this.#at = from;
    let restingSince = performance.now();
    while (!signal.aborted) {
      const grown = this.#log.grown;
      const read = await this.#retried(() => this.#reader.read(this.#at), "the log cannot be read");
      if (!read) return;
      const { payloads, next } = read;
      this.#turnedAt = performance.now();
      if (payloads.length === 0) {
        this.#at = next;
        await this.#release(next, performance.now() - restingSince > restAfterMs);
        await Promise.race([grown, pause(1_000, signal)]);
        continue;
      }
      if (!(await this.#retried(() => this.#effect(payloads).then(() => true), "events wait in the log"))) return;
      restingSince = performance.now();
      this.#frames += payloads.length;
      this.#at = next;
      await this.#release(next, false);
    }
  }

  /** Again until it succeeds; undefined when told to stop before. What is damaged does not mend itself. */
  async #retried<T>(act: () => Promise<T>, trouble: string): Promise<T | undefined> {
    for (let attempt = 0; !this.#stop.signal.aborted; attempt += 1) {
      try {
        const done = await act();
        this.#trouble = null;
        return done;
      } catch (error) {
        if (error instanceof LogDamaged) throw error;
        this.#trouble = error instanceof Error ? error.message : String(error);
        if (attempt % 20 === 0) this.#logger.warn({ err: error, attempt }, trouble);
        this.#turnedAt = performance.now();
        const wait = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt, 10));
        await pause(wait, this.#stop.signal);
      }
    }
    return undefined;
  }

  async #release(read: Position, resting: boolean): Promise<void> {
    try {
      await writeOffset(this.#log.files, read);
      await this.#log.release(read, resting);
    } catch (error) {
      // A full disk: the offset stays behind, which costs a repetition.
      this.#logger.warn({ err: error }, "the writer's offset is not kept");
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
