import type { ColumnType } from "@throughline/query";

/**
 * The logical relations a plan may scan, and their fixed columns. Everything below (base, runs, delta, masks, versions,
 * scope) is the engine's business: a scan at data version V gives exactly the rows that were visible at V to the scope.
 *
 * Besides the fixed columns, `events`, `sessions`, `customers`, `accounts`, `products`, `campaigns`, `orders` and `opportunities` have
 * one column per (field, letter), named `fieldColumn(name, letter)`. A field that no row ever had reads as missing, so a
 * plan never fails for an unknown field. Letters: `s` text (an `integer`: id in `strings`; equal ids = equal folded
 * text), `n` number, `d` decimal(18,4), `b` boolean, `t` instant, `l` list of text (integers, for `hasAny`).
 * A text value that reads as an ISO 8601 instant or date is also in `t`; a number with at most 4 decimals also in `d`.
 */
export const relations = {
  /** What customers did: kind 0 collected event, 1 business event, 2 message event. */
  events: {
    rid: "integer",
    customer: "integer",
    account: "integer",
    /** id in `eventNames`. */
    event: "integer",
    kind: "integer",
    t: "instant",
    seq: "integer",
    /** The session of a collected event (id in `sessions`), else missing. */
    session: "integer",
    /** Dense ids of the records that a business event points to, else missing. */
    product: "integer",
    campaign: "integer",
    order: "integer",
  },
  /**
   * Collected events of one customer with the same `context.sessionId`, else with at most 30 minutes between them. Its
   * texts (`sessionTexts` of the model) are those of the first event that tells one; numbers and instants are fields too.
   */
  sessions: {
    id: "integer",
    customer: "integer",
    account: "integer",
    startedAt: "instant",
    endedAt: "instant",
    events: "integer",
    pages: "integer",
  },
  /**
   * Where the body of an event is read. Kind 0: its `source` and `messageId` in the document store. Kind 1: the record
   * kind (`order`, `orderLine`, ...) and the record's key in the business store. Case is kept. Joined on `rid` for a page.
   */
  eventKeys: { rid: "integer", source: "text", key: "text" },
  /**
   * Names by which events count: one that the tracking plan merges into another has that one's `name` and `folded`, and
   * keeps its own folded name, as it was sent, in `sent`.
   */
  eventNames: { id: "integer", name: "text", folded: "text", kind: "integer", sent: "text" },
  /** `folded` is NFC + lower case (foldText of packages/model); `display` the first spelling seen. */
  strings: { id: "integer", folded: "text", display: "text" },
  /** One row per customer after identity resolution. `key` is the canonical identifier, e.g. `user:42`. */
  customers: { id: "integer", key: "text", firstSeen: "instant", lastSeen: "instant", identifiers: "integer" },
  /** Every identifier and the customer it belongs to. */
  identifiers: { key: "text", customer: "integer" },
  accounts: { id: "integer", key: "text" },
  products: { id: "integer", key: "text" },
  campaigns: { id: "integer", key: "text" },
  orders: { id: "integer", key: "text", account: "integer", customer: "integer", t: "instant" },
  opportunities: { id: "integer", key: "text", account: "integer", t: "instant" },
  /** Unbroken stays in a segment, half-open; `to` is missing while one lasts. `segment` is the segment's id. */
  spells: { segment: "text", customer: "integer", account: "integer", from: "instant", to: "instant" },
  /** Current memberships; one row per (customer, account). */
  memberships: { customer: "integer", account: "integer", primary: "boolean", from: "instant", to: "instant" },
} as const satisfies Record<string, Record<string, ColumnType>>;

export type RelationName = keyof typeof relations;
export type FieldLetter = "s" | "n" | "d" | "b" | "t" | "l";

export function fieldColumn(name: string, letter: FieldLetter): string {
  return `${letter}:${name}`;
}
