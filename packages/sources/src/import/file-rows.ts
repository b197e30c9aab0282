import type { RecordKind } from "@throughline/model";
import type { ColumnMatcher, ColumnTarget } from "./columns.ts";
import { CsvRows, delimiterOf, headerCells } from "./csv-rows.ts";
import type { FileFacts } from "./file-bytes.ts";
import { ImportFailed } from "./import-failed.ts";
import { jsonRow } from "./json-rows.ts";
import type { Line } from "./lines.ts";
import type { SourceRow } from "./source-row.ts";
import { textLines } from "./text-file.ts";

export type FileFormat = "csv" | "jsonl";

/** A file whose header was read and understood, and whose rows come in order, in groups. */
export interface OpenFile {
  readonly format: FileFormat;
  /** CSV only: the header as written, and what each column becomes. */
  readonly columns: readonly string[];
  readonly targets: readonly ColumnTarget[];
  /** CSV only: the beginning of the file, from which the types of attributes are taken. */
  readonly sample: readonly SourceRow[];
  readonly rows: AsyncIterable<readonly SourceRow[]>;
  /** Lets go of the file; needed also when the rows were not read to their end. */
  close(): Promise<unknown>;
}

/** Opens the file for a kind of record (events when null). Every error of the file as a whole is thrown from here. */
export async function openRows(
  path: string,
  facts: FileFacts,
  kind: RecordKind | null,
  matcher: ColumnMatcher | null,
  onRead?: (bytes: number) => void,
): Promise<OpenFile> {
  const groups = textLines(path, facts, onRead);
  const close = () => groups.return(undefined);
  try {
    return { ...(await understood(groups, kind, matcher)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function understood(
  groups: AsyncGenerator<Line[]>,
  kind: RecordKind | null,
  matcher: ColumnMatcher | null,
): Promise<Omit<OpenFile, "close">> {
  const first = await firstLines(groups);
  const header = first.find((line) => line.problem !== undefined || line.text.trim() !== "");
  if (!header) throw new ImportFailed("file", "The file is empty. Nothing was stored.");
  const format = header.text.trimStart().startsWith("{") ? "jsonl" : "csv";
  if (!kind && format === "csv")
    throw new ImportFailed("file", "Events come as JSON lines: one message a line, from { to }. Nothing was stored.");
  if (!matcher || format === "jsonl")
    return { format, columns: [], targets: [], sample: [], rows: jsonRows(first, groups) };
  const delimiter = delimiterOf(header.text);
  const columns = header.problem === undefined ? headerCells(header, delimiter) : null;
  if (!columns)
    throw new ImportFailed("file", "The header (line 1) cannot be read as CSV: a quote is broken. Nothing was stored.");
  const csv = new CsvRows(columns.length, delimiter);
  const sample = csv.push(first.slice(first.indexOf(header) + 1));
  return { format, columns, targets: matcher.targets(columns), sample, rows: csvRows(csv, sample, groups) };
}

async function firstLines(groups: AsyncGenerator<Line[]>): Promise<Line[]> {
  const lines: Line[] = [];
  for (let next = await groups.next(); !next.done; next = await groups.next()) {
    lines.push(...next.value);
    if (lines.some((line) => line.problem !== undefined || line.text.trim() !== "")) break;
  }
  return lines;
}

async function* jsonRows(first: readonly Line[], groups: AsyncGenerator<Line[]>): AsyncGenerator<SourceRow[]> {
  yield first.flatMap((line) => jsonRow(line) ?? []);
  for await (const lines of groups) yield lines.flatMap((line) => jsonRow(line) ?? []);
}

async function* csvRows(
  csv: CsvRows,
  first: readonly SourceRow[],
  groups: AsyncGenerator<Line[]>,
): AsyncGenerator<readonly SourceRow[]> {
  yield first;
  for await (const lines of groups) yield csv.push(lines);
  yield csv.end();
}
