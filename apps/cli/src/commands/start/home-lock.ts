import { readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Who runs in a home. */
export interface Holder {
  readonly pid: number;
  readonly url: string;
}

const lockPath = (home: string): string => join(home, "start.lock");

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && "pid" in value && Number.isInteger(value.pid) && "url" in value;
}

/** A dead process's id may have been given to another program: where the system tells, its command line decides. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("node");
  } catch {
    return process.platform !== "linux";
  }
}

/** The process that holds the home now, if it is alive. */
export async function holderOf(home: string): Promise<Holder | null> {
  try {
    const held: unknown = JSON.parse(await readFile(lockPath(home), "utf8"));
    return isHolder(held) && isRunning(held.pid) ? held : null;
  } catch {
    return null;
  }
}

/** Takes the home for this process, or answers who holds it. A lock whose process is gone is taken over. */
export async function takeHome(home: string, holder: Holder): Promise<Holder | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(lockPath(home), JSON.stringify(holder), { flag: "wx" });
      return null;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const other = await holderOf(home);
      if (other) return other;
      await rm(lockPath(home), { force: true });
    }
  }
  return holderOf(home);
}

export async function leaveHome(home: string): Promise<void> {
  await rm(lockPath(home), { force: true });
}
