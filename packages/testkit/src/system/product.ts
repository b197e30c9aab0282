import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../../../..");

/** A product started as a user starts it, with a home and a port of its own. */
export interface Product {
  readonly url: string;
  readonly home: string;
  /** Everything it printed so far. */
  output(): string;
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

/** Starts the product and resolves when /readyz answers 200. Rejects with its output when it ends or takes too long. */
export async function startProduct(
  home: string,
  {
    args = [],
    env = {},
    timeoutMs = 240_000,
  }: { args?: readonly string[]; env?: Readonly<Record<string, string>>; timeoutMs?: number } = {},
): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn("node", ["apps/cli/src/bootstrap.mjs", "start", ...args], {
    cwd: repository,
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      VITEST: "",
      HOST: "127.0.0.1",
      PORT: String(port),
      THROUGHLINE_HOME: home,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  await ready(url, child, timeoutMs, () => output);
  return {
    url,
    home,
    output: () => output,
    async stop() {
      const from = performance.now();
      child.kill("SIGTERM");
      const code = await ended;
      return { code, ms: performance.now() - from };
    },
  };
}

async function ready(url: string, child: ChildProcess, timeoutMs: number, output: () => string): Promise<void> {
  const until = performance.now() + timeoutMs;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill("SIGKILL");
  throw new Error(`the product was not ready after ${timeoutMs} ms:\n${output()}`);
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
    .map(Number);
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
