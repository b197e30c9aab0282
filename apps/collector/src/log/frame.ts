import { crc32 } from "node:zlib";

/** "TLF1": where a frame begins, so that whole ones can be found behind a damaged one. */
const MAGIC = 0x31464c54;
const HEAD = 20;
/** More than any request that the server lets in. */
export const largestFrame = 8 * 1024 * 1024;

export interface Frame {
  /** Where the frame after it begins. */
  readonly end: number;
  /** Up to here the file was durable when this frame was written. */
  readonly durable: number;
  readonly payload: Buffer;
}

/** Length and checksum before the payload: a frame is there wholly or not at all. */
export function frameHead(payload: Uint8Array, durable: number): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(payload.byteLength, 4);
  head.writeDoubleLE(durable, 12);
  head.writeUInt32LE(crc32(payload, crc32(head.subarray(12))), 8);
  return head;
}

export const frameSize = (payload: Uint8Array): number => HEAD + payload.byteLength;

/** The frame at `at`; undefined when there is no whole and undamaged one. */
export function frameAt(file: Buffer, at: number): Frame | undefined {
  if (at + HEAD > file.length || file.readUInt32LE(at) !== MAGIC) return undefined;
  const length = file.readUInt32LE(at + 4);
  const end = at + HEAD + length;
  if (length > largestFrame || end > file.length) return undefined;
  const payload = file.subarray(at + HEAD, end);
  if (crc32(payload, crc32(file.subarray(at + 12, at + HEAD))) !== file.readUInt32LE(at + 8)) return undefined;
  return { end, durable: file.readDoubleLE(at + 12), payload };
}

/** Was what is damaged at `at` durable? So says a whole frame behind it, which was written later. */
export function durableBehind(file: Buffer, at: number): boolean {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(MAGIC);
  for (let next = file.indexOf(magic, at + 1); next !== -1; next = file.indexOf(magic, next + 1)) {
    const frame = frameAt(file, next);
    if (frame && frame.durable > at) return true;
  }
  return false;
}
