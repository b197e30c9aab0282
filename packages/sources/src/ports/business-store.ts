import type { BusinessRecord } from "@throughline/model";
import type { CountAndHash, StreamRange } from "./document-store.ts";
import type { Lease } from "./lease.ts";
import type { Scope } from "./principal.ts";

/** A stored row: the record, its version (1, 2, ...) and the seq of its last change. */
export interface StoredRecord extends BusinessRecord {
  readonly version: number;
  readonly seq: number;
}

export interface RecordRef {
  readonly kind: string;
  readonly key: string;
}

/** Every version a row ever had, for "as known at" questions. */
export interface RecordVersion {
  readonly kind: string;
  readonly key: string;
  readonly version: number;
  readonly at: number;
  readonly values: BusinessRecord["values"];
  readonly attributes: BusinessRecord["attributes"];
}

/** Written in the same transaction as its effect. */
export interface BusinessChange {
  readonly seq: number;
  readonly op: "delete";
  readonly kind: string;
  readonly key: string;
  readonly at: number;
}

export interface PutResult {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Keys of rows that were left alone, because they are not what they were worked out from any more. */
  readonly contested?: readonly string[];
}

/** By key the version of the row that a new one was worked out from; 0 where there was none. */
export type BasedOn = ReadonlyMap<string, number>;

export interface RecordPage {
  readonly records: readonly StoredRecord[];
  readonly total: number;
}

/** Sorting and search of list screens. `search` is matched as folded text in the named fields, never as a pattern. */
export interface RecordQuery {
  readonly kind: string;
  readonly search?: { readonly text: string; readonly fields: readonly string[] };
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
  readonly sort?: { readonly field: string; readonly descending: boolean };
  /** Exclusive: the last row's cursor of the previous page, as (sort value, key). */
  readonly after?: string;
  readonly first: number;
}

/** One workspace's business records. Implementations: MySQL and MariaDB, SQLite; one Kysely implementation. */
export interface BusinessStore {
  migrate(): Promise<void>;
  lease(size: number, ttlMs: number): Promise<Lease>;
  /**
   * Inserts or updates rows of one kind by key, closing the lease in the same transaction. A row whose content is the
   * same keeps its version and seq. The last of equal keys in a batch wins. Writing a parent renews its children's seq.
   * With `basedOn` a row that somebody else changed meanwhile is left as it is, and contested.
   */
  put(lease: Lease, kind: string, records: readonly BusinessRecord[], basedOn?: BasedOn): Promise<PutResult>;
  remove(lease: Lease, kind: string, keys: readonly string[]): Promise<number>;
  safeSeq(): Promise<number>;
  /** For kinds with a parent the parent's account, customer and instant are already filled in where the row's are empty. */
  recordsAfter(kind: string, range: StreamRange): Promise<readonly StoredRecord[]>;
  changesAfter(range: StreamRange): Promise<readonly BusinessChange[]>;
  byKeys(scope: Scope, kind: string, keys: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Rows of several kinds in one statement (a page of a timeline); unknown or invisible ones are left out. */
  byRefs(scope: Scope, refs: readonly RecordRef[]): Promise<readonly StoredRecord[]>;
  /** Rows of `kind` whose `field` is one of `values`, at most `perValue` for each, newest key last. */
  byField(
    scope: Scope,
    kind: string,
    field: string,
    values: readonly string[],
    perValue: number,
  ): Promise<readonly StoredRecord[]>;
  list(scope: Scope, query: RecordQuery): Promise<RecordPage>;
  versions(scope: Scope, kind: string, key: string): Promise<readonly RecordVersion[]>;
  counts(): Promise<Readonly<Record<string, number>>>;
  /** Of the rows below a seq: what a reader must have that has read so far. */
  countsByDay(below: number): Promise<readonly CountAndHash[]>;
  lastSeq(): Promise<number>;
  close(): Promise<void>;
}
