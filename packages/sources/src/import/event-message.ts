import type { EventRecord, EventType, Json, JsonObject } from "../ports/document-store.ts";
import { maxKeyLength } from "../ports/refused-value.ts";
import { RowProblem } from "./import-failed.ts";
import type { InstantReader } from "./instant.ts";
import { isObject } from "./json-rows.ts";
import { shortened } from "./record-value.ts";

/** A message whose time is further ahead of its receipt than this is placed at its receipt (`docs/counting.md`). */
const AHEAD = 10 * 60_000;
const NAMES: Record<Exclude<EventType, "track">, string> = {
  identify: "Identified",
  page: "Page viewed",
  screen: "Screen viewed",
  group: "Group joined",
  alias: "Alias",
};

export interface MessageContext {
  readonly source: string;
  /** The name of a message without `messageId`. */
  readonly fallbackId: () => string;
  readonly receivedAt: number;
  readonly instants: InstantReader;
  readonly shiftDays: number;
}

/** One message of the Segment spec as an event; throws `RowProblem`. */
export function eventOf(message: JsonObject, context: MessageContext): EventRecord {
  const type = typeOf(message["type"]);
  const userId = idOf(message, "userId");
  const anonymousId = idOf(message, "anonymousId");
  const previousId = type === "alias" ? idOf(message, "previousId") : undefined;
  const groupId = idOf(message, "groupId") ?? (type === "group" ? undefined : idIn(message["context"], "groupId"));
  if (userId === undefined && anonymousId === undefined) throw new RowProblem("a message needs userId or anonymousId");
  if (type === "alias" && previousId === undefined) throw new RowProblem("alias needs previousId");
  if (type === "group" && groupId === undefined) throw new RowProblem("group needs groupId");
  const event = eventName(type, message["event"]);
  const properties = objectOf(message, "properties");
  return {
    source: context.source,
    messageId: idOf(message, "messageId") ?? context.fallbackId(),
    seq: 0,
    type,
    event,
    ...(userId === undefined ? {} : { userId }),
    ...(anonymousId === undefined ? {} : { anonymousId }),
    ...(previousId === undefined ? {} : { previousId }),
    ...(groupId === undefined ? {} : { groupId }),
    ...timesOf(message, context),
    receivedAt: context.receivedAt,
    properties: type === "page" || type === "screen" ? { ...named(message), ...properties } : properties,
    traits: objectOf(message, "traits"),
    context: objectOf(message, "context"),
  };
}

function typeOf(value: Json | undefined): EventType {
  if (value === "track" || value === "alias") return value;
  if (value === "identify" || value === "group" || value === "page" || value === "screen") return value;
  throw new RowProblem(
    value === undefined
      ? "the message has no type"
      : `type "${shortened(String(value))}" is none of track, identify, page, screen, group, alias`,
  );
}

function eventName(type: EventType, given: Json | undefined): string {
  if (type !== "track") return NAMES[type];
  if (typeof given !== "string" || given.trim() === "") throw new RowProblem("track needs the name of the event");
  if (given.length > maxKeyLength) throw new RowProblem(`the event's name is longer than ${maxKeyLength} characters`);
  return given.trim();
}

/** Ids are text; a number is taken as its digits, and an empty id is none. */
function idOf(message: JsonObject, name: string): string | undefined {
  const value = message[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string" && typeof value !== "number") throw new RowProblem(`${name} is not text`);
  const id = String(value).trim();
  if (id.length > maxKeyLength) throw new RowProblem(`${name} is longer than ${maxKeyLength} characters`);
  if (id.includes("\u0000")) throw new RowProblem(`${name} holds a zero character`);
  return id === "" ? undefined : id;
}

function idIn(container: Json | undefined, name: string): string | undefined {
  return container !== undefined && isObject(container) ? idOf(container, name) : undefined;
}

function objectOf(message: JsonObject, name: string): JsonObject {
  const value = message[name];
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new RowProblem(`${name} is not an object`);
  return value;
}

/** Page and screen calls carry `name` and `category` beside their properties. */
function named(message: JsonObject): JsonObject {
  return Object.fromEntries(
    ["name", "category"].flatMap((key) => (typeof message[key] === "string" ? [[key, message[key]]] : [])),
  );
}

function timesOf(message: JsonObject, context: MessageContext): { timestamp: number; originalTimestamp?: number } {
  const field = ["timestamp", "originalTimestamp", "sentAt"].find((name) => (message[name] ?? null) !== null);
  if (!field) throw new RowProblem("the message has no timestamp");
  const given = message[field];
  const sent = typeof given === "string" ? context.instants.read(given) : null;
  if (sent === null) throw new RowProblem(`${field} "${shortened(String(given))}" is not an ISO 8601 time`);
  if (sent < 0) throw new RowProblem(`${field} is before 1970`);
  const shifted = context.instants.shift(sent, context.shiftDays);
  const timestamp = shifted > context.receivedAt + AHEAD ? context.receivedAt : shifted;
  return timestamp === sent ? { timestamp } : { timestamp, originalTimestamp: sent };
}
