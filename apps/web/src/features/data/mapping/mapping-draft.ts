import { isRecord } from "../../../settings/json.ts";

/** Columns by the name that they get, or all that are not used elsewhere. */
export type Chosen = "rest" | Readonly<Record<string, string>>;

/** A mapping while it is made: the empty text is "not chosen yet". */
export interface MappingDraft {
  readonly id: string;
  readonly name: string;
  readonly connection: string;
  readonly database: string;
  readonly table: string;
  readonly key: readonly string[];
  readonly updatedAt: string;
  readonly overlapSeconds: number;
  readonly compareMinutes: number;
  readonly timeZone: string;
  readonly becomes: "events" | "records";
  readonly events: {
    readonly text: string;
    /** Names the event by a column instead of the text. */
    readonly column: string;
    readonly timestamp: string;
    readonly userId: string;
    readonly anonymousId: string;
    readonly groupId: string;
    readonly properties: Chosen;
  };
  readonly records: {
    readonly kind: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly attributes: Chosen;
  };
}

export const emptyDraft: MappingDraft = {
  id: "",
  name: "",
  connection: "",
  database: "",
  table: "",
  key: [],
  updatedAt: "",
  overlapSeconds: 60,
  compareMinutes: 15,
  timeZone: "UTC",
  becomes: "events",
  events: { text: "", column: "", timestamp: "", userId: "", anonymousId: "", groupId: "", properties: "rest" },
  records: { kind: "", fields: {}, attributes: "rest" },
};

/** The mapping as it is saved and as its text shows it; what was not chosen is not there. */
export function mappingJson(draft: MappingDraft): Readonly<Record<string, unknown>> {
  const { becomes, events, records } = draft;
  const target =
    becomes === "events"
      ? {
          events: {
            name: events.column ? { column: events.column } : { text: events.text },
            ...given({
              timestamp: events.timestamp,
              userId: events.userId,
              anonymousId: events.anonymousId,
              groupId: events.groupId,
            }),
            properties: events.properties,
          },
        }
      : {
          records: { ...given({ kind: records.kind }), fields: given(records.fields), attributes: records.attributes },
        };
  const { id, name, connection, database, table, key, updatedAt, overlapSeconds, compareMinutes, timeZone } = draft;
  return {
    ...given({ id, name, connection, database, table }),
    key,
    ...given({ updatedAt }),
    overlapSeconds,
    compareMinutes,
    timeZone,
    target,
  };
}

function given(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
}

/** Reads a text's JSON into the form. Parts that the form cannot show are the parser's to complain about. */
export function draftOf(json: unknown): MappingDraft {
  const body = isRecord(json) ? json : {};
  const target = record(body["target"]);
  const events = record(target["events"]);
  const records = record(target["records"]);
  const name = record(events["name"]);
  return {
    ...emptyDraft,
    id: text(body["id"]),
    name: text(body["name"]),
    connection: text(body["connection"]),
    database: text(body["database"]),
    table: text(body["table"]),
    key: Array.isArray(body["key"]) ? body["key"].map(text) : [],
    updatedAt: text(body["updatedAt"]),
    overlapSeconds: number(body["overlapSeconds"], emptyDraft.overlapSeconds),
    compareMinutes: number(body["compareMinutes"], emptyDraft.compareMinutes),
    timeZone: text(body["timeZone"]) || emptyDraft.timeZone,
    becomes: "records" in target ? "records" : "events",
    events: {
      text: text(name["text"]),
      column: text(name["column"]),
      timestamp: text(events["timestamp"]),
      userId: text(events["userId"]),
      anonymousId: text(events["anonymousId"]),
      groupId: text(events["groupId"]),
      properties: chosen(events["properties"]),
    },
    records: {
      kind: text(records["kind"]),
      fields: texts(record(records["fields"])),
      attributes: chosen(records["attributes"]),
    },
  };
}

const record = (value: unknown) => (isRecord(value) ? value : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);
const chosen = (value: unknown): Chosen => (isRecord(value) ? texts(value) : "rest");

function texts(value: { readonly [key: string]: unknown }): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, text(one)]));
}

/** An id for a table's mapping: lower case letters, digits and hyphens. */
export function idFor(connection: string, table: string): string {
  return `${connection}-${table}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
