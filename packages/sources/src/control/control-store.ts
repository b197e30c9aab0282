import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { AuditEntry, ControlStore, ImportJob, Workspace } from "../ports/control-store.ts";
import type { Database, Row } from "../relational/database.ts";
import { parsed } from "../relational/record-table.ts";
import { sessionsIn } from "./sessions.ts";
import { settingsIn } from "./settings.ts";
import { createToken, principalOfRow, tokenOf, tokenRow } from "./tokens.ts";
import { writeKeysIn } from "./write-keys.ts";

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
    principalOf: async (secret) => {
      const row = await tokenRow(db, secret);
      return row && principalOfRow(row);
    },
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
    ...sessionsIn(db),
    ...settingsIn(db),
    ...writeKeysIn(db),
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
    await tx.change(
      sql`delete from ${tx.table("sessions")}
          where token_id in (select id from ${tx.table("api_tokens")} where workspace_id = ${id})`,
    );
    await tx.change(sql`delete from ${tx.table("api_tokens")} where workspace_id = ${id}`);
    for (const owned of ["import_jobs", "settings", "write_keys"])
      await tx.change(sql`delete from ${tx.table(owned)} where workspace_id = ${id}`);
    await tx.change(sql`delete from ${tx.table("workspaces")} where id = ${id}`);
  });
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
