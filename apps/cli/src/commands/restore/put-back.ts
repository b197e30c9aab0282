import { cp, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { countRows } from "@throughline/sources";
import { BackupRefused, hashOf, type Manifest, readManifest, type SavedFile } from "../backup/manifest.ts";

const unchanged = "Nothing was changed. Choose another backup.";

/** Compares every file of a backup with its manifest, byte by byte. Throws `BackupRefused` at the first difference. */
export async function checkBackup(directory: string): Promise<Manifest> {
  const manifest = await readManifest(directory);
  for (const file of manifest.files) await checkFile(directory, file);
  return manifest;
}

async function checkFile(directory: string, { path, bytes, sha256, rows }: SavedFile): Promise<void> {
  const at = join(directory, path);
  if (!at.startsWith(`${directory}/`)) throw new BackupRefused(`The backup names a file outside itself. ${unchanged}`);
  const size = await stat(at).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) throw new BackupRefused(`${path} is missing in the backup. ${unchanged}`);
  if (size !== bytes || (await hashOf(at)) !== sha256)
    throw new BackupRefused(`${path} is not what was saved: its checksum differs. ${unchanged}`);
  if (rows && JSON.stringify(countRows(at)) !== JSON.stringify(rows))
    throw new BackupRefused(`${path} does not hold the rows that were saved. ${unchanged}`);
}

/**
 * Puts a checked backup in the place of a home that is empty, or with `replace` of any home, which is moved beside it. The
 * home has all of the backup or none of it, whatever happens meanwhile. Answers where the old home is now, if there was one.
 */
export async function putBack(
  directory: string,
  home: string,
  { files }: Manifest,
  { now, replace }: { readonly now: number; readonly replace: boolean },
): Promise<string | undefined> {
  const held = await readdir(home).catch(() => []);
  if (held.length > 0 && !replace)
    throw new BackupRefused(
      `${home} is not empty. Nothing was changed. Name an empty home (THROUGHLINE_HOME=/path), or add --replace: what is there is then moved beside it.`,
    );
  const staged = `${home}.restoring`;
  await rm(staged, { recursive: true, force: true });
  for (const { path } of files) {
    await mkdir(dirname(join(staged, path)), { recursive: true, mode: 0o700 });
    await cp(join(directory, path), join(staged, path));
  }
  for (const file of files) await checkFile(staged, file);
  const old = held.length > 0 ? `${home}.replaced-${now}` : undefined;
  if (old) await rename(home, old);
  else await rm(home, { recursive: true, force: true });
  await rename(staged, home);
  return old;
}
