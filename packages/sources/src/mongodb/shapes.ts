import { Long } from "mongodb";
import type {
  DeadLetter,
  DocumentChange,
  EventRecord,
  GroupTraits,
  IdentityChange,
  Profile,
} from "../ports/document-store.ts";

/**
 * Documents as they are stored. What users may name freely (properties, traits, context) is JSON text, so that no key
 * can act as an operator or a path. Ids are JSON of the natural key: unique without a second index, and any text fits.
 */
export interface EventDocument {
  readonly _id: string;
  readonly seq: Long;
  readonly source: string;
  readonly timestamp: number;
  readonly body: string;
}

export interface IdentityDocument {
  readonly _id: string;
  readonly seq: Long;
  readonly timestamp: number;
}

/** `rev` counts the writes and guards them; `by` is the lease of the last one. */
export interface ProfileDocument {
  readonly _id: string;
  readonly seq: Long;
  readonly rev: number;
  readonly by: string;
  readonly createdAt: number;
  readonly traits: string;
}

export interface ChangeDocument {
  readonly _id: Long;
  readonly op: DocumentChange["op"];
  readonly key: string;
  readonly at: number;
}

/** `rev` counts the writes and guards them. */
export interface GroupDocument {
  readonly _id: string;
  readonly rev: number;
  readonly traits: string;
}

export interface DeadLetterDocument {
  readonly _id: string;
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  readonly receivedAt: number;
  readonly envelope: string;
  readonly raw: string;
}

/** One document: how many dead letters were let go, and when last. */
export interface RotationDocument {
  readonly _id: "rotation";
  readonly letters: number;
  readonly lastAt: number;
}

export interface OpenRange {
  readonly token: string;
  readonly from: number;
  readonly size: number;
  readonly expiresAt: number;
}

/** One document: the next seq, the open leases, and the ranges of leases that were taken away. */
export interface SequenceDocument {
  readonly _id: "sequence";
  readonly next: number;
  readonly leases: readonly OpenRange[];
  readonly fenced: readonly OpenRange[];
}

export function eventId({ source, messageId }: Pick<EventRecord, "source" | "messageId">): string {
  return JSON.stringify([source, messageId]);
}

export function eventDocument(event: EventRecord, seq: number): EventDocument {
  const { seq: _given, source, messageId, timestamp, ...body } = event;
  return {
    _id: eventId({ source, messageId }),
    seq: Long.fromNumber(seq),
    source,
    timestamp,
    body: JSON.stringify(body),
  };
}

/** `seq` comes as a number: the driver promotes safe 64-bit integers when it reads. */
export function eventOf({ _id, seq, timestamp, body }: EventDocument): EventRecord {
  const [source, messageId]: [string, string] = JSON.parse(_id);
  const rest: Omit<EventRecord, "seq" | "source" | "messageId" | "timestamp"> = JSON.parse(body);
  return { ...rest, source, messageId, seq: Number(seq), timestamp };
}

export function identityDocument(change: Omit<IdentityChange, "seq">, seq: number): IdentityDocument {
  const { source, messageId, op, a, b, timestamp } = change;
  return { _id: JSON.stringify([source, messageId, op, a, b]), seq: Long.fromNumber(seq), timestamp };
}

export function identityOf({ _id, seq, timestamp }: IdentityDocument): IdentityChange {
  const [source, messageId, op, a, b]: [string, string, "link" | "unlink", string, string] = JSON.parse(_id);
  return { op, a, b, timestamp, source, messageId, seq: Number(seq) };
}

export function profileOf({ _id, seq, createdAt, traits }: ProfileDocument): Profile {
  return { id: _id, seq: Number(seq), createdAt, traits: JSON.parse(traits) };
}

export function groupOf({ _id, traits }: GroupDocument): GroupTraits {
  return { id: _id, traits: JSON.parse(traits) };
}

export function deadLetterDocument({ id, raw, envelope, ...rest }: DeadLetter): DeadLetterDocument {
  return { _id: id, ...rest, envelope: JSON.stringify(envelope), raw: Buffer.from(raw).toString("base64") };
}

export function deadLetterOf({ _id, raw, envelope, ...rest }: DeadLetterDocument): DeadLetter {
  return { id: _id, ...rest, envelope: JSON.parse(envelope), raw: Buffer.from(raw, "base64") };
}
