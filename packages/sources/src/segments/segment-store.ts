import { sql } from "kysely";
import type { JsonObject } from "../ports/document-store.ts";
import type { NewVersion, Segment, SegmentStore, SegmentVersion } from "../ports/segment-store.ts";
import type { Database, Executor, Row } from "../relational/database.ts";
import { parsed } from "../relational/record-table.ts";
import { idListsIn } from "./id-lists.ts";

const segmentColumns = [
  "id",
  "unit",
  "name",
  "description",
  "owner_id",
  "tags",
  "archived_at",
  "definition",
  "version",
  "revision",
  "created_at",
  "updated_at",
];

/** Segments over any of the relational engines. `update ... where version` decides between two writers. */
export function segmentStore(db: Database): SegmentStore {
  return {
    segments: async () => (await db.rows(sql`select * from ${db.table("segments")} order by name, id`)).map(segmentOf),
    async segment(id) {
      const [row] = await db.rows(sql`select * from ${db.table("segments")} where id = ${id}`);
      return row && segmentOf(row);
    },
    create: (segment, first) =>
      db.transaction(async (tx) => {
        const { id, unit, name, description, ownerId, tags, archivedAt, definition, createdAt } = segment;
        const about = [id, unit, name, description, ownerId, JSON.stringify(tags), archivedAt];
        const row = [...about, JSON.stringify(definition), 1, 1, createdAt, createdAt];
        if ((await tx.insert("segments", segmentColumns, [row], "ignore")) === 0) return false;
        await insertVersion(tx, id, 1, { ...first, definition });
        return true;
      }),
    define: (id, expected, version, fits = () => true) =>
      db.transaction(async (tx) => {
        const locking = tx.flavour === "sqlite" ? sql`` : sql`for update`;
        const all = await tx.rows(sql`select * from ${tx.table("segments")} order by id ${locking}`);
        if (!fits(all.map(segmentOf))) return false;
        const changed = await tx.change(
          sql`update ${tx.table("segments")}
              set version = ${expected + 1}, definition = ${JSON.stringify(version.definition)},
                  updated_at = ${version.savedAt}
              where id = ${id} and version = ${expected}`,
        );
        if (changed === 0) return false;
        await insertVersion(tx, id, expected + 1, version);
        return true;
      }),
    async label(id, expected, { name, description, ownerId, tags, archivedAt }, at) {
      const changed = await db.change(
        sql`update ${db.table("segments")}
            set revision = ${expected + 1}, name = ${name}, description = ${description}, owner_id = ${ownerId},
                tags = ${JSON.stringify(tags)}, archived_at = ${archivedAt}, updated_at = ${at}
            where id = ${id} and revision = ${expected}`,
      );
      return changed === 1;
    },
    versions: async (id) =>
      (
        await db.rows(sql`select * from ${db.table("segment_versions")} where segment_id = ${id} order by version desc`)
      ).map(versionOf),
    ...idListsIn(db),
  };
}

async function insertVersion(tx: Executor, id: string, version: number, saved: NewVersion): Promise<void> {
  const columns = ["segment_id", "version", "definition", "saved_at", "saved_by", "note"];
  const row = [id, version, JSON.stringify(saved.definition), saved.savedAt, saved.savedBy, saved.note];
  await tx.insert("segment_versions", columns, [row]);
}

function segmentOf(row: Row): Segment {
  const archivedAt = row["archived_at"] ?? null;
  return {
    id: String(row["id"]),
    unit: row["unit"] === "account" ? "account" : "customer",
    name: String(row["name"]),
    description: String(row["description"]),
    ownerId: String(row["owner_id"]),
    tags: parsed<readonly string[]>(row["tags"]),
    archivedAt: archivedAt === null ? null : Number(archivedAt),
    definition: parsed<JsonObject>(row["definition"]),
    version: Number(row["version"]),
    revision: Number(row["revision"]),
    createdAt: Number(row["created_at"]),
    updatedAt: Number(row["updated_at"]),
  };
}

function versionOf(row: Row): SegmentVersion {
  return {
    version: Number(row["version"]),
    definition: parsed<JsonObject>(row["definition"]),
    savedAt: Number(row["saved_at"]),
    savedBy: String(row["saved_by"]),
    note: String(row["note"]),
  };
}
