/** Nothing can be appended now, so nothing is acknowledged; what was acknowledged is safe. */
export class LogUnavailable extends Error {
  override readonly name = "LogUnavailable";
  readonly reason: "quota" | "disk" | "closed";
  constructor(reason: LogUnavailable["reason"], cause?: unknown) {
    super(`the log cannot be written: ${reason}`, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** Acknowledged events cannot be read back. The collector does not go on by itself as if they had never been. */
export class LogDamaged extends Error {
  override readonly name = "LogDamaged";
  constructor(file: string, at: number, what: string) {
    super(
      `The log file ${file} is damaged at byte ${at}: ${what}. Events in it were acknowledged, so they are not dropped silently. ` +
        "Restore the file from a copy, or move the whole folder of the log elsewhere to go on without them.",
    );
  }
}
