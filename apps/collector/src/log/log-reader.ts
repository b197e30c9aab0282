import type { DurableLog } from "./durable-log.ts";
import { type Frame, frameAt } from "./frame.ts";
import { LogDamaged } from "./log-errors.ts";
import type { LogFile } from "./log-files.ts";
import { before, type Position, segmentName } from "./segment.ts";

const CHUNK = 1024 * 1024;

/** Reads a log's frames in order, up to what is durable. */
export class LogReader {
  readonly #log: DurableLog;
  #open: { readonly segment: number; readonly file: LogFile } | undefined;

  constructor(log: DurableLog) {
    this.#log = log;
  }

  /** The frames from `at` on, about a megabyte of them; none when all was read. `next` is where to go on. */
  async read(at: Position): Promise<{ readonly payloads: readonly Buffer[]; readonly next: Position }> {
    const from = this.#normal(at);
    const { end } = this.#log;
    if (!before(from, end)) return { payloads: [], next: from };
    const size = from.segment === end.segment ? end.offset : this.#sizeOf(from.segment);
    const file = await this.#fileOf(from.segment);
    let bytes = await part(file, from.offset, Math.min(CHUNK, size - from.offset));
    if (!frameAt(bytes, 0)) bytes = await part(file, from.offset, size - from.offset);
    const payloads: Buffer[] = [];
    let offset = 0;
    for (let frame: Frame | undefined = frameAt(bytes, 0); frame; frame = frameAt(bytes, offset)) {
      payloads.push(frame.payload);
      offset = frame.end;
    }
    if (offset === 0) throw new LogDamaged(segmentName(from.segment), from.offset, "a durable frame cannot be read");
    return { payloads, next: { segment: from.segment, offset: from.offset + offset } };
  }

  async close(): Promise<void> {
    await this.#open?.file.close();
    this.#open = undefined;
  }

  /** The end of a closed segment is the beginning of the one after it; what is gone was read. */
  #normal(at: Position): Position {
    const { segments } = this.#log;
    const oldest = segments[0]?.first ?? at.segment;
    if (at.segment < oldest) return { segment: oldest, offset: 0 };
    const later = segments.find(({ first }) => first > at.segment);
    return later && at.offset >= this.#sizeOf(at.segment) ? { segment: later.first, offset: 0 } : at;
  }

  #sizeOf(segment: number): number {
    return this.#log.segments.find(({ first }) => first === segment)?.size ?? 0;
  }

  async #fileOf(segment: number): Promise<LogFile> {
    if (this.#open?.segment !== segment) {
      await this.close();
      this.#open = { segment, file: await this.#log.files.open(segmentName(segment)) };
    }
    return this.#open.file;
  }
}

async function part(file: LogFile, offset: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  return buffer.subarray(0, await file.read(buffer, offset));
}
