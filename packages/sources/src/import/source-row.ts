import type { JsonObject } from "../ports/document-store.ts";

/** One row of a file as it was read: cells of a CSV record or a JSON object, or why it could not be read. */
export interface SourceRow {
  /** First physical line, from 1. */
  readonly line: number;
  /** Last physical line: a quoted cell may hold line ends. */
  readonly lastLine: number;
  readonly raw: string;
  readonly cells?: readonly string[];
  readonly json?: JsonObject;
  readonly problem?: string;
}
