import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One file of a backup, by its path below the home. */
export interface SavedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows of each table, where the file is a database. */
  readonly rows?: Readonly<Record<string, number>>;
}

/** What a backup holds. It is written last: a folder without it is no backup. */
export interface Manifest {
  readonly format: 1;
  /** Milliseconds since 1970, when the copying began: what came later may be missing. */
  readonly takenAt: number;
  /** What was on servers of its own and is therefore not in the backup. */
  readonly elsewhere: readonly ("documents" | "business")[];
  readonly files: readonly SavedFile[];
}

/** A backup that is not taken, or not put back; the message says why, what is safe, and what to do. */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
}

const NAME = "manifest.json";

export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  await writeFile(join(directory, `${NAME}.new`), `${JSON.stringify(manifest, null, 1)}\n`);
  await rename(join(directory, `${NAME}.new`), join(directory, NAME));
}

export async function readManifest(directory: string): Promise<Manifest> {
  const text = await readFile(join(directory, NAME), "utf8").catch(() => undefined);
  if (text === undefined)
    throw new BackupRefused(
      `${directory} is no whole backup: it has no ${NAME}, which is written last. Nothing was changed. Choose another one.`,
    );
  const manifest = parsed(text);
  if (!manifest)
    throw new BackupRefused(
      `${join(directory, NAME)} cannot be read by this version. Nothing was changed. Restore with the version that made it, or a newer one.`,
    );
  return manifest;
}

function parsed(text: string): Manifest | undefined {
  try {
    const manifest: Partial<Manifest> = JSON.parse(text);
    return manifest.format === 1 && Array.isArray(manifest.files) ? (manifest as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
