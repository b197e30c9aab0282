/** A writer's range of `seq`: [from, from + size). `token` fences: closing a lease that was taken away fails. */
export interface Lease {
  readonly token: string;
  readonly from: number;
  readonly size: number;
  readonly expiresAt: number;
}

/** The lease expired and sync took it away; nothing of the batch counts. Take a new lease and write again. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** The store cannot be reached, is locked, full or read-only. `safe` says what is kept, `todo` what to do. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  readonly store: string;
  readonly reason: "unreachable" | "locked" | "readOnly" | "full" | "damaged";
  constructor(store: string, reason: StoreUnavailable["reason"], cause: unknown) {
    super(`${store}: ${reason}`, { cause });
    this.store = store;
    this.reason = reason;
  }
}
