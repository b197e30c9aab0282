import type { EventKey, EventRecord, Profile, RecordRef, StoredRecord, WorkspaceRepo } from "@throughline/sources";
import DataLoader from "dataloader";

/** One request's batches: whatever a level of the query asks for becomes one call per store. */
export interface Loaders {
  readonly records: DataLoader<RecordRef, StoredRecord | undefined, string>;
  readonly events: DataLoader<EventKey, EventRecord | undefined, string>;
  readonly profiles: DataLoader<string, Profile | undefined>;
}

const largestBatch = 1_000;
const refKey = (ref: RecordRef): string => `${ref.kind}\u001e${ref.key}`;
const eventKey = (key: EventKey): string => `${key.source}\u001e${key.messageId}`;

/** Personal data is in here: a set of loaders lives for one request and one principal, never longer. */
export function createLoaders(reads: WorkspaceRepo): Loaders {
  return {
    records: new DataLoader(
      async (refs: readonly RecordRef[]) => {
        const found = await reads.recordsOf(refs);
        return inOrder(refs.map(refKey), found, refKey);
      },
      { cacheKeyFn: refKey, maxBatchSize: largestBatch },
    ),
    events: new DataLoader(
      async (keys: readonly EventKey[]) => {
        const found = await reads.events(keys);
        return inOrder(keys.map(eventKey), found, eventKey);
      },
      { cacheKeyFn: eventKey, maxBatchSize: largestBatch },
    ),
    profiles: new DataLoader(
      async (ids: readonly string[]) => {
        const found = await reads.profiles(ids);
        return inOrder(ids, found, (profile) => profile.id);
      },
      { maxBatchSize: largestBatch },
    ),
  };
}

function inOrder<T>(keys: readonly string[], found: readonly T[], keyOf: (item: T) => string): (T | undefined)[] {
  const byKey = new Map(found.map((item) => [keyOf(item), item]));
  return keys.map((key) => byKey.get(key));
}
