import { setTimeout as sleep } from "node:timers/promises";
import { type AnyBulkWriteOperation, type Collection, Long } from "mongodb";
import type { ProfilePatch } from "../ports/document-store.ts";
import { type Lease, StoreUnavailable } from "../ports/lease.ts";
import { mergeProfile } from "../ports/merge-profile.ts";
import { traitsText } from "../ports/traits-text.ts";
import { allWritten } from "./all-written.ts";
import type { Sequence } from "./sequence.ts";
import { type ProfileDocument, profileOf } from "./shapes.ts";

const rounds = 40;

type Known = ReadonlyMap<string, ProfileDocument>;

async function profilesOf(collection: Collection<ProfileDocument>, patches: readonly ProfilePatch[]): Promise<Known> {
  const ids = [...new Set(patches.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  return new Map((await collection.find({ _id: { $in: ids } }).toArray()).map((profile) => [profile._id, profile]));
}

/** Profiles as they are before these patches. Throws RefusedValue for patches that make one of them too large. */
export async function storableProfiles(
  collection: Collection<ProfileDocument>,
  patches: readonly ProfilePatch[],
): Promise<Known> {
  const known = await profilesOf(collection, patches);
  for (const [id, own] of Map.groupBy(patches, (patch) => patch.id)) {
    const held = known.get(id);
    const present = held && profileOf(held);
    const merged = mergeProfile(present, own);
    if (merged) traitsText(merged.traits, present?.traits);
  }
  return known;
}

/**
 * Applies patches to profiles as they were `before`: reads, merges and writes guarded by `rev`, again until nothing is left to change. A profile's seq
 * only rises. A profile whose last write belongs to a lease that was taken away is written again although its content
 * is already right, because sync may have passed it.
 */
export async function patchProfiles(
  collection: Collection<ProfileDocument>,
  sequence: Sequence,
  lease: Lease,
  patches: readonly ProfilePatch[],
  before: Known,
): Promise<void> {
  const byId = Map.groupBy(patches, ({ id }) => id);
  const seqOf = new Map([...byId.keys()].map((id, i) => [id, lease.from + i]));
  for (let round = 1; round <= rounds; round++) {
    const known = round === 1 ? before : await profilesOf(collection, patches);
    const fenced = new Set((await sequence.read()).fenced.map(({ token }) => token));
    const writes = [...byId].flatMap(([id, own]) =>
      writeOf(id, own, known.get(id), seqOf.get(id) ?? lease.from, lease, fenced),
    );
    if (writes.length === 0) return;
    if (await allWritten(collection.bulkWrite(writes, { ordered: false }), writes.length)) return;
    await sleep(Math.random() * 5 * round);
  }
  throw new StoreUnavailable("MongoDB", "locked", new Error("profiles are being changed by others without pause"));
}

function writeOf(
  id: string,
  patches: readonly ProfilePatch[],
  known: ProfileDocument | undefined,
  seq: number,
  lease: Lease,
  fenced: ReadonlySet<string>,
): AnyBulkWriteOperation<ProfileDocument>[] {
  const present = known && profileOf(known);
  const merged = mergeProfile(present, patches) ?? (known && fenced.has(known.by) ? present : undefined);
  if (!merged) return [];
  const rev = known?.rev ?? 0;
  const fields = {
    seq: Long.fromNumber(Math.max(seq, present?.seq ?? 0)),
    rev: rev + 1,
    by: lease.token,
    createdAt: merged.createdAt,
    traits: traitsText(merged.traits, present?.traits),
  };
  return rev === 0
    ? [{ insertOne: { document: { _id: id, ...fields } } }]
    : [{ updateOne: { filter: { _id: id, rev }, update: { $set: fields } } }];
}
