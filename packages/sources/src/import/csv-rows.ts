import { parse } from "csv-parse/sync";
import { type Line, MAX_LINE_BYTES } from "./lines.ts";
import type { SourceRow } from "./source-row.ts";

const NEVER_CLOSED = "a quote that opens on this line is never closed, or is closed in the wrong place";

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** Cells of whole CSV records, or null when the quoting of one is broken. */
function parseRecords(records: readonly string[], delimiter: string): string[][] | null {
  try {
    const rows = parse(records.join("\n"), { delimiter, relax_column_count: true, skip_empty_lines: false });
    return rows.length === records.length ? rows : null;
  } catch {
    return null;
  }
}

/** `,` `;` or tab: what the header holds most of. */
export function delimiterOf(header: string): string {
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

export function headerCells(line: Line, delimiter: string): string[] | null {
  return parseRecords([line.text], delimiter)?.[0]?.map((cell) => cell.trim()) ?? null;
}

/**
 * Groups lines to CSV records and records to rows. A broken quote costs the line it is on and no other: when a record of
 * several lines cannot be right, its first line is rejected and reading goes on with the second.
 */
export class CsvRows {
  readonly #width: number;
  readonly #delimiter: string;
  #open: Line[] = [];
  #openSize = 0;

  constructor(width: number, delimiter: string) {
    this.#width = width;
    this.#delimiter = delimiter;
  }

  push(lines: readonly Line[]): SourceRow[] {
    const rows: SourceRow[] = [];
    const quoted: number[] = [];
    const todo = lines.toReversed();
    for (let line = todo.pop(); line; line = todo.pop()) this.#take(line, rows, quoted, todo);
    this.#fillQuoted(rows, quoted);
    return rows;
  }

  /** The rest of the file: a quote that is still open was never closed. */
  end(): SourceRow[] {
    const rows: SourceRow[] = [];
    while (this.#open.length > 0) {
      const [first, ...rest] = this.#open;
      this.#close();
      if (first) rows.push(broken(first));
      rows.push(...this.push(rest));
    }
    return rows;
  }

  #close(): void {
    this.#open = [];
    this.#openSize = 0;
  }

  #take(line: Line, rows: SourceRow[], quoted: number[], todo: Line[]): void {
    const odd = !line.problem && quotesIn(line.text) % 2 === 1;
    if (this.#open.length === 0 && !odd) {
      if (line.problem === undefined && line.text === "") return;
      if (line.text.includes('"') && !line.problem) quoted.push(rows.length);
      rows.push(this.#single(line));
      return;
    }
    this.#open.push(line);
    this.#openSize += line.text.length + 1;
    const closes = odd && this.#open.length > 1;
    if (!closes && !line.problem && this.#openSize <= MAX_LINE_BYTES) return;
    const [first, ...rest] = this.#open;
    const row = closes ? this.#several(this.#open) : null;
    this.#close();
    if (row) rows.push(row);
    else if (first) {
      rows.push(broken(first));
      for (const again of rest.toReversed()) todo.push(again);
    }
  }

  #single(line: Line): SourceRow {
    const row = { line: line.number, lastLine: line.number, raw: line.text };
    if (line.problem) return { ...row, problem: line.problem };
    return this.#withCells(row, line.text.split(this.#delimiter));
  }

  #several(lines: readonly Line[]): SourceRow | null {
    const raw = lines.map((line) => line.text).join("\n");
    const cells = parseRecords([raw], this.#delimiter)?.[0];
    if (cells?.length !== this.#width) return null;
    return { line: lines[0]?.number ?? 0, lastLine: lines.at(-1)?.number ?? 0, raw, cells };
  }

  /** Rows with quotes are parsed together, and one by one only when one of them is broken. */
  #fillQuoted(rows: SourceRow[], quoted: readonly number[]): void {
    const found = quoted.flatMap((index) => rows[index] ?? []);
    const all = parseRecords(
      found.map((row) => row.raw),
      this.#delimiter,
    );
    for (const [at, index] of quoted.entries()) {
      const row = found[at];
      if (!row) continue;
      const cells = all?.[at] ?? parseRecords([row.raw], this.#delimiter)?.[0];
      const { line, lastLine, raw } = row;
      rows[index] = cells
        ? this.#withCells({ line, lastLine, raw }, cells)
        : { line, lastLine, raw, problem: NEVER_CLOSED };
    }
  }

  #withCells(row: SourceRow, cells: readonly string[]): SourceRow {
    if (cells.length === this.#width) return { ...row, cells };
    return { ...row, problem: `the row has ${cells.length} cells, the header has ${this.#width}` };
  }
}

function broken(line: Line): SourceRow {
  return { line: line.number, lastLine: line.number, raw: line.text, problem: line.problem ?? NEVER_CLOSED };
}
