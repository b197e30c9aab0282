import { isUtf8 } from "node:buffer";
import { ImportFailed } from "./import-failed.ts";

/** A line longer than this is not read into memory whole; it becomes a reject with its beginning. */
export const MAX_LINE_BYTES = 1_000_000;
const KEPT_OF_LONG_LINE = 4096;
/** A line longer than this is no line of a table: a file of such is not read to its end, however far it unpacks. */
const ENDLESS_BYTES = 64_000_000;
const NEWLINE = 10;

/** One physical line without its line end. `number` counts from 1. `problem` is set when it cannot be read as text. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly problem?: string;
}

const TOO_LONG = "the line is longer than 1 MB";
const NOT_UTF8 = "the line is not UTF-8 text (it looks like Latin-1 or Windows-1252)";

/** Splits bytes into lines, in bounded memory whatever the bytes are. Throws `ImportFailed` for a line without an end. */
export class LineSplitter {
  #carry: Buffer = Buffer.alloc(0);
  #long = false;
  /** Bytes of the long line that were passed over. */
  #passed = 0;
  #number = 0;

  /** The lines that `chunk` completes. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    const end = chunk.lastIndexOf(NEWLINE);
    if (end < 0) {
      this.#keep(chunk);
      return lines;
    }
    const head = chunk.subarray(0, end);
    this.#complete(this.#carry.length > 0 ? Buffer.concat([this.#carry, head]) : head, lines);
    this.#carry = Buffer.alloc(0);
    this.#keep(Buffer.from(chunk.subarray(end + 1)));
    return lines;
  }

  /** The last line, when the file does not end with a line end. */
  end(): Line[] {
    const lines: Line[] = [];
    if (this.#carry.length > 0) this.#complete(this.#carry, lines);
    this.#carry = Buffer.alloc(0);
    return lines;
  }

  #keep(rest: Buffer): void {
    if (this.#long) {
      this.#passed += rest.length;
      if (this.#passed > ENDLESS_BYTES)
        throw new ImportFailed(
          "file",
          `Line ${this.#number + 1} does not end: this is no table and no file of JSON lines. Choose another file.`,
        );
      return;
    }
    this.#passed = 0;
    this.#carry = this.#carry.length > 0 ? Buffer.concat([this.#carry, rest]) : rest;
    if (this.#carry.length <= MAX_LINE_BYTES) return;
    this.#long = true;
    this.#carry = this.#carry.subarray(0, KEPT_OF_LONG_LINE);
  }

  #complete(bytes: Buffer, lines: Line[]): void {
    if (!this.#long && isUtf8(bytes)) {
      for (const text of bytes.toString("utf8").split("\n")) lines.push(this.#line(text));
      return;
    }
    let from = 0;
    while (from <= bytes.length) {
      const next = bytes.indexOf(NEWLINE, from);
      const to = next < 0 ? bytes.length : next;
      lines.push(this.#checked(bytes.subarray(from, to)));
      from = to + 1;
    }
  }

  #checked(bytes: Buffer): Line {
    if (this.#long) {
      this.#long = false;
      this.#number++;
      return { number: this.#number, text: bytes.toString("latin1", 0, KEPT_OF_LONG_LINE), problem: TOO_LONG };
    }
    if (isUtf8(bytes)) return this.#line(bytes.toString("utf8"));
    this.#number++;
    return { number: this.#number, text: bytes.toString("latin1"), problem: NOT_UTF8 };
  }

  #line(text: string): Line {
    this.#number++;
    const line = text.endsWith("\r") ? text.slice(0, -1) : text;
    if (line.length <= MAX_LINE_BYTES) return { number: this.#number, text: line };
    return { number: this.#number, text: line.slice(0, KEPT_OF_LONG_LINE), problem: TOO_LONG };
  }
}
