import { sql } from "kysely";
import { documentMigrations } from "../migrations/documents.ts";
import type {
  AppendResult,
  CountAndHash,
  DocumentBatch,
  DocumentStore,
  EventKey,
  EventRecord,
  Profile,
  ProfilePatch,
  StreamRange,
} from "../ports/document-store.ts";
import type { Lease } from "../ports/lease.ts";
import { mergeProfile } from "../ports/merge-profile.ts";
import { refuseIllFormed } from "../ports/refused-value.ts";
import { traitsText } from "../ports/traits-text.ts";
import { type Database, type Executor, listOf, type Row, type SqlValue, slices } from "../relational/database.ts";
import { lastSeq, safeSeq, takeLease, underLease } from "../relational/sequence.ts";
import { changeOf, writeChanges } from "./changes.ts";
import { embeddedDeadLetters } from "./dead-letters.ts";
import { eventColumns, eventOf, eventRow } from "./event-row.ts";
import { groups, patchGroups } from "./groups.ts";
import { embeddedLinks, identityColumns, identityOf, identityRow } from "./identity-links.ts";

/** Documents of one workspace in a SQLite file. */
export function embeddedDocumentStore(
  db: Database,
  home: { migrate(migrations: typeof documentMigrations): Promise<void>; close(): Promise<void> },
): DocumentStore {
  const after = async (table: string, { after, below, limit }: StreamRange) =>
    db.rows(sql`select * from ${db.table(table)} where seq > ${after} and seq < ${below} order by seq limit ${limit}`);
  return {
    migrate: () => home.migrate(documentMigrations),
    lease: (size, ttlMs) => takeLease(db, size, ttlMs),
    append: (lease, batch) => append(db, lease, batch),
    safeSeq: () => safeSeq(db),
    eventsAfter: async (range) => (await after("events", range)).map(eventOf),
    profilesAfter: async (range) => (await after("profiles", range)).map(profileOf),
    identityAfter: async (range) => (await after("identity_changes", range)).map(identityOf),
    changesAfter: async (range) => (await after("changes", range)).map(changeOf),
    latestEvents: async ({ after, below, limit }) =>
      (
        await db.rows(
          sql`select * from ${db.table("events")} where seq > ${after} and seq < ${below} order by seq desc limit ${limit}`,
        )
      ).map(eventOf),
    groups: (ids) => groups(db, ids),
    patchGroups: (patches) => patchGroups(db, patches),
    ...embeddedDeadLetters(db),
    events: (keys) => eventsByKey(db, keys),
    profiles: (ids) => profiles(db, ids),
    deleteEvents: (keys) => deleteEvents(db, keys),
    ...embeddedLinks(db),
    counts: async () => {
      const [row] = await db.rows(
        sql`select (select count(*) from events) as events, (select count(*) from profiles) as profiles`,
      );
      return { events: Number(row?.["events"]), profiles: Number(row?.["profiles"]), lastSeq: await lastSeq(db) };
    },
    countsByDay: (below) => countsByDay(db, below),
    close: () => home.close(),
  };
}

async function append(db: Database, lease: Lease, batch: DocumentBatch): Promise<AppendResult> {
  const { events, profiles, identity } = batch;
  const longest = Math.max(events.length, profiles.length, identity.length);
  if (longest > lease.size) throw new Error(`${longest} rows of one stream under a lease of ${lease.size}`);
  const duplicates = (inserted: number) => ({ inserted, duplicates: events.length - inserted });
  try {
    return await underLease(db, lease, async (tx) => {
      const eventRows = events.map((event, i) => eventRow(event, lease.from + i));
      const identityRows = identity.map((change, i) => identityRow(change, lease.from + i));
      const inserted = await tx.insert("events", eventColumns, eventRows, "ignore");
      if (batch.fresh !== undefined && inserted !== batch.fresh) throw new Contested();
      await tx.insert("identity_changes", identityColumns, identityRows, "ignore");
      await patchProfiles(tx, profiles, lease.from);
      return { ...duplicates(inserted), contested: false };
    });
  } catch (error) {
    if (error instanceof Contested) return { ...duplicates(0), contested: true };
    throw error;
  }
}

/** Undoes the transaction: another writer was first. */
class Contested extends Error {}

async function patchProfiles(tx: Executor, patches: readonly ProfilePatch[], from: number): Promise<void> {
  const byId = Map.groupBy(patches, ({ id }) => id);
  let seq = from;
  for (const slice of slices([...byId.keys()])) {
    const known = new Map((await profiles(tx, slice)).map((profile) => [profile.id, profile]));
    const rows: SqlValue[][] = [];
    for (const id of slice) {
      refuseIllFormed(id, "a profile's id");
      const present = known.get(id);
      const merged = mergeProfile(present, byId.get(id) ?? []);
      if (merged) rows.push([id, seq++, merged.createdAt, traitsText(merged.traits, present?.traits)]);
    }
    await tx.insert("profiles", ["id", "seq", "created_at", "traits"], rows, "replace");
  }
}

async function profiles(db: Executor, ids: readonly string[]): Promise<Profile[]> {
  const found: Profile[] = [];
  for (const slice of slices(ids)) {
    const rows = await db.rows(sql`select * from ${db.table("profiles")} where id in ${listOf(slice)}`);
    found.push(...rows.map(profileOf));
  }
  return found;
}

function profileOf(row: Row): Profile {
  return {
    id: String(row["id"]),
    seq: Number(row["seq"]),
    createdAt: Number(row["created_at"]),
    traits: JSON.parse(String(row["traits"])),
  };
}

async function eventsByKey(db: Executor, keys: readonly EventKey[]): Promise<EventRecord[]> {
  const found: EventRecord[] = [];
  for (const [source, ofSource] of Map.groupBy(keys, (key) => key.source)) {
    for (const slice of slices(ofSource)) {
      const ids = listOf(slice.map(({ messageId }) => messageId));
      const rows = await db.rows(
        sql`select * from ${db.table("events")} where source = ${source} and message_id in ${ids}`,
      );
      found.push(...rows.map(eventOf));
    }
  }
  return found;
}

async function deleteEvents(db: Database, keys: readonly EventKey[]): Promise<number> {
  return db.transaction(async (tx) => {
    const gone = await eventsByKey(tx, keys);
    if (gone.length === 0) return 0;
    const keysOfGone = gone.map(({ source, messageId }) => JSON.stringify({ source, messageId }));
    await writeChanges(tx, "deleteEvent", keysOfGone);
    for (const slice of slices(gone)) {
      await tx.change(sql`delete from ${tx.table("events")} where seq in ${listOf(slice.map(({ seq }) => seq))}`);
    }
    return gone.length;
  });
}

async function countsByDay(db: Database, below: number): Promise<CountAndHash[]> {
  const rows = await db.rows(
    sql`select strftime('%Y-%m-%d', timestamp / 1000.0, 'unixepoch') as day, source, count(*) as n, sum(seq) as total
        from events where seq < ${below} group by 1, 2 order by 1, 2`,
  );
  return rows.map((row) => ({
    day: String(row["day"]),
    source: String(row["source"]),
    events: Number(row["n"]),
    seqSum: String(row["total"]),
  }));
}
