import type { RecordKindName } from "../records/registry.ts";

/** Values by the name that they get; each is the name of a column, or of a field of a document (`a.b` for nested ones). */
export type NamedColumns = Readonly<Record<string, string>>;

/** `rest`: every column that the mapping does not use elsewhere, under its own name. */
export type ColumnChoice = NamedColumns | "rest";

/** Each row is one event. `userId` or `anonymousId` must name a column. */
export interface EventTarget {
  readonly name: { readonly text: string } | { readonly column: string };
  readonly timestamp: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly groupId?: string;
  readonly properties: ColumnChoice;
}

/** Each row is one business record of a kind. */
export interface RecordTarget {
  readonly kind: RecordKindName;
  readonly fields: NamedColumns;
  readonly attributes: ColumnChoice;
}

/**
 * How one table (or collection) of a connected database becomes events or business records. It names a connection of
 * the environment, never an address, and columns, never SQL: what it names is looked up in that database's catalog.
 */
export interface Mapping {
  /** Also names the source of its events: `connected:<id>`. Lower case letters, digits and `-`. */
  readonly id: string;
  readonly name: string;
  /** `SOURCE_<NAME>_URL` of the environment, in lower case. */
  readonly connection: string;
  /** Absent: the database that the connection's address names. */
  readonly database?: string;
  readonly table: string;
  /** The columns that tell rows apart: a unique key of the table, `_id` of a collection. */
  readonly key: readonly string[];
  /** A date column that every change of a row moves forward. Absent: only the comparison finds changes. */
  readonly updatedAt?: string;
  /** A row may become visible this long after its `updatedAt`; that far back is read again. */
  readonly overlapSeconds: number;
  /** Every so often all rows are compared, which finds deletions. */
  readonly compareMinutes: number;
  /** The zone of times that are stored without one. */
  readonly timeZone: string;
  readonly target: { readonly events: EventTarget } | { readonly records: RecordTarget };
}

/** A mapping as it is kept: 1, 2, ... count its changes, and editing names the version that the editor saw. */
export interface SavedMapping {
  readonly version: number;
  readonly mapping: Mapping;
}

export const mappingDefaults = { overlapSeconds: 60, compareMinutes: 15, timeZone: "UTC" } as const;

/** The `source` of the events of a mapping. */
export function mappingSource(id: string): string {
  return `connected:${id}`;
}

/** What of a mapping cannot change without its rows being other rows: then all are read anew. */
export function mappedRows({ connection, database, table, key, target }: Mapping): string {
  const kind = "events" in target ? "events" : target.records.kind;
  return JSON.stringify([connection, database ?? null, table, key, kind]);
}

/** The columns that a mapping names itself, each once. */
export function namedColumns({ key, updatedAt, target }: Mapping): string[] {
  return [...new Set([...key, ...(updatedAt === undefined ? [] : [updatedAt]), ...targetColumns(target)])];
}

function targetColumns(target: Mapping["target"]): string[] {
  if ("records" in target)
    return [...Object.values(target.records.fields), ...chosenColumns(target.records.attributes)];
  const { name, timestamp, userId, anonymousId, groupId, properties } = target.events;
  const named = "column" in name ? [name.column] : [];
  const ids = [userId, anonymousId, groupId].filter((column) => column !== undefined);
  return [...named, timestamp, ...ids, ...chosenColumns(properties)];
}

function chosenColumns(choice: ColumnChoice): string[] {
  return choice === "rest" ? [] : Object.values(choice);
}

/** Does the mapping need every column of its table? */
export function wantsRest({ target }: Mapping): boolean {
  return ("events" in target ? target.events.properties : target.records.attributes) === "rest";
}
