/** What the embedded store's thread is asked and answers; both cross the thread border as structured clones. */
export type SqliteValue = string | number | bigint | null;

export interface SqliteRequest {
  readonly id: number;
  readonly connection: "read" | "write";
  readonly sql: string;
  readonly parameters: readonly SqliteValue[];
}

export interface SqliteAnswer {
  readonly id: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqliteValue[])[];
  /** Rows changed by an insert, update or delete. */
  readonly changes: number;
  /** `code` is SQLite's extended result code, 0 for an error that is not SQLite's. */
  readonly error?: { readonly code: number; readonly message: string };
}
