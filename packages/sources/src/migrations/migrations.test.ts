import { recordKinds } from "@throughline/model";
import { expect, test } from "vitest";
import { recordTable } from "../relational/record-table.ts";
import { businessMigrations } from "./business.ts";
import { columnType, type Migration, statementOf } from "./step.ts";

/** The columns that the migrations leave behind, by table. */
function columnsAfter(migrations: readonly Migration[]): ReadonlyMap<string, ReadonlySet<string>> {
  const tables = new Map<string, Set<string>>();
  for (const step of migrations.flatMap(({ steps }) => steps)) {
    if ("createTable" in step) tables.set(step.createTable, new Set(Object.keys(step.columns)));
    if ("addColumn" in step) tables.get(step.to)?.add(step.addColumn);
  }
  return tables;
}

test.each(recordKinds.map(({ kind }) => kind))("every field of %s has a column (else add a migration)", (kind) => {
  const { table, columns } = recordTable(kind);
  expect([...(columnsAfter(businessMigrations).get(table) ?? [])].sort()).toEqual([...columns].sort());
});

test("steps read as the dialect's own SQL", () => {
  expect(columnType("sqlite", "money!")).toBe("INTEGER NOT NULL");
  expect(columnType("mysql", "money")).toBe("DECIMAL(18,4)");
  expect(statementOf("mysql", { addColumn: "tier", to: "accounts", as: "text" }, "`db`.`accounts`")).toBe(
    "ALTER TABLE `db`.`accounts` ADD COLUMN `tier` MEDIUMTEXT",
  );
  expect(statementOf("mariadb", { createTable: "t", columns: { id: "key!" }, key: ["id"] }, "`t`")).toBe(
    "CREATE TABLE IF NOT EXISTS `t` (`id` VARCHAR(255) NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
  );
});
