import { eventOf } from "../import/event-message.ts";
import { RowProblem } from "../import/import-failed.ts";
import type { InstantReader } from "../import/instant.ts";
import { jsonObject } from "../import/json-rows.ts";
import type { DeadLetter, EventRecord, JsonObject } from "../ports/document-store.ts";
import type { DeadReason } from "./dead-reasons.ts";

/** Segment's limit of one event, on decoded bytes. */
export const largestEvent = 32 * 1024;
/** The key of an event in every store's index. */
const largestMessageId = 100;

/** One message as a request brought it. */
export interface ReceivedMessage {
  /** Sorts by receipt and is the same however often the message is handled; also the id of a message without one. */
  readonly id: string;
  readonly source: string;
  readonly receivedAt: number;
  readonly envelope: JsonObject;
  readonly raw: Uint8Array;
}

/** Answers why an event is refused, e.g. by the tracking plan; undefined lets it in. */
export type EventCheck = (event: EventRecord) => string | undefined;

export type Collected = { readonly event: EventRecord } | { readonly letter: DeadLetter };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * A message as an event, or as a dead letter with the reason. Never throws for what a sender may send: one bad message
 * is no reason to stop the others.
 */
export function collectedEvent(received: ReceivedMessage, instants: InstantReader, check?: EventCheck): Collected {
  try {
    const event = eventFrom(received, instants);
    const refused = check?.(event);
    return refused === undefined ? { event } : { letter: letterOf(received, "trackingPlan", refused) };
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return { letter: letterOf(received, error.reason, error.message) };
  }
}

/** The message as a dead letter. */
export function letterOf(received: ReceivedMessage, reason: DeadReason, message: string): DeadLetter {
  const { id, source, receivedAt, envelope, raw } = received;
  return { id, source, reason, message, receivedAt, envelope, raw };
}

function eventFrom({ id, source, receivedAt, envelope, raw }: ReceivedMessage, instants: InstantReader): EventRecord {
  if (raw.byteLength > largestEvent)
    throw new RowProblem(`the event has ${raw.byteLength} bytes, more than ${largestEvent}`, "tooLarge");
  const message = { ...envelope, ...jsonObject(text(raw)) };
  const sent = message["sentAt"];
  const sentAt = typeof sent === "string" ? instants.read(sent) : null;
  const event = eventOf(message, {
    source,
    fallbackId: () => id,
    receivedAt,
    instants,
    shiftDays: 0,
    undatedAt: receivedAt,
    ...(sentAt === null ? {} : { sentAt }),
  });
  if (Buffer.byteLength(event.messageId) > largestMessageId)
    throw new RowProblem(`messageId is longer than ${largestMessageId} bytes`, "badId");
  return event;
}

function text(raw: Uint8Array): string {
  try {
    return utf8.decode(raw);
  } catch {
    throw new RowProblem("the message is not UTF-8", "notJson");
  }
}
