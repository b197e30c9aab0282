import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What is wrong with one direction of a connection; the names are those of Toxiproxy. Nothing given: nothing wrong. */
export interface Toxics {
  /** Each piece arrives this many ms later, give or take `jitter`. */
  readonly latency?: { readonly ms: number; readonly jitter: number };
  /** Bytes a second. */
  readonly bandwidth?: number;
  /** Pieces of so many bytes. */
  readonly slicer?: { readonly least: number; readonly most: number };
  /** So many bytes arrive, then both ends see a reset. */
  readonly resetPeer?: number;
  /** So many bytes arrive, then the connection is closed as if nothing were wrong. */
  readonly limitData?: number;
  /** Nothing arrives, and nobody is told. */
  readonly timeout?: boolean;
  /** The end of the connection arrives this many ms later. */
  readonly slowClose?: number;
}

/** The largest piece that waits as one while the bandwidth is limited. */
const PIECE = 1024;
const WAITING_BYTES = 1 << 20;

/** Carries one direction of one connection, in order, through what is wrong with it at the moment of each piece. */
export class Flow {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #toxics: () => Toxics;
  readonly #random: () => number;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #passed = 0;

  constructor(from: Socket, to: Socket, toxics: () => Toxics, random: () => number) {
    this.#from = from;
    this.#to = to;
    this.#toxics = toxics;
    this.#random = random;
    from.on("data", (chunk) => this.#take(chunk));
    from.on("end", () => this.#end());
  }

  #take(chunk: Buffer): void {
    const { latency, timeout } = this.#toxics();
    if (timeout) return;
    const due = performance.now() + (latency ? latency.ms + (2 * this.#random() - 1) * latency.jitter : 0);
    this.#waiting += chunk.length;
    if (this.#waiting > WAITING_BYTES) this.#from.pause();
    this.#last = this.#last.then(async () => {
      await until(due);
      await this.#carry(chunk);
      this.#waiting -= chunk.length;
      if (this.#waiting <= WAITING_BYTES) this.#from.resume();
    });
  }

  async #carry(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const { slicer, bandwidth, resetPeer, limitData, timeout } = this.#toxics();
      if (timeout || this.#to.destroyed) return;
      const left =
        Math.min(resetPeer ?? Number.POSITIVE_INFINITY, limitData ?? Number.POSITIVE_INFINITY) - this.#passed;
      if (left <= 0) return resetPeer === undefined ? this.#close() : this.#reset();
      const size = slicer
        ? slicer.least + Math.floor(this.#random() * (slicer.most - slicer.least + 1))
        : bandwidth === undefined
          ? chunk.length
          : PIECE;
      const piece = chunk.subarray(at, at + Math.min(size, left));
      this.#to.write(piece);
      this.#passed += piece.length;
      at += piece.length;
      if (bandwidth !== undefined) await sleep((piece.length / bandwidth) * 1000);
      else if (slicer) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #end(): void {
    const { slowClose = 0 } = this.#toxics();
    this.#last = this.#last.then(async () => {
      if (slowClose > 0) await sleep(slowClose);
      this.#to.end();
    });
  }

  #close(): void {
    this.#from.destroy();
    this.#to.destroy();
  }

  #reset(): void {
    this.#from.resetAndDestroy();
    this.#to.resetAndDestroy();
  }
}

async function until(due: number): Promise<void> {
  const left = due - performance.now();
  if (left > 0) await sleep(left);
}
