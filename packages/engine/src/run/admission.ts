import { EngineError } from "../client/protocol.ts";

export interface AdmissionLimits {
  readonly running: number;
  readonly waiting: number;
  readonly waitMs: number;
}

export const defaultAdmission: AdmissionLimits = { running: 3, waiting: 32, waitMs: 2000 };

/** Lets a few questions run at once; the rest wait in a bounded line for a bounded time, then are told `busy`. */
export class Admission {
  readonly #limits: AdmissionLimits;
  #running = 0;
  readonly #line: (() => void)[] = [];

  constructor(limits: AdmissionLimits = defaultAdmission) {
    this.#limits = limits;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#limits.running) await this.#wait();
    else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#running--;
    }
  }

  /** The place of a question that ends is handed to the first in line. */
  #wait(): Promise<void> {
    if (this.#line.length >= this.#limits.waiting) throw busy();
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(enter), 1);
        reject(busy());
      }, this.#limits.waitMs);
      this.#line.push(enter);
    });
  }
}

function busy(): EngineError {
  return new EngineError("busy", "Too many questions are being answered right now. Ask again in a moment.");
}
