import { setTimeout as sleep } from "node:timers/promises";
import type { Collection } from "mongodb";
import type { GroupTraits } from "../ports/document-store.ts";
import { StoreUnavailable } from "../ports/lease.ts";
import { mergeGroups } from "../ports/merge-profile.ts";
import { allWritten } from "./all-written.ts";
import { type GroupDocument, groupOf } from "./shapes.ts";

const rounds = 40;

/** Reads, merges and writes guarded by `rev`, again until nothing is left to change. */
export async function patchGroups(
  collection: Collection<GroupDocument>,
  patches: readonly GroupTraits[],
): Promise<void> {
  const ids = [...new Set(patches.map(({ id }) => id))];
  for (let round = 1; round <= rounds; round++) {
    const known = new Map((await collection.find({ _id: { $in: ids } }).toArray()).map((group) => [group._id, group]));
    const changed = mergeGroups([...known.values()].map(groupOf), patches);
    if (changed.length === 0) return;
    const writes = changed.map(({ id, traits }) => {
      const rev = known.get(id)?.rev ?? 0;
      const fields = { rev: rev + 1, traits: JSON.stringify(traits) };
      return rev === 0
        ? { insertOne: { document: { _id: id, ...fields } } }
        : { updateOne: { filter: { _id: id, rev }, update: { $set: fields } } };
    });
    if (await allWritten(collection.bulkWrite(writes, { ordered: false }), writes.length)) return;
    await sleep(Math.random() * 5 * round);
  }
  throw new StoreUnavailable("MongoDB", "locked", new Error("groups are being changed by others without pause"));
}
