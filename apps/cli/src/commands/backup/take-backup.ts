import { copyFile, mkdir, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { copyDatabase, countRows } from "@throughline/sources";
import { BackupRefused, hashOf, type Manifest, type SavedFile, writeManifest } from "./manifest.ts";

/** Made again by whoever needs them: the engine's copy, logs, and what names the processes that run now. */
const leftOut: ReadonlySet<string> = new Set([
  "engine",
  "logs",
  "start.lock",
  "processes.json",
  "worker.json",
  "manifest.json",
]);
const passing = /\.(sock|new|sqlite-wal|sqlite-shm)$|^\.write-test-/;

/**
 * The order in which files are copied. What says how far others have come is first: an import or the collector's log that
 * is a little behind is written again, which changes nothing; one that is ahead would leave rows out.
 */
const first = ["control.sqlite", "collector/written.json", "collector/"];

/** Copies a home into a new folder while the product may run, and writes its manifest last. */
export async function takeBackup(
  home: string,
  directory: string,
  { now, elsewhere }: { readonly now: number; readonly elsewhere: Manifest["elsewhere"] },
): Promise<Manifest> {
  const paths = inOrder(await filesOf(home));
  if (paths.length === 0) throw new BackupRefused(`There is nothing to save in ${home}.`);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0)
    throw new BackupRefused(`${directory} is not empty. Nothing was written. Name a new folder for each backup.`);
  const files: SavedFile[] = [];
  for (const path of paths) {
    const saved = await save(home, directory, path);
    if (saved) files.push(saved);
  }
  const manifest: Manifest = { format: 1, takenAt: now, elsewhere, files };
  await writeManifest(directory, manifest);
  return manifest;
}

async function filesOf(home: string): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath.slice(home.length), entry.name).replace(/^\//, ""))
    .filter((path) => !leftOut.has(path.split("/")[0] ?? "") && !passing.test(path))
    .sort();
}

function inOrder(paths: readonly string[]): string[] {
  const place = (path: string) => {
    const found = first.findIndex((start) => path.startsWith(start));
    return found < 0 ? first.length : found;
  };
  return [...paths].sort((a, b) => place(a) - place(b));
}

/** Undefined when the file is gone meanwhile: a part of the collector's log that the stores have taken. */
async function save(home: string, directory: string, path: string): Promise<SavedFile | undefined> {
  const [from, to] = [join(home, path), join(directory, path)];
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const database = path.endsWith(".sqlite");
  try {
    if (database) copyDatabase(from, to);
    else await copyFile(from, to);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  const rows = database ? { rows: countRows(to) } : {};
  return { path, bytes: (await stat(to)).size, sha256: await hashOf(to), ...rows };
}
