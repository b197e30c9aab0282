/** Beginnings that a spreadsheet runs as a formula: also full-width ones, after blanks, and behind a separator. */
const dangerous = /^[\s\0]*;?[=+\-@＝＋－＠]|^[\t\r\0]/;
/** The same behind what a spreadsheet of another locale takes for a separator, since it does not see the quotes then. */
const dangerousInside = /(?<=[;\t\r\n])(?=[\s\0]*[=+\-@＝＋－＠])/g;
const plainNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

export type CsvCell = string | number | boolean | null;
export type CsvRow = readonly CsvCell[];

/**
 * One cell of a CSV file: quoted where needed, and text that a spreadsheet would run as a formula is made text by a
 * leading apostrophe, also where a spreadsheet of another locale would cut the cell. Numbers stay numbers.
 */
export function csvCell(value: CsvCell): string {
  if (value === null) return "";
  const text = String(value);
  const safe = dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  const whole = safe.replaceAll(dangerousInside, "'");
  return /[",\r\n\t;]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

/** Rows as a CSV text with CRLF ends, as RFC 4180 has it. */
export function csvText(rows: readonly CsvRow[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
