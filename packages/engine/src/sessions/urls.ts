import { sessionTexts, urlFacts } from "@throughline/model";
import { appendColumns } from "../duck/append-columns.ts";
import { ColumnBatch } from "../duck/column-batch.ts";
import { rowsOf } from "../duck/statements.ts";
import type { Tx } from "../ingest/transaction.ts";

/** Columns of `urls` beside `id`: the texts' ids that a URL tells of. */
const told = ["host", "path", ...sessionTexts.filter((name) => name.startsWith("utm") || name === "clickId")];

/** One row per text that was ever met as a URL: a text is read once, whatever the number of its events. */
export const urlTable = `CREATE TABLE urls (id INTEGER, ${told.map((name) => `"${name}" INTEGER`).join(", ")});`;

/** Reads the texts in these columns of new rows of events that were not read before. */
export async function readUrls(tx: Tx, rows: ColumnBatch, columns: readonly string[]): Promise<void> {
  const ids = new Set<number>();
  for (const column of columns.flatMap((name) => rows.columns.get(name) ?? []))
    for (let row = 0; row < rows.rows; row++) {
      const id = column.get(row);
      if (id !== null && !tx.readUrls.has(Number(id))) ids.add(Number(id));
    }
  if (ids.size === 0) return;
  const texts = await rowsOf(tx.connection, `SELECT id, display FROM strings WHERE id IN (${[...ids].join(", ")})`);
  const batch = new ColumnBatch(new Map(["id", ...told].map((name) => [name, "INTEGER"] as const)));
  for (const [id, display] of texts) {
    const { host, path, utm } = urlFacts(String(display));
    batch.next();
    batch.set("id", "INTEGER", Number(id));
    for (const [name, value] of Object.entries({ host, path, ...utm }))
      if (value !== undefined) batch.set(name, "INTEGER", tx.dictionary.string(value));
    tx.readUrls.add(Number(id));
  }
  await appendColumns(tx.connection, "urls", batch);
}
