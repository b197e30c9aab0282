import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ApiToken } from "../ports/control-store.ts";
import type { Principal, Role } from "../ports/principal.ts";
import type { Database, Row } from "../relational/database.ts";

const roles: ReadonlySet<string> = new Set<Role>(["admin", "marketer", "engineer", "seller"]);

export async function createToken(
  db: Database,
  { workspaceId, role, ownerId, label }: Omit<ApiToken, "id" | "createdAt">,
): Promise<{ token: ApiToken; secret: string }> {
  const secret = `tl_${randomBytes(32).toString("base64url")}`;
  const token = { id: randomUUID(), workspaceId, role, label, createdAt: Date.now(), ...(ownerId ? { ownerId } : {}) };
  const columns = ["id", "workspace_id", "role", "owner_id", "label", "secret_hash", "created_at"];
  const row = [token.id, workspaceId, role, ownerId ?? null, label, hashOf(secret), token.createdAt];
  await db.insert("api_tokens", columns, [row]);
  return { token, secret };
}

/** The row of a token that is not revoked. */
export async function tokenRow(db: Database, secret: string): Promise<Row | undefined> {
  const [row] = await db.rows(
    sql`select * from ${db.table("api_tokens")} where secret_hash = ${hashOf(secret)} and revoked_at is null`,
  );
  return row;
}

export function principalOfRow(row: Row): Principal {
  const { id, role, workspaceId, ownerId } = tokenOf(row);
  return { id: `token:${id}`, role, workspaceId, ...(ownerId === undefined ? {} : { ownerId }) };
}

/** Secrets have 256 random bits, so a plain hash keeps them. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

function isRole(text: string): text is Role {
  return roles.has(text);
}

export function tokenOf(row: Row): ApiToken {
  const role = String(row["role"]);
  if (!isRole(role)) throw new Error(`a stored token has the unknown role ${JSON.stringify(role)}`);
  const [ownerId, revokedAt] = [row["owner_id"] ?? null, row["revoked_at"] ?? null];
  return {
    id: String(row["id"]),
    workspaceId: String(row["workspace_id"]),
    role,
    label: String(row["label"]),
    createdAt: Number(row["created_at"]),
    ...(ownerId === null ? {} : { ownerId: String(ownerId) }),
    ...(revokedAt === null ? {} : { revokedAt: Number(revokedAt) }),
  };
}
