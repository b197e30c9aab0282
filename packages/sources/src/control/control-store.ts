import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ApiToken, AuditEntry, ControlStore, ImportJob, Workspace } from "../ports/control-store.ts";
import type { Role } from "../ports/principal.ts";
import type { Database, Row } from "../relational/database.ts";
import { parsed } from "../relational/record-table.ts";

const roles: ReadonlySet<string> = new Set<Role>(["admin", "marketer", "engineer", "seller"]);

/** The control database over any of the relational engines. Bodies are JSON of the port's values. */
export function controlStore(db: Database, home: { migrate(): Promise<void>; close(): Promise<void> }): ControlStore {
  return {
    migrate: () => home.migrate(),
    workspaces: async () =>
      (await db.rows(sql`select body from ${db.table("workspaces")} order by created_at, id`)).map((row) =>
        parsed<Workspace>(row["body"]),
      ),
    workspace: async (id) => {
      const [row] = await db.rows(sql`select body from ${db.table("workspaces")} where id = ${id}`);
      return row && parsed<Workspace>(row["body"]);
    },
    putWorkspace: async (workspace) => {
      const row = [workspace.id, workspace.createdAt, JSON.stringify(workspace)];
      await db.insert("workspaces", ["id", "created_at", "body"], [row], "replace");
    },
    removeWorkspace: (id) => removeWorkspace(db, id),
    createToken: (token) => createToken(db, token),
    principalOf: (secret) => principalOf(db, secret),
    tokens: async (workspaceId) =>
      (
        await db.rows(
          sql`select * from ${db.table("api_tokens")} where workspace_id = ${workspaceId} order by created_at, id`,
        )
      ).map(tokenOf),
    revokeToken: async (id) => {
      await db.change(
        sql`update ${db.table("api_tokens")} set revoked_at = ${Date.now()} where id = ${id} and revoked_at is null`,
      );
    },
    putImportJob: async (job) => {
      const row = [job.id, job.workspaceId, job.updatedAt, JSON.stringify(job)];
      await db.insert("import_jobs", ["id", "workspace_id", "updated_at", "body"], [row], "replace");
    },
    importJobs: async (workspaceId) =>
      (
        await db.rows(
          sql`select body from ${db.table("import_jobs")} where workspace_id = ${workspaceId} order by updated_at desc, id`,
        )
      ).map((row) => parsed<ImportJob>(row["body"])),
    audit: async ({ at, principal, workspaceId, action, subject, detail }) => {
      const columns = ["id", "at", "principal", "workspace_id", "action", "subject", "detail"];
      await db.insert("audit_entries", columns, [[randomUUID(), at, principal, workspaceId, action, subject, detail]]);
    },
    auditEntries: async (workspaceId, limit) =>
      (
        await db.rows(
          sql`select * from ${db.table("audit_entries")} where workspace_id = ${workspaceId}
              order by at desc, id limit ${limit}`,
        )
      ).map(auditOf),
    close: () => home.close(),
  };
}

async function removeWorkspace(db: Database, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.change(sql`delete from ${tx.table("api_tokens")} where workspace_id = ${id}`);
    await tx.change(sql`delete from ${tx.table("import_jobs")} where workspace_id = ${id}`);
    await tx.change(sql`delete from ${tx.table("workspaces")} where id = ${id}`);
  });
}

async function createToken(
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

async function principalOf(db: Database, secret: string) {
  const [row] = await db.rows(
    sql`select * from ${db.table("api_tokens")} where secret_hash = ${hashOf(secret)} and revoked_at is null`,
  );
  if (!row) return undefined;
  const { id, role, workspaceId, ownerId } = tokenOf(row);
  return { id: `token:${id}`, role, workspaceId, ...(ownerId === undefined ? {} : { ownerId }) };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

function isRole(text: string): text is Role {
  return roles.has(text);
}

function tokenOf(row: Row): ApiToken {
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

function auditOf(row: Row): AuditEntry {
  return {
    at: Number(row["at"]),
    principal: String(row["principal"]),
    workspaceId: String(row["workspace_id"]),
    action: String(row["action"]),
    subject: String(row["subject"]),
    detail: String(row["detail"]),
  };
}
