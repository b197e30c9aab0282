import type { ColumnMapping, ImportJob } from "@throughline/sources";

/** What the API tells an import process, once. */
export interface ImportOrder {
  readonly workspaceId: string;
  readonly kind: string;
  readonly path: string;
  readonly fileName: string;
  readonly source: string;
  readonly mapping: readonly ColumnMapping[];
}

/** What an import process answers: that rows are being handled, then how it ended. */
export type ImportReport =
  | { readonly state: "running" }
  | { readonly state: "ended"; readonly job: ImportJob }
  | { readonly state: "failed"; readonly message: string };
