import type { RecordKind } from "@throughline/model";
import type { Json } from "../ports/document-store.ts";
import { attributeTypes } from "./attribute-type.ts";
import { type ColumnMapping, ColumnMatcher, targetName } from "./columns.ts";
import { EventIntake } from "./event-intake.ts";
import { fileFacts } from "./file-bytes.ts";
import { type FileFormat, type OpenFile, openRows } from "./file-rows.ts";
import { RowProblem } from "./import-failed.ts";
import { importKind } from "./import-file.ts";
import { InstantReader } from "./instant.ts";
import { RecordRows } from "./record-row.ts";
import type { Reject } from "./reject-file.ts";
import type { SourceRow } from "./source-row.ts";

const ROWS_LOOKED_AT = 500;
const SAMPLES = 3;
const SAMPLE_LENGTH = 120;
const REJECTS = 20;

/** One column of the file (or top-level key of JSON lines). `field` is a field of the kind or an attribute's name. */
export interface PreviewColumn {
  readonly column: string;
  readonly field: string | null;
  readonly samples: readonly string[];
}

export interface ImportPreview {
  readonly format: FileFormat;
  readonly columns: readonly PreviewColumn[];
  /** Needed fields that no column brings yet; the import would be refused. */
  readonly missing: readonly string[];
  readonly sampleRejects: readonly Reject[];
}

export interface PreviewRequest {
  readonly kind: string;
  readonly path: string;
  readonly timeZone: string;
  readonly mapping?: readonly ColumnMapping[];
  readonly now?: () => number;
}

/** Reads the beginning of a file and says what importing it would make of it. Writes nothing; throws `ImportFailed`. */
export async function previewImport(request: PreviewRequest): Promise<ImportPreview> {
  const kind = importKind(request.kind);
  const matcher = kind && new ColumnMatcher(kind, request.mapping ?? []);
  const file = await openRows(request.path, await fileFacts(request.path), kind, matcher);
  const rows = await firstRows(file).finally(() => file.close());
  const missing = matcher && file.format === "csv" ? matcher.missing(file.targets) : [];
  const sampleRejects = missing.length > 0 ? [] : rejectsOf(rows, checker(request, kind, matcher, file));
  return { format: file.format, columns: columnsOf(file, rows, matcher), missing, sampleRejects };
}

async function firstRows(file: OpenFile): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const group of file.rows) {
    rows.push(...group.slice(0, ROWS_LOOKED_AT - rows.length));
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows;
}

/** Throws `RowProblem` for a row that would be rejected. */
function checker(
  { timeZone, now = Date.now }: PreviewRequest,
  kind: RecordKind | null,
  matcher: ColumnMatcher | null,
  file: OpenFile,
): (row: SourceRow) => void {
  const reader = { instants: new InstantReader(timeZone), shiftDays: 0 };
  if (kind && matcher) {
    const records = new RecordRows(kind, matcher, file.targets, attributeTypes(file), reader);
    return (row) => records.record(row);
  }
  const events = new EventIntake("preview", now(), reader);
  return (row) => events.add(row, false);
}

function rejectsOf(rows: readonly SourceRow[], check: (row: SourceRow) => void): Reject[] {
  const rejects: Reject[] = [];
  for (const row of rows) {
    try {
      if (row.problem !== undefined) throw new RowProblem(row.problem);
      check(row);
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      rejects.push({ line: row.line, reason: error.message, text: row.raw.slice(0, 1000) });
    }
    if (rejects.length >= REJECTS) break;
  }
  return rejects;
}

function columnsOf(file: OpenFile, rows: readonly SourceRow[], matcher: ColumnMatcher | null): PreviewColumn[] {
  const names = file.format === "csv" ? file.columns : [...new Set(rows.flatMap((row) => Object.keys(row.json ?? {})))];
  return names.map((column, at) => {
    const cells = rows.map((row) => (row.json ? shown(row.json[column]) : (row.cells?.[at] ?? "")));
    const samples = [...new Set(cells.filter((cell) => cell !== ""))].slice(0, SAMPLES);
    const field = matcher ? targetName(matcher.target(column)) : column;
    return { column, field, samples: samples.map((sample) => sample.slice(0, SAMPLE_LENGTH)) };
  });
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
