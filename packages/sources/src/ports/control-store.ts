import type { JsonObject } from "./document-store.ts";
import type { Principal, Role } from "./principal.ts";

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** IANA zone; decides day boundaries. */
  readonly timeZone: string;
  readonly weekStart: "monday" | "sunday";
  readonly currency: string;
  /** What one customer and one account are called: "household", "shop". Singular; plural adds s. */
  readonly customerNoun: string;
  readonly accountNoun: string;
  /** Set for demo data: what it is, its licence, and by how many whole weeks its times were moved. */
  readonly demo?: {
    readonly title: string;
    readonly citation: string;
    readonly shiftedWeeks: number;
    readonly synthetic: boolean;
  };
  readonly createdAt: number;
}

export interface ApiToken {
  readonly id: string;
  readonly workspaceId: string;
  readonly role: Role;
  readonly ownerId?: string;
  readonly label: string;
  readonly createdAt: number;
  readonly revokedAt?: number;
}

/** One import job: where it stands, so that it can be resumed and shown. Keyed by (workspace, content hash, kind, source). */
export interface ImportJob {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly source: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly state: "running" | "done" | "failed" | "interrupted";
  /** Lines of the file that are durably handled (stored, already there, or rejected). */
  readonly linesDone: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly message?: string;
  readonly startedAt: number;
  readonly updatedAt: number;
}

export interface AuditEntry {
  readonly at: number;
  readonly principal: string;
  readonly workspaceId: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/**
 * What a workspace decided about itself: identity rules, channel rules, tracking plan, whom to leave out. Every change
 * is a version of its own, so that a figure can name the rules it was counted with.
 */
export interface Setting {
  readonly name: string;
  /** 1, 2, ...; 0 is "never saved": the default of the model counts. */
  readonly version: number;
  readonly value: JsonObject;
  readonly savedAt: number;
  /** Principal id. */
  readonly savedBy: string;
  readonly note: string;
}

/** Who sends events: the key may only append, to one workspace, under one source name. */
export interface WriteKey {
  readonly id: string;
  readonly workspaceId: string;
  /** The `source` of its events. */
  readonly source: string;
  /** The secret's first characters, to tell keys apart. */
  readonly hint: string;
  readonly createdAt: number;
  readonly revokedAt?: number;
}

/** The control database: workspaces, hashed tokens and sessions, import jobs, audit. */
export interface ControlStore {
  migrate(): Promise<void>;
  workspaces(): Promise<readonly Workspace[]>;
  workspace(id: string): Promise<Workspace | undefined>;
  putWorkspace(workspace: Workspace): Promise<void>;
  removeWorkspace(id: string): Promise<void>;
  /** Returns the secret once; only its SHA-256 is stored (it has 256 random bits, so no slow hash is needed). */
  createToken(token: Omit<ApiToken, "id" | "createdAt">): Promise<{ token: ApiToken; secret: string }>;
  principalOf(secret: string): Promise<Principal | undefined>;
  tokens(workspaceId: string): Promise<readonly ApiToken[]>;
  revokeToken(id: string): Promise<void>;
  /**
   * A session of a browser for the holder of a token: its secret, of which only the hash is stored, for `lifeMs`.
   * Undefined when the token is not one. It ends with its token.
   */
  startSession(tokenSecret: string, lifeMs: number): Promise<{ principal: Principal; secret: string } | undefined>;
  principalOfSession(secret: string): Promise<Principal | undefined>;
  endSession(secret: string): Promise<void>;
  /** The newest version of each saved setting. */
  settings(workspaceId: string): Promise<readonly Setting[]>;
  /** Newest first. */
  settingVersions(workspaceId: string, name: string, limit: number): Promise<readonly Setting[]>;
  /**
   * Saves version `setting.version`; answers false when another writer saved it first (read again, decide again).
   * Nothing is ever overwritten.
   */
  saveSetting(workspaceId: string, setting: Setting): Promise<boolean>;
  /** Returns the secret once; its hash and its first characters are stored. */
  createWriteKey(workspaceId: string, source: string): Promise<{ key: WriteKey; secret: string }>;
  /** The key of a secret, unless it was revoked. */
  writeKeyOf(secret: string): Promise<WriteKey | undefined>;
  writeKeys(workspaceId: string): Promise<readonly WriteKey[]>;
  revokeWriteKey(workspaceId: string, id: string): Promise<boolean>;
  putImportJob(job: ImportJob): Promise<void>;
  importJobs(workspaceId: string): Promise<readonly ImportJob[]>;
  audit(entry: AuditEntry): Promise<void>;
  auditEntries(workspaceId: string, limit: number): Promise<readonly AuditEntry[]>;
  close(): Promise<void>;
}
