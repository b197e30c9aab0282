import type { Collection } from "mongodb";
import type { AppendResult, DocumentBatch } from "../ports/document-store.ts";
import type { Lease } from "../ports/lease.ts";
import { refuseIllFormed } from "../ports/refused-value.ts";
import { insertNew, type Numbered, settle } from "./insert-once.ts";
import { patchProfiles, storableProfiles } from "./patch-profiles.ts";
import type { Sequence } from "./sequence.ts";
import { eventDocument, identityDocument, type ProfileDocument } from "./shapes.ts";

export interface WrittenCollections {
  readonly events: Collection<Numbered>;
  readonly identity: Collection<Numbered>;
  readonly profiles: Collection<ProfileDocument>;
}

/**
 * Writes a batch under its lease. Events go first: where another writer was before this one, its body counts, also when
 * its lease was taken away before it could say what that body says, so this batch says nothing for it (`contested`).
 */
export async function appendBatch(
  written: WrittenCollections,
  sequence: Sequence,
  lease: Lease,
  batch: DocumentBatch,
): Promise<AppendResult> {
  const { events, profiles, identity, fresh } = batch;
  const longest = Math.max(events.length, profiles.length, identity.length);
  if (longest > lease.size) throw new Error(`${longest} rows of one stream under a lease of ${lease.size}`);
  let known: string[];
  let knownLinks: string[] = [];
  let contested = false;
  const before = await beforeWriting(written, batch).catch(async (error: unknown) => {
    // Nothing was written under it, so there is nothing to fence.
    await sequence.close(lease).catch(() => undefined);
    throw error;
  });
  try {
    const eventRows = events.map((event, i) => eventDocument(event, lease.from + i));
    known = await insertNew(written.events, eventRows);
    contested = fresh !== undefined && events.length - known.length !== fresh;
    if (!contested) {
      const identityRows = identity.map((change, i) => identityDocument(change, lease.from + i));
      knownLinks = await insertNew(written.identity, identityRows);
      if (profiles.length > 0) await patchProfiles(written.profiles, sequence, lease, profiles, before);
    }
    await sequence.close(lease);
  } catch (error) {
    await sequence.abandon(lease).catch(() => undefined);
    throw error;
  }
  const adopted = await settle(written.events, sequence, known);
  await settle(written.identity, sequence, knownLinks);
  const inserted = events.length - known.length + adopted;
  return { inserted, duplicates: events.length - inserted, contested };
}

/** Profiles as they are. Throws RefusedValue for what no store keeps: fenced ranges stay, and refused messages may be many. */
async function beforeWriting({ profiles }: WrittenCollections, batch: DocumentBatch) {
  refuseUnstorable(batch);
  return storableProfiles(profiles, batch.profiles);
}

function refuseUnstorable({ events, profiles, identity }: DocumentBatch): void {
  for (const { source, messageId } of events) {
    refuseIllFormed(source, "an event's source");
    refuseIllFormed(messageId, "an event's messageId");
  }
  for (const { id } of profiles) refuseIllFormed(id, "a profile's id");
  for (const { source, messageId, a, b } of identity) {
    for (const text of [source, messageId, a, b]) refuseIllFormed(text, "an identity change");
  }
}
