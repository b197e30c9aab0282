import { access, constants, mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NEEDED_BYTES = 512 * 1024 ** 2;

/** Makes the home if it is missing. A sentence that says what is wrong with it, or null. */
export async function homeProblem(home: string): Promise<string | null> {
  const elsewhere = "Choose a directory you may write to: THROUGHLINE_HOME=/path npm start";
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await access(home, constants.W_OK);
    const probe = join(home, `.write-test-${process.pid}`);
    await writeFile(probe, "x");
    await rm(probe);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOSPC") return `The disk of ${home} is full. Free some space and start again. Stored data are safe.`;
    if (code === "ENOTDIR" || code === "EEXIST") return `${home} is a file, not a directory. ${elsewhere}`;
    return `Throughline cannot write to ${home}: it is read-only for this user. ${elsewhere}`;
  }
  const disk = await statfs(home);
  const free = disk.bavail * disk.bsize;
  if (free >= NEEDED_BYTES) return null;
  const megabytes = Math.floor(free / 1024 ** 2);
  return `Only ${megabytes} MB are free at ${home}; Throughline needs 512 MB. Free some space and start again. Stored data are safe.`;
}
