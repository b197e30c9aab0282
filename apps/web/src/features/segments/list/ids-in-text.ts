/** What the first line of a file may call its column of ids; then it is no id. */
const headers = /^(id|ids|user_?id|customer_?id|account_?id|key|external_?id|e-?mail)$/i;

/**
 * The ids of a pasted list or a CSV file: the first column of each line, each id once, in their order. Quotes are taken off, a
 * heading and empty lines are left out. A single line may hold several, parted by commas, semicolons or tabs.
 */
export function idsInText(text: string): readonly string[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== "");
  const cells = lines.length === 1 ? (lines[0] ?? "").split(/[,;\t]/) : lines.map(firstCell);
  const ids = cells.map(unquoted).filter((id) => id !== "");
  return [...new Set(headers.test(ids[0] ?? "") ? ids.slice(1) : ids)];
}

/** Up to the first separator outside quotes. */
function firstCell(line: string): string {
  return /^\s*("(?:[^"]|"")*"|[^,;\t]*)/.exec(line)?.[1] ?? line;
}

function unquoted(cell: string): string {
  const text = cell.trim();
  return /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}
