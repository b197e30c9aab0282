import type { BusinessRecord, RecordValue } from "@throughline/model";
import type { DocumentBatch, EventRecord, JsonObject, Profile } from "../ports/document-store.ts";
import type { Scope } from "../ports/principal.ts";

export const everything: Scope = { kind: "all" };

/** Text that has broken databases; each is well-formed Unicode. */
export const oddTexts: readonly string[] = [
  "nul \u0000 inside",
  "\u0000",
  "emoji 👩‍👩‍👧‍👦 🏳️‍🌈",
  "مرحبا בעולם",
  "caf\u00e9",
  "cafe\u0301",
  "trailing space ",
  "trailing space",
  "Trailing Space",
  "straße",
  "STRASSE",
  "'; drop table events; --",
  'back\\slash and `tick` and "quote"',
  "percent % under_score",
  "\u{1f4a9}\ufeff\u200b",
  "$gt",
  "a.b",
  "__proto__",
  "line\r\nbreak\ttab",
];

export const hostileKeys: JsonObject = JSON.parse(
  '{"$gt": 1, "a.b": {"$where": "x"}, "__proto__": {"polluted": true}, "constructor": "c", "": "empty", "nul\\u0000": 1}',
);

export function event(messageId: string, more: Partial<EventRecord> = {}): EventRecord {
  return {
    source: "web",
    messageId,
    seq: 0,
    type: "track",
    event: "Product viewed",
    userId: "u1",
    timestamp: 1_700_000_000_000,
    receivedAt: 1_700_000_000_500,
    properties: {},
    traits: {},
    context: {},
    ...more,
  };
}

export function batch(events: readonly EventRecord[], more: Partial<DocumentBatch> = {}): DocumentBatch {
  return { events, profiles: [], identity: [], ...more };
}

export function trait(value: Profile["traits"][string]["value"], timestamp: number, messageId = "m") {
  return { value, timestamp, source: "web", messageId };
}

export function order(id: string, values: Readonly<Record<string, RecordValue>> = {}): BusinessRecord {
  return { kind: "order", key: id, values: { id, placedAt: 1_700_000_000_000, ...values }, attributes: {} };
}

export function line(
  orderId: string,
  lineNumber: number,
  values: Readonly<Record<string, RecordValue>> = {},
): BusinessRecord {
  return {
    kind: "orderLine",
    key: `${orderId}\u001f${lineNumber}`,
    values: { orderId, lineNumber, ...values },
    attributes: {},
  };
}

export function record(kind: string, id: string, values: Readonly<Record<string, RecordValue>> = {}): BusinessRecord {
  return { kind, key: id, values: { id, ...values }, attributes: {} };
}

export const wide = { after: 0, below: Number.MAX_SAFE_INTEGER, limit: 100_000 };
