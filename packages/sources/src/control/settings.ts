import { sql } from "kysely";
import type { ControlStore, Setting } from "../ports/control-store.ts";
import type { JsonObject } from "../ports/document-store.ts";
import type { Database, Row } from "../relational/database.ts";
import { parsed } from "../relational/record-table.ts";

const columns = ["workspace_id", "name", "version", "saved_at", "saved_by", "note", "body"];

/** The key (workspace, name, version) decides which of two writers saved a version: the other's row is left out. */
export function settingsIn(db: Database): Pick<ControlStore, "settings" | "settingVersions" | "saveSetting"> {
  return {
    async settings(workspaceId) {
      const table = db.table("settings");
      const rows = await db.rows(
        sql`select s.* from ${table} as s
            join (select name, max(version) as newest from ${table} where workspace_id = ${workspaceId} group by name) as n
              on n.name = s.name and n.newest = s.version
            where s.workspace_id = ${workspaceId} order by s.name`,
      );
      return rows.map(settingOf);
    },
    async settingVersions(workspaceId, name, limit) {
      const rows = await db.rows(
        sql`select * from ${db.table("settings")} where workspace_id = ${workspaceId} and name = ${name}
            order by version desc limit ${limit}`,
      );
      return rows.map(settingOf);
    },
    async saveSetting(workspaceId, { name, version, savedAt, savedBy, note, value }) {
      const row = [workspaceId, name, version, savedAt, savedBy, note, JSON.stringify(value)];
      return (await db.insert("settings", columns, [row], "ignore")) === 1;
    },
  };
}

function settingOf(row: Row): Setting {
  return {
    name: String(row["name"]),
    version: Number(row["version"]),
    value: parsed<JsonObject>(row["body"]),
    savedAt: Number(row["saved_at"]),
    savedBy: String(row["saved_by"]),
    note: String(row["note"]),
  };
}
