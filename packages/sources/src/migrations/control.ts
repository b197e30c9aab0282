import type { Migration } from "./step.ts";

/** The control database. Frozen: a later need is a new migration at the end. */
export const controlMigrations: readonly Migration[] = [
  {
    name: "0001-control",
    steps: [
      { createTable: "workspaces", columns: { id: "key!", created_at: "instant!", body: "json!" }, key: ["id"] },
      {
        createTable: "api_tokens",
        columns: {
          id: "key!",
          workspace_id: "key!",
          role: "key!",
          owner_id: "key",
          label: "text!",
          secret_hash: "key!",
          created_at: "instant!",
          revoked_at: "instant",
        },
        key: ["id"],
      },
      { createIndex: "api_tokens_by_secret", on: "api_tokens", columns: ["secret_hash"], unique: true },
      { createIndex: "api_tokens_by_workspace", on: "api_tokens", columns: ["workspace_id"] },
      {
        createTable: "import_jobs",
        columns: { id: "key!", workspace_id: "key!", updated_at: "instant!", body: "json!" },
        key: ["id"],
      },
      { createIndex: "import_jobs_by_workspace", on: "import_jobs", columns: ["workspace_id"] },
      {
        createTable: "audit_entries",
        columns: {
          id: "key!",
          at: "instant!",
          principal: "text!",
          workspace_id: "key!",
          action: "text!",
          subject: "text!",
          detail: "text!",
        },
        key: ["id"],
      },
      { createIndex: "audit_by_workspace", on: "audit_entries", columns: ["workspace_id", "at"] },
    ],
  },
  {
    name: "0002-sessions",
    steps: [
      {
        createTable: "sessions",
        columns: { secret_hash: "key!", token_id: "key!", created_at: "instant!", expires_at: "instant!" },
        key: ["secret_hash"],
      },
      { createIndex: "sessions_by_token", on: "sessions", columns: ["token_id"] },
    ],
  },
  {
    name: "0003-settings-and-write-keys",
    steps: [
      {
        createTable: "settings",
        columns: {
          workspace_id: "key!",
          name: "key!",
          version: "integer!",
          saved_at: "instant!",
          saved_by: "text!",
          note: "text!",
          body: "json!",
        },
        key: ["workspace_id", "name", "version"],
      },
      {
        createTable: "write_keys",
        columns: {
          id: "key!",
          workspace_id: "key!",
          source: "key!",
          secret_hash: "key!",
          hint: "text!",
          created_at: "instant!",
          revoked_at: "instant",
        },
        key: ["id"],
      },
      { createIndex: "write_keys_by_secret", on: "write_keys", columns: ["secret_hash"], unique: true },
      { createIndex: "write_keys_by_workspace", on: "write_keys", columns: ["workspace_id"] },
    ],
  },
];
