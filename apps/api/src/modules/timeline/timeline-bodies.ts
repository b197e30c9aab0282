import type { EventRecord, Json, JsonObject, StoredRecord } from "@throughline/sources";
import { maskObject } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import { detailOf } from "./detail.ts";
import type { TimelineItemNode } from "./timeline-service.ts";

/** What the store knows of an entry. Empty when the row was deleted since the cut. */
export interface TimelineBody {
  readonly properties: JsonObject;
  readonly detail: string;
  readonly amount: string | null;
  readonly currency: string | null;
  /** The time as it was sent, when the entry is placed elsewhere. */
  readonly originalAt: number | null;
}

/** Attributes that keep the time of a record that was moved: `originalPlacedAt`. */
const originalName = /^original[A-Z]\w*At$/;

const nothing: TimelineBody = { properties: {}, detail: "", amount: null, currency: null, originalAt: null };

/** Bodies of a page: one call per store, whatever the page mixes. */
export async function timelineBody(repo: Repo, item: TimelineItemNode): Promise<TimelineBody> {
  if (item.kind === "business") {
    const record = await repo.loaders.records.load({ kind: item.source, key: item.key });
    return record ? businessBody(repo, item, record) : nothing;
  }
  const event = await repo.loaders.events.load({ source: item.source, messageId: item.key });
  return event ? eventBody(repo, item, event) : nothing;
}

function businessBody(repo: Repo, item: TimelineItemNode, record: StoredRecord): TimelineBody {
  const given = Object.entries({ ...record.values, ...record.attributes }).filter(([, value]) => value !== null);
  const sent = given.find(([name]) => originalName.test(name))?.[1];
  const originalAt = typeof sent === "string" ? Date.parse(sent) : Number.NaN;
  return bodyOf(repo, item, Object.fromEntries(given), Number.isNaN(originalAt) ? null : originalAt);
}

function eventBody(repo: Repo, item: TimelineItemNode, event: EventRecord): TimelineBody {
  const properties = event.type === "identify" ? event.traits : event.properties;
  return bodyOf(repo, item, properties, event.originalTimestamp ?? null);
}

function bodyOf(repo: Repo, item: TimelineItemNode, given: JsonObject, originalAt: number | null): TimelineBody {
  const properties = repo.seesPersonalData ? given : maskObject(given);
  return {
    properties,
    detail: detailOf(item.event, properties, item),
    amount: decimal(properties["amount"] ?? properties["revenue"]),
    currency: text(properties["currency"]),
    originalAt,
  };
}

function decimal(value: Json | undefined): string | null {
  const shown = typeof value === "number" && Number.isFinite(value) ? String(value) : text(value);
  return shown !== null && /^-?\d{1,15}(\.\d{1,9})?$/.test(shown) ? shown : null;
}

const text = (value: Json | undefined): string | null => (typeof value === "string" && value !== "" ? value : null);
