/**
 * What was made of one row of a connected database. `hash` is of what the row became, so that a row that says the same
 * is left alone; an empty hash means that a write of the row may have been cut off: it is written again.
 */
export interface MappedRow {
  /** The row's key in its own database, as text that can be turned back. */
  readonly key: string;
  /** The event's messageId or the record's key; null when the row was rejected. */
  readonly target: string | null;
  readonly hash: string;
  /** Why the row was rejected. */
  readonly problem: string | null;
}

/** A comparison of all rows that is under way: first every row there, then every row here. */
export interface Comparison {
  readonly phase: "scan" | "probe";
  /** Where the next page begins; null at the start of the phase. */
  readonly after: string | null;
  /** The newest `updatedAt` when it began. */
  readonly newest: string | null;
  readonly startedAt: number;
}

/**
 * Where the reading of one mapping stands. It moves only after what it says is stored: what a killed process did last
 * is in `pending`, and done again.
 */
export interface SyncState {
  readonly mappingId: string;
  /** Counts the saves: of two processes only one saves the next. */
  readonly revision: number;
  /** Which rows these are (`mappedRows` of the model); another table means to begin again. */
  readonly rows: string;
  readonly mappingVersion: number;
  /** The process that reads, and until when others leave it alone. */
  readonly owner: string;
  readonly ownedUntil: number;
  readonly comparison: Comparison | null;
  /** Followed up to this `updatedAt`; null before the first comparison is done. */
  readonly watermark: string | null;
  /** Instant at which the watermark was last moved, and whether the overlap behind it was read once more since. */
  readonly movedAt: number;
  readonly settled: boolean;
  readonly pending: readonly Pick<MappedRow, "key" | "target">[];
  readonly rowsRead: number;
  readonly rowsStored: number;
  readonly rejected: number;
  /** Rows without a usable key: they cannot be told apart, so they are only counted. */
  readonly unusable: number;
  /** The instant up to which all that the other database showed is stored. */
  readonly lastSyncAt: number | null;
  readonly comparedAt: number | null;
  readonly problem: string | null;
}

/** The reading of connected databases in one workspace, in its business database. */
export interface ConnectedStore {
  states(): Promise<readonly SyncState[]>;
  state(mappingId: string): Promise<SyncState | undefined>;
  /** Saves `state` as the successor of `state.revision - 1`; false when another process saved it first. */
  saveState(state: SyncState): Promise<boolean>;
  removeState(mappingId: string): Promise<void>;
  rows(mappingId: string, keys: readonly string[]): Promise<readonly MappedRow[]>;
  /** In ascending byte order of the key. */
  rowsAfter(mappingId: string, after: string | null, limit: number): Promise<readonly MappedRow[]>;
  putRows(mappingId: string, rows: readonly MappedRow[]): Promise<void>;
  removeRows(mappingId: string, keys: readonly string[]): Promise<void>;
  counts(mappingId: string): Promise<{ stored: number; rejected: number }>;
  /** Some rejected rows, in the order of their keys. */
  rejects(mappingId: string, limit: number): Promise<readonly MappedRow[]>;
}
