import type { EventRecord, EventType, Json, JsonObject } from "../ports/document-store.ts";
import { maxKeyLength } from "../ports/refused-value.ts";
import { withBot } from "./bots.ts";
import { cleanObject, cleanText, problemOfId } from "./clean-text.ts";
import { RowProblem } from "./import-failed.ts";
import type { InstantReader } from "./instant.ts";
import { isObject } from "./json-rows.ts";
import { shortened } from "./record-value.ts";

/** A message whose time is further ahead of its receipt than this is placed at its receipt (`docs/counting.md`). */
const AHEAD = 10 * 60_000;
/** A correction below this is the way that the message took, not a wrong clock: the time as sent is not kept beside. */
const TRANSIT = 60_000;
const TIMES = ["timestamp", "originalTimestamp"];
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
  /** Of a live message: the sender's clock when it was sent. Absent: times are taken as they are. */
  readonly sentAt?: number;
  /** Where a message without a time is placed. Absent: it is refused. */
  readonly undatedAt?: number;
}

/** One message of the Segment spec as an event; throws `RowProblem`. */
export function eventOf(message: JsonObject, context: MessageContext): EventRecord {
  const type = typeOf(message["type"]);
  const userId = idOf(message, "userId");
  const anonymousId = idOf(message, "anonymousId");
  const previousId = type === "alias" ? idOf(message, "previousId") : undefined;
  const groupId = idOf(message, "groupId") ?? (type === "group" ? undefined : idIn(message["context"], "groupId"));
  if (userId === undefined && anonymousId === undefined)
    throw new RowProblem("a message needs userId or anonymousId", "missingId");
  if (type === "alias" && previousId === undefined) throw new RowProblem("alias needs previousId", "missingId");
  if (type === "group" && groupId === undefined) throw new RowProblem("group needs groupId", "missingId");
  const event = eventName(type, message["event"]);
  const properties = cleanObject(objectOf(message, "properties"));
  return {
    source: context.source,
    messageId: messageIdOf(message, context),
    seq: 0,
    type,
    event,
    ...(userId === undefined ? {} : { userId }),
    ...(anonymousId === undefined ? {} : { anonymousId }),
    ...(previousId === undefined ? {} : { previousId }),
    ...(groupId === undefined ? {} : { groupId }),
    ...timesOf(message, context),
    receivedAt: context.receivedAt,
    properties: type === "page" || type === "screen" ? { ...cleanObject(named(message)), ...properties } : properties,
    traits: cleanObject(objectOf(message, "traits")),
    context: withBot(objectOf(message, "context")),
  };
}

function typeOf(value: Json | undefined): EventType {
  if (value === "track" || value === "alias") return value;
  if (value === "identify" || value === "group" || value === "page" || value === "screen") return value;
  throw new RowProblem(
    value === undefined
      ? "the message has no type"
      : `type "${shortened(String(value))}" is none of track, identify, page, screen, group, alias`,
    "unknownType",
  );
}

function eventName(type: EventType, given: Json | undefined): string {
  if (type !== "track") return NAMES[type];
  const name = typeof given === "string" ? cleanText(given).trim() : "";
  if (name === "") throw new RowProblem("track needs the name of the event", "badName");
  if (name.length > maxKeyLength)
    throw new RowProblem(`the event's name is longer than ${maxKeyLength} characters`, "badName");
  return name;
}

/** Ids are text; a number is taken as its digits, and an empty id is none. */
function idOf(message: JsonObject, name: string): string | undefined {
  const value = message[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string" && typeof value !== "number") throw new RowProblem(`${name} is not text`, "badId");
  return storable(name, String(value).trim());
}

/** The key of an event is taken to the byte: two ids that differ in a space are two. */
function messageIdOf(message: JsonObject, context: MessageContext): string {
  const value = message["messageId"] ?? "";
  if (typeof value !== "string" && typeof value !== "number") throw new RowProblem("messageId is not text", "badId");
  return storable("messageId", String(value)) ?? context.fallbackId();
}

function storable(name: string, id: string): string | undefined {
  const problem = problemOfId(id);
  if (problem !== undefined) throw new RowProblem(`${name} ${problem}`, "badId");
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
  const names = context.undatedAt === undefined ? [...TIMES, "sentAt"] : TIMES;
  const field = names.find((name) => (message[name] ?? null) !== null);
  if (field === undefined && context.undatedAt !== undefined) return { timestamp: context.undatedAt };
  if (field === undefined) throw new RowProblem("the message has no timestamp", "badTime");
  const given = message[field];
  const said = typeof given === "string" ? context.instants.read(given) : null;
  if (said === null) throw new RowProblem(`${field} "${shortened(String(given))}" is not an ISO 8601 time`, "badTime");
  if (said < 0) throw new RowProblem(`${field} is before 1970`, "badTime");
  const shifted = context.instants.shift(said, context.shiftDays);
  const corrected = context.sentAt === undefined ? shifted : context.receivedAt - (context.sentAt - shifted);
  if (corrected < 0) throw new RowProblem(`${field}, seen from sentAt, is before 1970`, "badTime");
  const timestamp = corrected > context.receivedAt + AHEAD ? context.receivedAt : corrected;
  const told = context.sentAt === undefined ? timestamp !== said : Math.abs(timestamp - said) > TRANSIT;
  return told ? { timestamp, originalTimestamp: said } : { timestamp };
}
