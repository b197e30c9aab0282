import type { BusinessStore } from "./business-store.ts";
import type { ConnectedStore } from "./connected-store.ts";
import type { ControlStore } from "./control-store.ts";
import type { DocumentStore } from "./document-store.ts";
import type { MembershipStore } from "./membership-store.ts";
import type { SegmentStore } from "./segment-store.ts";

/** One server, or the embedded files, as what `openStores` puts together. Nothing connects before the first call. */
interface Backend {
  /** The engine's name while it cannot be asked for its version. */
  readonly engine: string;
  /** Asks the store something cheap and answers with the engine's name, or throws StoreUnavailable. */
  ping(): Promise<string>;
  drop(workspaceId: string): Promise<void>;
  close(): Promise<void>;
}

export interface DocumentBackend extends Backend {
  documents(workspaceId: string): Promise<DocumentStore>;
}

export interface RelationalBackend extends Backend {
  /** Removes the control database: for tests and for leaving a server for good. */
  dropControl(): Promise<void>;
  readonly control: ControlStore;
  business(workspaceId: string): Promise<BusinessStore>;
  segments(workspaceId: string): Promise<SegmentStore>;
  membership(workspaceId: string): Promise<MembershipStore>;
  connected(workspaceId: string): Promise<ConnectedStore>;
}

const workspaceIds = /^[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?$/;

/** Workspace ids become names of files and databases: lower case letters, digits, `-` and `_`, at most 40. */
export function checkedWorkspaceId(id: string): string {
  if (!workspaceIds.test(id)) throw new Error(`not a workspace id: ${JSON.stringify(id.slice(0, 60))}`);
  return id;
}
