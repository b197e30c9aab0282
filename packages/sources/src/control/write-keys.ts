import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ControlStore, WriteKey } from "../ports/control-store.ts";
import type { Database, Row } from "../relational/database.ts";
import { hashOf } from "./tokens.ts";

const columns = ["id", "workspace_id", "source", "secret_hash", "hint", "created_at"];
const hintLength = 8;

type WriteKeys = Pick<ControlStore, "createWriteKey" | "writeKeyOf" | "writeKeys" | "revokeWriteKey">;

export function writeKeysIn(db: Database): WriteKeys {
  return {
    async createWriteKey(workspaceId, source) {
      const secret = `wk_${randomBytes(24).toString("base64url")}`;
      const key = { id: randomUUID(), workspaceId, source, hint: secret.slice(0, hintLength), createdAt: Date.now() };
      await db.insert("write_keys", columns, [[key.id, workspaceId, source, hashOf(secret), key.hint, key.createdAt]]);
      return { key, secret };
    },
    async writeKeyOf(secret) {
      const [row] = await db.rows(
        sql`select * from ${db.table("write_keys")} where secret_hash = ${hashOf(secret)} and revoked_at is null`,
      );
      return row && writeKeyOf(row);
    },
    async writeKeys(workspaceId) {
      const rows = await db.rows(
        sql`select * from ${db.table("write_keys")} where workspace_id = ${workspaceId} order by created_at, id`,
      );
      return rows.map(writeKeyOf);
    },
    async revokeWriteKey(workspaceId, id) {
      const changed = await db.change(
        sql`update ${db.table("write_keys")} set revoked_at = ${Date.now()}
            where id = ${id} and workspace_id = ${workspaceId} and revoked_at is null`,
      );
      return changed === 1;
    },
  };
}

function writeKeyOf(row: Row): WriteKey {
  const revokedAt = row["revoked_at"] ?? null;
  return {
    id: String(row["id"]),
    workspaceId: String(row["workspace_id"]),
    source: String(row["source"]),
    hint: String(row["hint"]),
    createdAt: Number(row["created_at"]),
    ...(revokedAt === null ? {} : { revokedAt: Number(revokedAt) }),
  };
}
