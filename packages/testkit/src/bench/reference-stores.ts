import type { EngineOptions } from "@throughline/engine/host";
import type { StoredRows } from "./reference-rows.ts";

export type EngineStores = NonNullable<Awaited<ReturnType<EngineOptions["workspace"]>>>["stores"];

const nothing = async () => [];

/** The reference data as stores, so that the engine is filled by the very sync that real stores are read by. */
export function referenceStores(rows: StoredRows): EngineStores {
  return {
    documents: {
      safeSeq: async () => rows.lastSeq + 1,
      eventsAfter: ({ after, below, limit }) => rows.eventsAfter(after, below, limit),
      profilesAfter: ({ after, below, limit }) => rows.profilesAfter(after, below, limit),
      identityAfter: nothing,
      changesAfter: nothing,
      countsByDay: nothing,
    },
    business: { safeSeq: async () => 1, recordsAfter: nothing, changesAfter: nothing, countsByDay: nothing },
  };
}
