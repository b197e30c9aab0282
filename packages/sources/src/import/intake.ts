import type { BusinessStore } from "../ports/business-store.ts";
import type { DocumentStore } from "../ports/document-store.ts";
import type { SourceRow } from "./source-row.ts";
import type { Counts } from "./store-writer.ts";

export interface WorkspaceStores {
  readonly documents: DocumentStore;
  readonly business: BusinessStore;
}

/** Rows that are ready to be written, and how. Writing may be repeated. */
export interface ReadyBatch {
  readonly rows: number;
  write(stores: WorkspaceStores): Promise<Counts>;
}

/** What understands the rows of one kind of file. Rows are given in file order, each once per run. */
export interface Intake {
  /** Rows waiting to be taken. */
  readonly waiting: number;
  /** Takes a row; one that an earlier run stored only counts for what follows. Throws `RowProblem`. */
  add(row: SourceRow, stored: boolean): void;
  take(): ReadyBatch;
  /** What is written once the whole file was read. */
  finish(stores: WorkspaceStores): Promise<void>;
}
