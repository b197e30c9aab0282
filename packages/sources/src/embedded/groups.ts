import { sql } from "kysely";
import type { GroupTraits } from "../ports/document-store.ts";
import { mergeGroups } from "../ports/merge-profile.ts";
import { type Database, type Executor, listOf, slices } from "../relational/database.ts";

export async function groups(db: Executor, ids: readonly string[]): Promise<GroupTraits[]> {
  const found: GroupTraits[] = [];
  for (const slice of slices(ids)) {
    const rows = await db.rows(sql`select id, traits from ${db.table("group_traits")} where id in ${listOf(slice)}`);
    found.push(...rows.map((row) => ({ id: String(row["id"]), traits: JSON.parse(String(row["traits"])) })));
  }
  return found;
}

export function patchGroups(db: Database, patches: readonly GroupTraits[]): Promise<void> {
  return db.transaction(async (tx) => {
    const ids = [...new Set(patches.map(({ id }) => id))];
    const changed = mergeGroups(await groups(tx, ids), patches);
    const rows = changed.map(({ id, traits }) => [id, JSON.stringify(traits)]);
    await tx.insert("group_traits", ["id", "traits"], rows, "replace");
  });
}
