export type { ColumnMapping } from "./columns.ts";
export { ImportFailed } from "./import-failed.ts";
export { type ImportOutcome, type ImportRequest, importFile, importKinds, sourceOf } from "./import-file.ts";
export { type ImportPreview, type PreviewColumn, previewImport } from "./preview.ts";
export type { ImportProgress } from "./progress.ts";
export { type Reject, readRejects, rejectFilePath } from "./reject-file.ts";
