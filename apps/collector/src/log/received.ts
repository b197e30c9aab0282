import type { EventType } from "@throughline/sources";
import type { Numbers } from "./recover.ts";

/** One request as it stands in the log: who sent it, when, and its decoded body, byte by byte. */
export interface Received {
  readonly workspaceId: string;
  readonly source: string;
  readonly receivedAt: number;
  /** The number of its first message; the others follow. */
  readonly first: number;
  readonly count: number;
  /** Set when the body is one message of this type; absent: it is a batch. */
  readonly type?: EventType;
  readonly body: Buffer;
}

type Head = Omit<Received, "body">;

export function encodeReceived({ body, ...head }: Received): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.byteLength);
  return Buffer.concat([length, text, body]);
}

export function decodeReceived(payload: Buffer): Received {
  const end = 4 + payload.readUInt32LE(0);
  const head: Head = JSON.parse(payload.toString("utf8", 4, end));
  return { ...head, body: payload.subarray(end) };
}

export const numbersOf: Numbers = (payload) => decodeReceived(payload);
