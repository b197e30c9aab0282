import type { BusinessStore } from "./business-store.ts";
import type { ConnectedStore } from "./connected-store.ts";
import type { ControlStore } from "./control-store.ts";
import type { DocumentStore } from "./document-store.ts";
import type { MembershipStore } from "./membership-store.ts";
import type { SegmentStore } from "./segment-store.ts";

export interface StoreHealth {
  readonly name: "documents" | "business" | "control";
  /** "MongoDB 8.0", "MySQL 9.7", "MariaDB 10.11", "SQLite 3.50 (embedded)". */
  readonly engine: string;
  readonly state: "ok" | "down";
  readonly reason?: string;
  readonly latencyMs: number;
}

/** The stores of one installation. Only composition roots (`main.ts`) call `openStores`. */
export interface Stores {
  readonly control: ControlStore;
  documents(workspaceId: string): Promise<DocumentStore>;
  business(workspaceId: string): Promise<BusinessStore>;
  /** In the business database, whose migrations make its tables. */
  segments(workspaceId: string): Promise<SegmentStore>;
  /** In the business database, whose migrations make its tables. */
  membership(workspaceId: string): Promise<MembershipStore>;
  /** In the business database, whose migrations make its tables. */
  connected(workspaceId: string): Promise<ConnectedStore>;
  /** Drops both databases of a workspace. */
  drop(workspaceId: string): Promise<void>;
  /** Drops the control database: for tests, and for leaving a server for good. */
  dropControl(): Promise<void>;
  health(): Promise<readonly StoreHealth[]>;
  close(): Promise<void>;
}

/** Neither URL set: both ports are SQLite files below `home`. `prefix` begins every database name on a server. */
export interface StoreConfig {
  readonly home: string;
  readonly mongodbUrl?: string;
  readonly mysqlUrl?: string;
  readonly prefix?: string;
}
