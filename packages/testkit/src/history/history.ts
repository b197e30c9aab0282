import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/**
 * One line of a history. Clients and sinks write it, never the process that is tested: `invoke` before an attempt, then
 * `ok` (acknowledged), `fail` (surely not done) or `info` (nobody knows). A sink writes `seen` for each thing that is there,
 * and `skipped` for one that was left out for a stated reason.
 */
export interface Entry {
  readonly op: "invoke" | "ok" | "fail" | "info" | "seen" | "skipped";
  readonly id: string;
  /** Milliseconds, of the clock of who writes. */
  readonly at: number;
  /** Whose order must be kept, e.g. a customer: things of one lane are seen in the order in which they were invoked. */
  readonly lane?: string;
  readonly reason?: string;
}

/** A history in a file of JSON lines, so that one that turned red can be read, kept and judged again. */
export class History {
  readonly #path: string;
  readonly #file: number;
  readonly #now: () => number;

  constructor(path: string, now: () => number = Date.now) {
    this.#path = path;
    this.#file = openSync(path, "a");
    this.#now = now;
  }

  note(op: Entry["op"], id: string, more: { readonly lane?: string; readonly reason?: string } = {}): void {
    writeSync(this.#file, `${JSON.stringify({ op, id, at: this.#now(), ...more })}\n`);
  }

  entries(): readonly Entry[] {
    return readFileSync(this.#path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  }

  close(): void {
    closeSync(this.#file);
  }
}
