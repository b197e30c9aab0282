import type { Collection } from "mongodb";
import { lostToEqualKeys } from "./equal-keys.ts";
import type { GroupDocument, ProfileDocument } from "./shapes.ts";

/** The next content of a document that was read at `rev`; 0: it was not there. */
export interface GuardedWrite<D extends GroupDocument | ProfileDocument> {
  readonly id: string;
  readonly rev: number;
  readonly fields: Omit<D, "_id">;
}

/**
 * Writes what nobody else has changed since it was read. Answers whether that was all of it: a new document is inserted
 * by the first writer only, whether the others' upserts then do nothing or collide with its key.
 */
export async function writeGuarded(
  collection: Collection<GroupDocument> | Collection<ProfileDocument>,
  writes: readonly GuardedWrite<GroupDocument | ProfileDocument>[],
): Promise<boolean> {
  try {
    const { modifiedCount, upsertedCount } = await collection.bulkWrite(
      writes.map(({ id, rev, fields }) =>
        rev === 0
          ? { updateOne: { filter: { _id: id }, update: { $setOnInsert: fields }, upsert: true } }
          : { updateOne: { filter: { _id: id, rev }, update: { $set: fields } } },
      ),
      { ordered: false },
    );
    return modifiedCount + upsertedCount === writes.length;
  } catch (error) {
    return lostToEqualKeys(error).length === 0;
  }
}
