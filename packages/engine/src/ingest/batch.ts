import type {
  BusinessChange,
  DocumentChange,
  EventRecord,
  IdentityChange,
  Profile,
  StoredRecord,
} from "@throughline/sources";

/** What one transaction applies: rows read from the stores, and how far each stream has been read after it. */
export interface SyncBatch {
  /** When the stores were read; ms. */
  readonly asOf: number;
  /** Stream name to the highest seq that is now known to be in the engine. */
  readonly watermarks: ReadonlyMap<string, number>;
  readonly events: readonly EventRecord[];
  readonly profiles: readonly Profile[];
  readonly identity: readonly IdentityChange[];
  readonly documentChanges: readonly DocumentChange[];
  readonly records: readonly StoredRecord[];
  readonly businessChanges: readonly BusinessChange[];
}

export const emptyBatch: Omit<SyncBatch, "asOf" | "watermarks"> = {
  events: [],
  profiles: [],
  identity: [],
  documentChanges: [],
  records: [],
  businessChanges: [],
};

export function hasRows(batch: SyncBatch): boolean {
  return Object.values(batch).some((value) => Array.isArray(value) && value.length > 0);
}
