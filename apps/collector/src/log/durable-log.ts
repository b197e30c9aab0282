import { reach } from "@throughline/sources";
import { frameHead, frameSize, largestFrame } from "./frame.ts";
import { LogUnavailable } from "./log-errors.ts";
import type { LogFile, LogFiles } from "./log-files.ts";
import { Marker } from "./marker.ts";
import { type Numbers, recover } from "./recover.ts";
import { type Position, segmentName } from "./segment.ts";

const MOST_BYTES_AT_ONCE = 4 * 1024 * 1024;

export interface LogOptions {
  readonly numbers: Numbers;
  /** A segment that grew beyond this is closed and a new one begun. */
  readonly segmentBytes: number;
  /** All segments together. */
  readonly quotaBytes: number;
}

interface Waiting {
  readonly payload: (first: number) => Uint8Array;
  readonly count: number;
  readonly bytes: number;
  readonly since: number;
  readonly done: PromiseWithResolvers<void>;
}

interface Segment {
  readonly first: number;
  size: number;
}

/**
 * Appends frames to segment files. An append is done when its bytes are on disk; those that come while the disk is busy
 * share the next write and the next fsync. A failed write or fsync is undone before anything else is written, so the log
 * never holds a hole.
 */
export class DurableLog {
  readonly files: LogFiles;
  readonly #options: LogOptions;
  readonly #marker: Marker;
  #segments: readonly Segment[];
  #active: Segment;
  #file: LogFile;
  #next: number;
  #queue: Waiting[] = [];
  #queuedBytes = 0;
  #working: Promise<void> | undefined;
  #rollAsked = false;
  #undo = false;
  #closed = false;
  #grown = Promise.withResolvers<void>();

  private constructor(parts: {
    readonly files: LogFiles;
    readonly options: LogOptions;
    readonly marker: Marker;
    readonly segments: readonly Segment[];
    readonly active: Segment;
    readonly file: LogFile;
    readonly next: number;
  }) {
    this.files = parts.files;
    this.#options = parts.options;
    this.#marker = parts.marker;
    this.#segments = parts.segments;
    this.#active = parts.active;
    this.#file = parts.file;
    this.#next = parts.next;
  }

  /** Throws `LogDamaged` when acknowledged events cannot be read back. */
  static async open(files: LogFiles, options: LogOptions): Promise<DurableLog> {
    const marker = await Marker.open(files);
    const recovered = await recover(files, options.numbers, marker.position).catch(async (error: unknown) => {
      await marker.abandon();
      throw error;
    });
    const { next, torn } = recovered;
    const active = recovered.segments.at(-1) ?? { first: next, size: 0 };
    const file = await files.open(segmentName(active.first));
    if (torn > 0) {
      await file.truncate(active.size);
      await file.sync();
    }
    const segments = recovered.segments.length === 0 ? [active] : recovered.segments;
    return new DurableLog({ files, options, marker, segments, active, file, next });
  }

  /** Where the next frame goes; everything before it is durable. */
  get end(): Position {
    return { segment: this.#active.first, offset: this.#active.size };
  }

  /** What is kept, oldest first. */
  get segments(): readonly { readonly first: number; readonly size: number }[] {
    return this.#segments;
  }

  get bytes(): number {
    return this.#segments.reduce((sum, { size }) => sum + size, 0);
  }

  /** The number of the next event. */
  get next(): number {
    return this.#next;
  }

  /** Milliseconds that the oldest frame in the queue waits. */
  get waitingMs(): number {
    const oldest = this.#queue[0];
    return oldest === undefined ? 0 : performance.now() - oldest.since;
  }

  /** There is so little room left that requests are better not begun. */
  get full(): boolean {
    return this.bytes + this.#queuedBytes > 0.95 * this.#options.quotaBytes;
  }

  /** Resolves when more becomes durable than is now. */
  get grown(): Promise<void> {
    return this.#grown.promise;
  }

  /**
   * Resolves when the frame is on disk. `payload` is asked for it when the number of its first event is known; `count`
   * events are in it. Throws `LogUnavailable`, after which the frame will never be there.
   */
  append(count: number, bytes: number, payload: (first: number) => Uint8Array): Promise<void> {
    if (bytes > largestFrame)
      return Promise.reject(new Error(`a frame of ${bytes} bytes could not be read again: ${largestFrame} at most`));
    if (this.#closed) return Promise.reject(new LogUnavailable("closed"));
    if (this.bytes + this.#queuedBytes + bytes > this.#options.quotaBytes)
      return Promise.reject(new LogUnavailable("quota"));
    const done = Promise.withResolvers<void>();
    this.#queue.push({ payload, count, bytes, since: performance.now(), done });
    this.#queuedBytes += bytes;
    this.#work();
    return done.promise;
  }

  /**
   * Removes segments before `read`, which nobody will read again. The last one is replaced by an empty one when all of
   * it was read and it is large, or nothing comes any more.
   */
  async release(read: Position, resting: boolean): Promise<void> {
    const { first, size } = this.#active;
    const whole = read.segment === first && read.offset === size && size > 0;
    if (whole && (resting || size * 8 > this.#options.segmentBytes)) {
      this.#rollAsked = true;
      this.#work();
    }
    // Oldest first, each forgotten when its file is gone: one that cannot be removed never leaves a gap behind it.
    for (const segment of this.#segments.filter((held) => held.first < read.segment)) {
      await this.files.remove(segmentName(segment.first));
      this.#segments = this.#segments.filter((held) => held !== segment);
    }
  }

  /** Finishes what waits, then takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#working) await this.#working;
    await this.#marker.close(this.end);
    await this.#file.close();
  }

  #work(): void {
    this.#working ??= this.#untilEmpty().finally(() => {
      this.#working = undefined;
      if (this.#queue.length > 0) this.#work();
    });
  }

  async #untilEmpty(): Promise<void> {
    while (this.#queue.length > 0 || this.#rollAsked) {
      if (this.#undo && !(await this.#undone())) return this.#refuse(this.#take(Number.POSITIVE_INFINITY));
      if (this.#rollAsked || this.#active.size >= this.#options.segmentBytes) await this.#roll();
      await this.#commit(this.#take(MOST_BYTES_AT_ONCE));
    }
  }

  #take(bytes: number): Waiting[] {
    let sum = 0;
    const more = this.#queue.findIndex((waiting) => {
      sum += waiting.bytes;
      return sum > bytes;
    });
    const group = this.#queue.splice(0, more === -1 ? this.#queue.length : Math.max(1, more));
    for (const waiting of group) this.#queuedBytes -= waiting.bytes;
    return group;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    if (group.length === 0) return;
    const durable = this.#active.size;
    const buffers: Uint8Array[] = [];
    let [next, size] = [this.#next, durable];
    for (const { payload, count } of group) {
      const bytes = payload(next);
      buffers.push(frameHead(bytes, durable), bytes);
      next += count;
      size += frameSize(bytes);
    }
    try {
      reach("log.append");
      await this.#file.write(Buffer.concat(buffers), durable);
      reach("log.appended");
      await this.#file.sync();
      reach("log.synced");
    } catch (error) {
      this.#undo = true;
      return this.#refuse(group, error);
    }
    this.#active.size = size;
    this.#next = next;
    for (const { done } of group) done.resolve();
    this.#marker.move(this.end);
    this.#grown.resolve();
    this.#grown = Promise.withResolvers();
  }

  /** Takes back what a failed write left behind the last durable frame. */
  async #undone(): Promise<boolean> {
    try {
      await this.#file.truncate(this.#active.size);
      await this.#file.sync();
      this.#undo = false;
      return true;
    } catch {
      return false;
    }
  }

  async #roll(): Promise<void> {
    this.#rollAsked = false;
    if (this.#active.size === 0) return;
    const name = segmentName(this.#next);
    // No room for another file: the one that is there goes on, and recovery passes over what is left of the other.
    const file = await this.files.open(name).catch(() => this.files.remove(name).catch(() => undefined));
    if (!file) return;
    await this.#file.close().catch(() => undefined);
    this.#file = file;
    this.#active = { first: this.#next, size: 0 };
    this.#segments = [...this.#segments, this.#active];
    this.#marker.move(this.end);
  }

  #refuse(group: readonly Waiting[], cause?: unknown): void {
    for (const { done } of group) done.reject(new LogUnavailable("disk", cause));
  }
}
