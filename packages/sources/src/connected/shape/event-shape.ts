import { type EventTarget, type Mapping, mappingSource } from "@throughline/model";
import { cleanObject, cleanText, problemOfId } from "../../import/clean-text.ts";
import { RowProblem } from "../../import/import-failed.ts";
import type { InstantReader } from "../../import/instant.ts";
import { shortened } from "../../import/record-value.ts";
import type { EventRecord, Json, JsonObject } from "../../ports/document-store.ts";
import { maxKeyLength } from "../../ports/refused-value.ts";
import type { ForeignRow } from "../foreign/foreign-database.ts";
import type { Became } from "./became.ts";
import { chosenValues, columnValue } from "./column-value.ts";

/** A time further ahead of its receipt than this is placed at its receipt (`docs/counting.md`). */
const AHEAD = 10 * 60_000;

/** A row as a `track` event of source `connected:<mapping>`, its key the messageId. */
export function eventShape(
  mapping: Mapping,
  target: EventTarget,
  instants: InstantReader,
): (row: ForeignRow, now: number) => Became {
  const source = mappingSource(mapping.id);
  const properties = chosenValues(mapping, target.properties);
  return ({ key, values }, now) => {
    const sent = instantOf(target.timestamp, columnValue(values, target.timestamp), instants);
    const said = {
      event: eventName(target, values),
      ...idOf("userId", target.userId, values),
      ...idOf("anonymousId", target.anonymousId, values),
      ...idOf("groupId", target.groupId, values),
      properties: cleanObject(Object.fromEntries(properties(values))),
    };
    if (said.userId === undefined && said.anonymousId === undefined)
      throw new RowProblem(`${[target.userId, target.anonymousId].filter(Boolean).join(" and ")} is empty`);
    const placed = sent > now + AHEAD ? { timestamp: now, originalTimestamp: sent } : { timestamp: sent };
    const about = { source, messageId: key, seq: 0, type: "track", receivedAt: now } as const;
    const event: EventRecord = { ...about, ...said, ...placed, traits: {}, context: {} };
    return { target: key, said: JSON.stringify([sent, said]), shape: { event } };
  };
}

function eventName({ name }: EventTarget, values: JsonObject): string {
  if ("text" in name) return name.text;
  const column = columnValue(values, name.column);
  const given = typeof column === "string" ? cleanText(column).trim() : "";
  if (given === "") throw new RowProblem(`${name.column}: an event needs a name`);
  if (given.length > maxKeyLength)
    throw new RowProblem(`${name.column}: an event's name has at most ${maxKeyLength} characters`);
  return given;
}

type IdField = "userId" | "anonymousId" | "groupId";

function idOf<F extends IdField>(
  field: F,
  column: string | undefined,
  values: JsonObject,
): { readonly [P in F]?: string } {
  const value = column === undefined ? null : columnValue(values, column);
  if (value === null || value === "") return {};
  if (typeof value !== "string" && typeof value !== "number")
    throw new RowProblem(`${column}: an id is text or a number`);
  const id = String(value).trim();
  const problem = problemOfId(id);
  if (problem !== undefined) throw new RowProblem(`${column}: the id ${problem}`);
  return id === "" ? {} : ({ [field]: id } as { readonly [P in F]?: string });
}

/** ISO 8601 text (in the mapping's zone where it names none), or seconds or milliseconds since 1970. */
function instantOf(column: string, value: Json, instants: InstantReader): number {
  if (value === null || value === "") throw new RowProblem(`${column} is empty`);
  const at = typeof value === "number" ? sinceEpoch(value) : typeof value === "string" ? instants.read(value) : null;
  if (at === null) throw new RowProblem(`${column}: "${shortened(String(value))}" is not a time`);
  if (at < 0) throw new RowProblem(`${column} is before 1970`);
  return at;
}

/** Numbers below 10^11 are seconds (until the year 5138), larger ones milliseconds (from 1973 on). */
function sinceEpoch(value: number): number | null {
  if (!Number.isFinite(value) || Math.abs(value) > 8.64e15) return null;
  return Math.round(Math.abs(value) < 1e11 ? value * 1000 : value);
}
