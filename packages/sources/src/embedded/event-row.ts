import type { EventRecord } from "../ports/document-store.ts";
import { refuseIllFormed } from "../ports/refused-value.ts";
import type { Row, SqlValue } from "../relational/database.ts";

export const eventColumns = ["seq", "source", "message_id", "timestamp", "body"] as const;

/** What of an event is a column; the rest is the body. JSON escapes unpaired surrogates and NUL, so it keeps any text. */
export function eventRow(event: EventRecord, seq: number): SqlValue[] {
  const { seq: _given, source, messageId, timestamp, ...body } = event;
  refuseIllFormed(source, "an event's source");
  refuseIllFormed(messageId, "an event's messageId");
  return [seq, source, messageId, timestamp, JSON.stringify(body)];
}

export function eventOf(row: Row): EventRecord {
  const body: Omit<EventRecord, "seq" | "source" | "messageId" | "timestamp"> = JSON.parse(String(row["body"]));
  return {
    ...body,
    source: String(row["source"]),
    messageId: String(row["message_id"]),
    seq: Number(row["seq"]),
    timestamp: Number(row["timestamp"]),
  };
}
