import type { BusinessStore, DocumentStore, Lease } from "@throughline/sources";
import type { ReferenceRows } from "./reference-rows.ts";

const readOnly = (): Promise<never> => Promise.reject(new Error("the reference data can only be read"));
const lease: () => Promise<Lease> = readOnly;
const nothing = async () => [];

/** The reference data as a document store, so that the engine is filled by the very sync that real stores are read by. */
export function referenceDocuments(rows: ReferenceRows): DocumentStore {
  return {
    migrate: async () => undefined,
    lease,
    append: readOnly,
    safeSeq: async () => rows.lastSeq + 1,
    eventsAfter: ({ after, below, limit }) => rows.eventsAfter(after, below, limit),
    profilesAfter: ({ after, below, limit }) => rows.profilesAfter(after, below, limit),
    identityAfter: nothing,
    changesAfter: nothing,
    events: nothing,
    profiles: nothing,
    deleteEvents: readOnly,
    counts: async () => ({ events: rows.events, profiles: 0, lastSeq: rows.lastSeq }),
    countsByDay: nothing,
    close: async () => undefined,
  };
}

/** A business store without a row. */
export const noBusiness: BusinessStore = {
  migrate: async () => undefined,
  lease,
  put: readOnly,
  remove: readOnly,
  safeSeq: async () => 1,
  recordsAfter: nothing,
  changesAfter: nothing,
  byKeys: nothing,
  byField: nothing,
  byRefs: nothing,
  list: async () => ({ records: [], total: 0 }),
  versions: nothing,
  counts: async () => ({}),
  countsByDay: nothing,
  lastSeq: async () => 0,
  close: async () => undefined,
};
