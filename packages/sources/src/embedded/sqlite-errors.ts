import { StoreUnavailable } from "../ports/lease.ts";

type Reason = StoreUnavailable["reason"];

/** SQLite's primary result codes that mean "not now", as the store's reasons. */
const reasons: ReadonlyMap<number, Reason> = new Map([
  [5, "locked"],
  [6, "locked"],
  [8, "readOnly"],
  [10, "unreachable"],
  [11, "damaged"],
  [13, "full"],
  [14, "unreachable"],
  [23, "readOnly"],
  [26, "damaged"],
]);

/** An SQL statement failed for a reason that lies in the statement: a bug of ours, or a violated key. */
export class SqliteError extends Error {
  override readonly name = "SqliteError";
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Maps an error of the thread to what callers handle. `store` is the file's name without its folder. */
export function sqliteError(store: string, code: number, message: string): Error {
  const cause = new SqliteError(code, message);
  const reason = reasons.get(code & 0xff);
  return reason ? new StoreUnavailable(store, reason, cause) : cause;
}
