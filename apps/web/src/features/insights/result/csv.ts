import { type CsvRow, csvText } from "@throughline/model";

/** Hands a file to the browser. The mark at its start tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, rows: readonly CsvRow[]): void {
  saveBlob(name, new Blob(["\ufeff", csvText(rows)], { type: "text/csv;charset=utf-8" }));
}

export function saveBlob(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${
    name
      .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
      .trim()
      .slice(0, 80) || "export"
  }.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
