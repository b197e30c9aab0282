import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type DatabaseLimits, openDatabase } from "../duck/open-database.ts";
import { inTransaction, rowsOf } from "../duck/statements.ts";
import { createFirstParts, dropUnlisted } from "../projections/parts.ts";
import { fixedTables, formatVersion } from "./schema.ts";

export interface OpenFile {
  readonly path: string;
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  /** Why the file before it could not be used; null when this one was simply opened, or is the very first. */
  readonly replacedBecause: string | null;
}

export interface FileSettings {
  readonly directory: string;
  /** Dates are days of this zone, so another zone needs another file. */
  readonly zone: string;
  readonly limits: DatabaseLimits;
}

/** Opens the newest generation; one that cannot be used is set aside as `.bad-<time>` and an empty one is started. */
export async function openFile(settings: FileSettings, now: number): Promise<OpenFile> {
  await mkdir(settings.directory, { recursive: true });
  const newest = (await generations(settings.directory)).at(-1);
  if (newest === undefined) return createFile(settings, 1, null, now);
  const path = pathOf(settings.directory, newest);
  try {
    return await openExisting(path, settings, firstVersion(newest, now));
  } catch (cause) {
    await setAside(path, now);
    return createFile(settings, newest + 1, String(cause), now);
  }
}

/** A file that was killed before its tables were committed is as good as new. */
async function openExisting(path: string, settings: FileSettings, version: number): Promise<OpenFile> {
  const instance = await openDatabase(path, settings.limits);
  try {
    const connection = await instance.connect();
    const [tables] = await rowsOf(connection, "SELECT count(*) FROM duckdb_tables()");
    if (tables?.[0] === 0) await layOut(connection, settings.zone, version);
    const meta = new Map((await rowsOf(connection, "SELECT name, value FROM meta")).map(([k, v]) => [k, v]));
    if (meta.get("format") !== formatVersion) throw new Error("the file has another format");
    if (meta.get("zone") !== settings.zone) throw new Error("the workspace's zone was changed");
    await dropUnlisted(connection, new Set());
    return { path, instance, connection, replacedBecause: null };
  } catch (cause) {
    instance.closeSync();
    throw cause;
  }
}

async function createFile(
  settings: FileSettings,
  generation: number,
  replacedBecause: string | null,
  now: number,
): Promise<OpenFile> {
  const path = pathOf(settings.directory, generation);
  const instance = await openDatabase(path, settings.limits);
  const connection = await instance.connect();
  await layOut(connection, settings.zone, firstVersion(generation, now));
  return { path, instance, connection, replacedBecause };
}

/** Versions count on from half-seconds since 2025 and the generation, so a rebuilt file never repeats an older number. */
function firstVersion(generation: number, now: number): number {
  return Math.floor((now - Date.UTC(2025, 0)) / 500) + generation * 1000;
}

/** Empty tables. */
export async function layOut(connection: DuckDBConnection, zone: string, version: number): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run(fixedTables);
    await createFirstParts(connection);
    await connection.run("INSERT INTO meta VALUES ('format', ?), ('zone', ?)", [formatVersion, zone]);
    await connection.run(`INSERT INTO versions VALUES (${version}, 0, 0, 0, 0)`);
  });
}

/** Moves a file and its log out of the way; only the two newest of such are kept. */
export async function setAside(path: string, now: number): Promise<void> {
  for (const file of [path, `${path}.wal`]) await rename(file, `${file}.bad-${now}`).catch(ignoreMissing);
  const directory = join(path, "..");
  const bad = (await readdir(directory)).filter((name) => /\.duckdb\.bad-\d+$/.test(name));
  const age = (name: string) => Number(name.split(".bad-")[1]);
  for (const name of bad.sort((a, b) => age(a) - age(b)).slice(0, -2)) await rm(join(directory, name), { force: true });
}

export async function fileSize(path: string): Promise<number> {
  const sizes = await Promise.all([path, `${path}.wal`].map((file) => stat(file).catch(() => undefined)));
  return sizes.reduce((sum, s) => sum + (s?.size ?? 0), 0);
}

function pathOf(directory: string, generation: number): string {
  return join(directory, `${generation}.duckdb`);
}

async function generations(directory: string): Promise<number[]> {
  const names = (await readdir(directory)).map((name) => /^(\d+)\.duckdb$/.exec(name)?.[1]);
  return names
    .filter((n) => n !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

function ignoreMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "ENOENT") throw cause;
}
