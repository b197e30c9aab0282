import type { DurableLog } from "../log/durable-log.ts";
import { Refusal } from "./refusal.ts";

export interface AdmissionLimits {
  /** Requests between their headers and their answer. */
  readonly requests: number;
  /** How long the disk may keep a frame waiting. */
  readonly commitMs: number;
  /** How late the event loop may be. */
  readonly loopMs: number;
}

const tick = 20;
/** One pause is none: what waited meanwhile is soon done. */
const stillLate = 3;

/** Turns requests away while there is more to do than can be done soon: before their body is read, so that it is cheap. */
export class Admission {
  readonly #log: DurableLog;
  readonly #limits: AdmissionLimits;
  readonly #timer: NodeJS.Timeout;
  #running = 0;
  #lastTick = performance.now();
  #lateTicks = 0;
  /** Turned away since the start. */
  shed = 0;

  constructor(log: DurableLog, limits: AdmissionLimits) {
    this.#log = log;
    this.#limits = limits;
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.#lateTicks = now - this.#lastTick - tick > this.#limits.loopMs ? this.#lateTicks + 1 : 0;
      this.#lastTick = now;
    }, tick).unref();
  }

  get running(): number {
    return this.#running;
  }

  /** Milliseconds since the event loop last turned. */
  get sinceTurn(): number {
    return performance.now() - this.#lastTick;
  }

  /** Counts a request in; call what it answers when the request is over. Throws `Refusal`. */
  enter(): () => void {
    if (this.#log.full) {
      this.shed += 1;
      throw new Refusal(
        503,
        "There is no room for more events until the stores have taken some. Send it again later.",
        {
          retryAfter: 30,
        },
      );
    }
    const { requests, commitMs } = this.#limits;
    if (this.#running >= requests || this.#log.waitingMs > commitMs || this.#lateTicks >= stillLate) {
      this.shed += 1;
      throw new Refusal(429, "More arrives than can be taken. Send it again in a moment.", {
        retryAfter: 1 + Math.floor(Math.random() * 3),
      });
    }
    this.#running += 1;
    let over = false;
    return () => {
      if (!over) this.#running -= 1;
      over = true;
    };
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
