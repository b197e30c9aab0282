import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

export type Row = Readonly<Record<string, string>>;

/** All rows of a gzip-compressed CSV file with a header, every value as text. */
export function readCsv(path: string): readonly Row[] {
  return parse(gunzipSync(readFileSync(path)), { columns: true, bom: true });
}

/** Writes rows as CSV, compressed. The columns are those of the first row. Returns the compressed size in bytes. */
export function writeCsv(path: string, rows: readonly Row[]): number {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? "")).join(","));
  return writeGzip(path, `${[columns.join(","), ...lines].join("\n")}\n`);
}

/** Writes one JSON value per line, compressed. Returns the compressed size in bytes. */
export function writeJsonLines(path: string, values: readonly object[]): number {
  return writeGzip(path, values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The header has no time and names no operating system: the same rows give the same bytes on every machine. */
function writeGzip(path: string, text: string): number {
  const bytes = gzipSync(text, { level: constants.Z_BEST_COMPRESSION });
  bytes.fill(0, 4, 8);
  bytes[9] = 255;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return bytes.length;
}
