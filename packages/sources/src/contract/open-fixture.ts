import type { BusinessStore } from "../ports/business-store.ts";
import type { ControlStore } from "../ports/control-store.ts";
import type { DocumentStore } from "../ports/document-store.ts";
import type { StoreConfig } from "../ports/stores.ts";

/**
 * What a contract suite is given by an implementation: a fresh, migrated store, a second handle on the same data as
 * another process would have it, and the configuration with which child processes reach it.
 */
export interface Fixture<Store> {
  readonly store: Store;
  readonly config: StoreConfig;
  readonly workspaceId: string;
  another(): Promise<Store>;
  /** Drops another workspace that a test made. */
  drop(workspaceId: string): Promise<void>;
  dispose(): Promise<void>;
}

export type OpenFixture<Store> = () => Promise<Fixture<Store>>;
export type DocumentFixture = Fixture<DocumentStore>;
export type BusinessFixture = Fixture<BusinessStore>;
export type ControlFixture = Fixture<ControlStore>;
