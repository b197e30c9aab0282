import { DatabaseSync } from "node:sqlite";

/**
 * Writes a whole copy of an SQLite file as it is at one moment, while other processes go on writing to it. The copy must
 * not exist. Deleted content is not in it.
 */
export function copyDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}

/** Rows of each table, by its name. Throws when the file is no sound database. */
export function countRows(path: string): Readonly<Record<string, number>> {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const [first] = database.prepare("PRAGMA quick_check(1)").all();
    if (first?.["quick_check"] !== "ok") throw new Error(`${path} is damaged: ${String(first?.["quick_check"])}`);
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .all()
      .map(({ name }) => String(name));
    const rows = (table: string) =>
      Number(database.prepare(`SELECT count(*) AS n FROM "${table.replaceAll('"', '""')}"`).get()?.["n"]);
    return Object.fromEntries(tables.map((table) => [table, rows(table)]));
  } finally {
    database.close();
  }
}
