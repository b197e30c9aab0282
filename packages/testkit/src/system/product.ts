import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../../../..");

/** A product started as a user starts it, with a home and a port of its own. */
export interface Product {
  readonly url: string;
  /** Where it takes events. */
  readonly collectorUrl: string;
  readonly home: string;
  /** Everything it printed so far. */
  output(): string;
  /** SIGKILL to what the user started; resolves when that process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, then the exit code and how long it took, in ms. The home stays. */
  stop(): Promise<{ code: number | null; ms: number }>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export function temporaryHome(): { home: string; remove(): void } {
  const home = mkdtempSync(path.join(os.tmpdir(), "throughline-home-"));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Told everything it has printed so far, each time that it prints. */
  readonly onOutput?: (output: string) => void;
}

/** The settings of a product in this home; stores are the embedded ones unless `env` says otherwise. */
function settings(home: string, env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...{ NODE_OPTIONS: "", VITEST: "", MONGODB_URL: "", MYSQL_URL: "", HOST: "127.0.0.1" },
    NODE_COMPILE_CACHE: path.join(repository, "node_modules/.cache/throughline"),
    THROUGHLINE_HOME: home,
    ...env,
  };
}

/** Starts the product and resolves when it prints its address. Rejects with its output when it ends or takes too long. */
export async function startProduct(
  home: string,
  { args = [], env = {}, timeoutMs = 600_000, onOutput }: StartOptions = {},
): Promise<Product> {
  const port = env["PORT"] ?? String(await freePort());
  const collectorPort = env["COLLECTOR_PORT"] ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn("node", ["apps/cli/src/bootstrap.mjs", "start", ...args], {
    cwd: repository,
    env: settings(home, { ...env, PORT: port, COLLECTOR_PORT: collectorPort }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
      onOutput?.(output);
    });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  await running(child, timeoutMs, () => output);
  return {
    url,
    collectorUrl: `http://127.0.0.1:${collectorPort}`,
    home,
    output: () => output,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      const from = performance.now();
      child.kill("SIGTERM");
      const code = await ended;
      return { code, ms: performance.now() - from };
    },
  };
}

async function running(child: ChildProcess, timeoutMs: number, output: () => string): Promise<void> {
  const until = performance.now() + timeoutMs;
  while (performance.now() < until) {
    if (output().includes("Throughline is running")) return;
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGTERM");
  throw new Error(`the product was not ready after ${timeoutMs} ms:\n${output()}`);
}

export interface CommandRun {
  readonly process: ChildProcess;
  /** Resolves when it ended, with everything it printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** One command of the command line, which may write files up to a size only, e.g. `runCommand(home, ["import", "events", file])`. */
export function runCommand(
  home: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  limits: { readonly fileKilobytes?: number } = {},
): CommandRun {
  const largest = limits.fileKilobytes ?? "unlimited";
  const command = ["-c", `ulimit -f ${largest} && exec "$@"`, "sh", "node", "apps/cli/src/main.ts", ...args];
  const child = spawn("bash", command, {
    cwd: repository,
    env: settings(home, env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output })),
  );
  return { process: child, ended };
}

/** Processes whose environment names this home: none may be left after a stop. */
export function processesOf(home: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`THROUGHLINE_HOME=${home}\0`);
      } catch {
        return false;
      }
    })
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

/** The process of one app of the product in this home, e.g. `engine`. */
export function processOf(home: string, app: "engine" | "api" | "cli" | "collector"): number {
  const script = app === "cli" ? "apps/cli/src/main.ts" : `apps/${app}/src/main.ts`;
  const found = processesOf(home).find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(script));
  if (found === undefined) throw new Error(`no ${app} process runs in ${home}`);
  return found;
}

/** Asks the product's GraphQL API and throws on errors. */
export async function ask<Data>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  token?: string,
): Promise<Data> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await answer.json()) as { data?: Data; errors?: readonly { message: string }[] };
  if (body.errors || !body.data) throw new Error(`${answer.status} ${JSON.stringify(body.errors)}`);
  return body.data;
}
