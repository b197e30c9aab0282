import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Compiled code of the product, kept between test processes: starting one is most of its time. */
const COMPILED = fileURLToPath(new URL("../../../../node_modules/.cache/throughline", import.meta.url));
export const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the running Node with these arguments, killed after a minute whatever happens. */
export function startNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const last = setTimeout(() => child.kill("SIGKILL"), 60_000);
  const ended = once(child, "close").then(([code]) => {
    clearTimeout(last);
    return { code: typeof code === "number" ? code : null, out, err };
  });
  return { process: child, ended };
}

/** One command line of the product in a home. */
export function throughline(home: string, ...args: readonly string[]): Promise<Ended> {
  return startNode([MAIN, ...args], { THROUGHLINE_HOME: home, MONGODB_URL: "", MYSQL_URL: "" }).ended;
}

export async function withDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "throughline-cli-"));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until `holds`, for at most ten seconds; answers whether it came to hold. */
export async function eventually(holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await holds()) return true;
    await sleep(20);
  }
  return holds();
}
