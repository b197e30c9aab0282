import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { reach } from "@throughline/sources";
import { EngineError } from "../client/protocol.ts";
import { type DatabaseLimits, openDatabase } from "../duck/open-database.ts";
import { inTransaction, rowsOf } from "../duck/statements.ts";
import { createFirstParts, dropUnlisted } from "../projections/parts.ts";
import { fixedTables, formatVersion } from "./schema.ts";

export interface OpenFile {
  readonly path: string;
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  /** It stands for a file that was lost and has not yet caught up with the stores. */
  readonly rebuilding: boolean;
}

export interface FileSettings {
  readonly directory: string;
  /** Dates are days of this zone, so another zone needs another file. */
  readonly zone: string;
  readonly limits: DatabaseLimits;
}

/**
 * Opens the newest generation; one that cannot be used is set aside as `.bad-<time>` and an empty one is started. What
 * says nothing about the bytes (another process has the file open, the disk is full) is `unavailable` and changes nothing.
 */
export async function openFile(settings: FileSettings, now: number): Promise<OpenFile> {
  await mkdir(settings.directory, { recursive: true });
  const names = await readdir(settings.directory);
  const newest = generations(names, /^(\d+)\.duckdb$/).at(-1);
  if (newest === undefined) return createFile(settings, names, now);
  const path = pathOf(settings.directory, newest);
  try {
    return await openExisting(path, settings, newest, now);
  } catch (cause) {
    if (ofSurroundings.test(String(cause))) throw cannotOpen();
    await setAside(path, now);
    return createFile(settings, await readdir(settings.directory), now);
  }
}

const ofSurroundings =
  /could not set lock|no space left|permission denied|read-only file system|too many open files|out of memory|cannot allocate/i;

function cannotOpen(): EngineError {
  return new EngineError(
    "unavailable",
    "The analysis copy cannot be opened: another engine has it open, or the disk is full or read-only. The data is safe.",
  );
}

/** A file that was killed before its tables were committed is as good as new. */
async function openExisting(path: string, settings: FileSettings, generation: number, now: number): Promise<OpenFile> {
  const instance = await openDatabase(path, settings.limits);
  const connection = await instance.connect();
  try {
    const [tables] = await rowsOf(connection, "SELECT count(*) FROM duckdb_tables()");
    if (tables?.[0] === 0) await layOut(connection, settings.zone, generation, now);
    const meta = new Map((await rowsOf(connection, "SELECT name, value FROM meta")).map(([k, v]) => [k, v]));
    if (meta.get("format") !== formatVersion) throw new Error("the file has another format");
    if (meta.get("zone") !== settings.zone) throw new Error("the workspace's zone was changed");
    await dropUnlisted(connection, new Set());
    return { path, instance, connection, rebuilding: meta.has("rebuilding") };
  } catch (cause) {
    connection.closeSync();
    instance.closeSync();
    throw cause;
  }
}

async function createFile(settings: FileSettings, names: readonly string[], now: number): Promise<OpenFile> {
  const generation = (generations(names, /^(\d+)\.duckdb/).at(-1) ?? 0) + 1;
  const path = pathOf(settings.directory, generation);
  const instance = await openDatabase(path, settings.limits);
  const connection = await instance.connect();
  await layOut(connection, settings.zone, generation, now);
  return { path, instance, connection, rebuilding: generation > 1 };
}

/** Versions count on from half-seconds since 2025 and the generation, so a rebuilt file never repeats an older number. */
function firstVersion(generation: number, now: number): number {
  return Math.floor((now - Date.UTC(2025, 0)) / 500) + generation * 1000;
}

/** Empty tables. Every generation but the first stands for a lost one until it has caught up. */
export async function layOut(
  connection: DuckDBConnection,
  zone: string,
  generation: number,
  now: number,
): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run(fixedTables);
    await createFirstParts(connection);
    await connection.run("INSERT INTO meta VALUES ('format', ?), ('zone', ?)", [formatVersion, zone]);
    if (generation > 1) await connection.run("INSERT INTO meta VALUES ('rebuilding', '')");
    await connection.run(`INSERT INTO versions VALUES (${firstVersion(generation, now)}, 0, 0, 0, 0)`);
  });
}

/** The file has caught up with the stores: a restart need not wait for that again. */
export async function markWhole(connection: DuckDBConnection): Promise<void> {
  await connection.run("DELETE FROM meta WHERE name = 'rebuilding'");
}

/** Moves a file and its log out of the way; only the two newest of such are kept. */
export async function setAside(path: string, now: number): Promise<void> {
  reach("engine.rename");
  for (const file of [path, `${path}.wal`]) await rename(file, `${file}.bad-${now}`).catch(ignoreMissing);
  const directory = join(path, "..");
  const bad = (await readdir(directory)).filter((name) => /\.bad-\d+$/.test(name));
  const age = (name: string) => Number(name.split(".bad-")[1]);
  const kept = [...new Set(bad.map(age))].sort((a, b) => b - a).slice(0, 2);
  for (const name of bad) if (!kept.includes(age(name))) await rm(join(directory, name), { force: true });
}

export async function fileSize(path: string): Promise<number> {
  const sizes = await Promise.all([path, `${path}.wal`].map((file) => stat(file).catch(() => undefined)));
  return sizes.reduce((sum, s) => sum + (s?.size ?? 0), 0);
}

export function pathOf(directory: string, generation: number): string {
  return join(directory, `${generation}.duckdb`);
}

function generations(names: readonly string[], pattern: RegExp): number[] {
  const found = names.map((name) => pattern.exec(name)?.[1]).filter((n) => n !== undefined);
  return found.map(Number).sort((a, b) => a - b);
}

function ignoreMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "ENOENT") throw cause;
}
