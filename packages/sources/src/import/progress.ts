/** What an import tells while it runs. Times are in milliseconds, the rate in rows a second. */
export interface ImportProgress {
  readonly lines: number;
  readonly rows: number;
  readonly rejected: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rate: number;
  /** Null until enough of the file was read to say. */
  readonly leftMs: number | null;
}

/** Rate and time left, from the bytes of the file (compressed, if it is) that were read since this run began. */
export class ProgressMeter {
  readonly #started: number;
  readonly #bytesTotal: number;
  readonly #skipBytes: { at: number; time: number } = { at: 0, time: 0 };
  #bytesRead = 0;
  #rows = 0;

  constructor(bytesTotal: number, now: number) {
    this.#bytesTotal = bytesTotal;
    this.#started = now;
    this.#skipBytes.time = now;
  }

  read(bytes: number): void {
    this.#bytesRead = bytes;
  }

  /** The rows until here were stored by an earlier run: reading over them says nothing about the rate. */
  skipped(now: number): void {
    this.#skipBytes.at = this.#bytesRead;
    this.#skipBytes.time = now;
  }

  stored(rows: number): void {
    this.#rows += rows;
  }

  at(now: number, lines: number, rejected: number): ImportProgress {
    const spent = Math.max(1, now - this.#skipBytes.time);
    const bytes = this.#bytesRead - this.#skipBytes.at;
    const known = bytes > 0 && now - this.#started > 500;
    return {
      lines,
      rows: this.#rows,
      rejected,
      bytesRead: this.#bytesRead,
      bytesTotal: this.#bytesTotal,
      rate: Math.round((this.#rows / spent) * 1000),
      leftMs: known ? Math.max(0, Math.round(((this.#bytesTotal - this.#bytesRead) / bytes) * spent)) : null,
    };
  }
}
