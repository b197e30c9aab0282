import type { Problem } from "@throughline/model";
import type { JsonObject } from "../../ports/document-store.ts";

/** One of the first rows, as it would become an event or a record, or why it would not. */
export interface TrialRow {
  readonly key: string;
  readonly becomes: JsonObject | null;
  readonly problem: string | null;
}

export interface MappingPreview {
  readonly rows: readonly TrialRow[];
  readonly problems: readonly Problem[];
}

/** What a sync would do now. */
export interface MappingDryRun {
  readonly rows: number;
  readonly inserts: number;
  readonly updates: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Most frequent first, at most 20. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number; readonly key: string }[];
  /** False when time ran out: the figures are of the rows read until then. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
}
