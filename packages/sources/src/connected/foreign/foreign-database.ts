import type { Mapping, Problem } from "@throughline/model";
import type { JsonObject } from "../../ports/document-store.ts";

export interface ForeignColumn {
  readonly name: string;
  /** As its database calls it: `datetime(3)`, `objectId`, `string | int`. */
  readonly type: string;
}

export interface ForeignTable {
  readonly database: string;
  readonly name: string;
  readonly columns: readonly ForeignColumn[];
  /** Each list of columns that tells its rows apart; the primary key first. */
  readonly keys: readonly (readonly string[])[];
}

/** A row as it is read there. Instants are ISO 8601 text in UTC, decimals numbers where a number is exact, else text. */
export interface ForeignRow {
  /** Text that the source can turn back into the row's key. */
  readonly key: string;
  /** In its own spelling, which sorts as the instants do; null where there is none. */
  readonly updatedAt: string | null;
  readonly values: JsonObject;
}

export interface ForeignPage {
  readonly rows: readonly ForeignRow[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
  /** Rows that were left out because nothing stores a key so long. */
  readonly unusable: number;
}

export interface ChangedPage {
  readonly rows: readonly ForeignRow[];
  /** The last row that was read, also where nothing stores a key so long; null after the last. */
  readonly last: ChangedRange["after"];
}

/** A part of the rows in the order of (updatedAt, key). */
export interface ChangedRange {
  readonly from: string;
  /** Is `from` itself in the range? */
  readonly inclusive: boolean;
  /** Inclusive. */
  readonly to: string;
  /** The last row of the page before. */
  readonly after: Pick<ForeignRow, "key" | "updatedAt"> | null;
  readonly limit: number;
}

/** One mapped table, checked against its database's catalog. Every call is one bounded statement that only reads. */
export interface MappedTable {
  count(): Promise<number>;
  /** The newest `updatedAt` not after the instant `until`; null when there is none. */
  newest(until: number): Promise<string | null>;
  /** All rows in the order of their keys. */
  scan(after: string | null, limit: number): Promise<ForeignPage>;
  changed(range: ChangedRange): Promise<ChangedPage>;
  /** Which of these keys there are. */
  present(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** The `updatedAt` that many seconds earlier. */
  earlier(updatedAt: string, seconds: number): string;
}

/** A database of somebody else: read, never written. */
export interface ForeignDatabase {
  /** The engine's name and version. */
  ping(): Promise<string>;
  describe(): Promise<readonly ForeignTable[]>;
  /** Throws `MappingRefused` where the catalog says that the mapping cannot be. */
  table(mapping: Mapping): Promise<MappedTable>;
  close(): Promise<void>;
}

/** The catalog of the database does not have what the mapping names. */
export class MappingRefused extends Error {
  override readonly name = "MappingRefused";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(" "));
    this.problems = problems;
  }
}

/** The other database cannot be reached or refuses to answer; `message` is a sentence without its address. */
export class SourceUnavailable extends Error {
  override readonly name = "SourceUnavailable";
}
