import type { DeadReason } from "../intake/dead-reasons.ts";

/**
 * The import cannot go on. `message` says what happened, what is safe and what to do, in sentences for the user.
 * `file`: the file itself cannot be read as asked; `store`: a store is away; `stopped`: the caller stopped it;
 * `request`: the command does not make sense.
 */
export class ImportFailed extends Error {
  override readonly name = "ImportFailed";
  readonly reason: "file" | "store" | "stopped" | "request";
  constructor(reason: ImportFailed["reason"], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** One row that cannot be stored; `message` is the reason in the reject file, `reason` the kind of it. */
export class RowProblem extends Error {
  override readonly name = "RowProblem";
  readonly reason: DeadReason;
  constructor(message: string, reason: DeadReason = "badShape") {
    super(message);
    this.reason = reason;
  }
}
