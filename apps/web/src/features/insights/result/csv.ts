import { type CsvRow, csvText } from "@throughline/model";
import { saveFile } from "../../../ui/save-file.ts";

/** The mark at the file's start tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, rows: readonly CsvRow[]): void {
  saveFile(name, "csv", new Blob(["\ufeff", csvText(rows)], { type: "text/csv;charset=utf-8" }));
}
