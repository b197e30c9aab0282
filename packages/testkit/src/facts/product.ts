import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The product as a user starts it: all processes, an own home, a free port. */
export interface Product {
  readonly url: string;
  /** An API token that may read one workspace. */
  token(workspace: string): Promise<string>;
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** Root of the repository. */
  readonly root: string;
  /** The whole environment of the processes; HOST, PORT and THROUGHLINE_HOME are set here. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onOutput: (text: string) => void;
}

/** `throughline start --original-dates`: the demo data as they happened, so that the figures have their own months. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const home = mkdtempSync(join(tmpdir(), "throughline-facts-"));
  const port = await freePort();
  const env = { ...options.environment, HOST: "127.0.0.1", PORT: String(port), THROUGHLINE_HOME: home };
  const cli = join(options.root, "apps", "cli", "src", "main.ts");
  const child = spawn(process.execPath, [cli, "start", "--original-dates"], { cwd: options.root, env });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => options.onOutput(String(chunk)));
  const stop = async () => {
    await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    await live(url, child);
    return { url, token: (workspace) => createToken(cli, options.root, env, workspace), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createToken(cli: string, cwd: string, env: NodeJS.ProcessEnv, workspace: string): Promise<string> {
  const args = [cli, "token", "create", "--workspace", workspace, "--role", "marketer"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, env });
  return stdout.trim();
}

/** Waits until the API answers; a start that ends is an error at once. */
async function live(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error(`the product ended with code ${child.exitCode} while starting`);
    const answer = await fetch(`${url}/livez`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the product did not answer within two minutes");
}

/** SIGTERM, as a service manager would; SIGKILL where that is not enough. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  const forced = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await closed;
  clearTimeout(forced);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
