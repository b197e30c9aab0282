import { sql } from "kysely";
import { reach } from "../ports/point.ts";
import type { Database, Executor } from "../relational/database.ts";
import { quote } from "../relational/database.ts";
import { type Migration, type Step, statementOf, tableOf } from "./step.ts";

/**
 * Brings a database to the newest migration. May be called by any number of processes at once (one works, the others
 * wait for the lock and find it done) and again after a crash at any point. Never goes back: a database that knows a
 * migration this program does not is refused.
 */
export async function migrate(
  db: Database,
  schema: string | undefined,
  migrations: readonly Migration[],
  underLock: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  if (await isCurrent(db, schema, migrations)) return;
  await underLock(async () => {
    // SQLite changes its schema inside a transaction, so there a migration is done wholly or not at all.
    if (db.flavour === "sqlite") await db.transaction((tx) => apply(tx, schema, migrations));
    else await apply(db, schema, migrations);
  });
}

async function isCurrent(db: Executor, schema: string | undefined, migrations: readonly Migration[]): Promise<boolean> {
  if (!(await hasTable(db, schema, "migrations"))) return false;
  return missing(await applied(db), migrations).length === 0;
}

async function apply(db: Executor, schema: string | undefined, migrations: readonly Migration[]): Promise<void> {
  await ensure(db, schema, {
    createTable: "migrations",
    columns: { name: "key!", applied_at: "instant!" },
    key: ["name"],
  });
  for (const migration of missing(await applied(db), migrations)) {
    for (const step of migration.steps) {
      await ensure(db, schema, step);
      reach("store.migration");
    }
    await db.insert("migrations", ["name", "applied_at"], [[migration.name, Date.now()]], "ignore");
  }
}

async function applied(db: Executor): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ name: string }>(sql`select name from ${db.table("migrations")}`);
  return new Set(rows.map(({ name }) => name));
}

function missing(done: ReadonlySet<string>, migrations: readonly Migration[]): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `the database was made by a newer version of this program (${unknown.join(", ")}): update the program`,
    );
  }
  return migrations.filter(({ name }) => !done.has(name));
}

async function ensure(db: Executor, schema: string | undefined, step: Step): Promise<void> {
  const table = tableOf(step);
  if ("seed" in step) {
    await db.insert(table, Object.keys(step.row), [Object.values(step.row)], "ignore");
    return;
  }
  if ("createIndex" in step && (await hasIndex(db, schema, table, step.createIndex))) return;
  if ("addColumn" in step && (await hasColumn(db, schema, table, step.addColumn))) return;
  const name =
    schema === undefined ? quote(db.flavour, table) : `${quote(db.flavour, schema)}.${quote(db.flavour, table)}`;
  await db.change(sql.raw(statementOf(db.flavour, step, name)));
}

async function hasTable(db: Executor, schema: string | undefined, table: string): Promise<boolean> {
  const query =
    db.flavour === "sqlite"
      ? sql`select 1 from sqlite_master where type = 'table' and name = ${table}`
      : sql`select 1 from information_schema.tables where table_schema = ${schema} and table_name = ${table}`;
  return (await db.rows(query)).length > 0;
}

async function hasIndex(db: Executor, schema: string | undefined, table: string, index: string): Promise<boolean> {
  const query =
    db.flavour === "sqlite"
      ? sql`select 1 from sqlite_master where type = 'index' and name = ${index}`
      : sql`select 1 from information_schema.statistics
            where table_schema = ${schema} and table_name = ${table} and index_name = ${index}`;
  return (await db.rows(query)).length > 0;
}

async function hasColumn(db: Executor, schema: string | undefined, table: string, column: string): Promise<boolean> {
  const query =
    db.flavour === "sqlite"
      ? sql`select 1 from pragma_table_info(${table}) where name = ${column}`
      : sql`select 1 from information_schema.columns
            where table_schema = ${schema} and table_name = ${table} and column_name = ${column}`;
  return (await db.rows(query)).length > 0;
}
