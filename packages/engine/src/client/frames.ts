import { deserialize, serialize } from "node:v8";

/** Larger messages are refused on both sides: a bounded reader cannot be made to fill the memory. */
export const maxFrameBytes = 64 * 1024 * 1024;

export class FrameTooLarge extends Error {
  override readonly name = "FrameTooLarge";
}

/** A message as bytes: its length in 4 bytes, then the value in V8's own format (typed arrays stay typed arrays). */
export function encodeFrame(value: unknown): Buffer {
  const body = serialize(value);
  if (body.length > maxFrameBytes) throw new FrameTooLarge(`${body.length} bytes are more than ${maxFrameBytes}`);
  const frame = Buffer.allocUnsafe(body.length + 4);
  frame.writeUInt32LE(body.length, 0);
  body.copy(frame, 4);
  return frame;
}

/** Cuts a byte stream into messages. Throws FrameTooLarge as soon as a length is out of bounds. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #size = 0;

  push(chunk: Buffer): unknown[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const messages: unknown[] = [];
    for (let body = this.#take(); body; body = this.#take()) messages.push(deserialize(body));
    return messages;
  }

  #take(): Buffer | undefined {
    if (this.#size < 4) return undefined;
    if ((this.#chunks[0]?.length ?? 0) < 4) this.#join();
    const length = this.#chunks[0]?.readUInt32LE(0) ?? 0;
    if (length > maxFrameBytes) throw new FrameTooLarge(`${length} bytes are more than ${maxFrameBytes}`);
    if (this.#size < length + 4) return undefined;
    this.#join();
    const whole = this.#chunks[0] ?? Buffer.alloc(0);
    const rest = whole.subarray(length + 4);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return whole.subarray(4, length + 4);
  }

  #join(): void {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
  }
}
