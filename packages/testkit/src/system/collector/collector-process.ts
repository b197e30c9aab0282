import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openStores, type Stores } from "@throughline/sources";
import { freePort } from "../product.ts";

const repository = path.resolve(import.meta.dirname, "../../../../..");

/** The collector as a process of its own, started again whenever it ends, as the product's supervisor does. */
export class CollectorProcess {
  readonly url: string;
  readonly #home: string;
  readonly #port: number;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #stopping = false;
  #output = "";
  deaths = 0;

  private constructor(home: string, port: number, env: Readonly<Record<string, string>>) {
    this.#home = home;
    this.#port = port;
    this.#env = env;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(home: string, env: Readonly<Record<string, string>> = {}): Promise<CollectorProcess> {
    const made = new CollectorProcess(home, await freePort(), env);
    made.run();
    await made.up();
    return made;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get output(): string {
    return this.#output;
  }

  /** Starts it, for this life with `more` in its environment. */
  run(more: Readonly<Record<string, string>> = {}): void {
    const child = spawn(process.execPath, ["apps/collector/src/main.ts"], {
      cwd: repository,
      env: {
        ...process.env,
        ...{ NODE_OPTIONS: "", VITEST: "", MONGODB_URL: "", MYSQL_URL: "", HOST: "127.0.0.1", LOG_LEVEL: "error" },
        NODE_COMPILE_CACHE: path.join(repository, "node_modules/.cache/throughline"),
        THROUGHLINE_HOME: this.#home,
        COLLECTOR_PORT: String(this.#port),
        ...this.#env,
        ...more,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = (chunk: unknown) => (this.#output = (this.#output + String(chunk)).slice(-20_000));
    child.stdout.on("data", said);
    child.stderr.on("data", said);
    this.#child = child;
  }

  /** Resolves when it answers, or was killed before it could. */
  async up(): Promise<void> {
    for (let tries = 0; tries < 3_000; tries += 1) {
      const answer = await fetch(`${this.url}/livez`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      if (answer?.ok || this.#child?.signalCode) return;
      if (this.#child?.exitCode !== null) throw new Error(`the collector ended:\n${this.#output}`);
      await sleep(10);
    }
    throw new Error(`the collector does not answer:\n${this.#output}`);
  }

  /** Waits until it is gone, and starts it again. */
  async reborn(more: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.gone();
    this.deaths += 1;
    if (this.#stopping) return;
    this.run(more);
    await this.up();
  }

  kill(): void {
    this.#child?.kill("SIGKILL");
  }

  async gone(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }

  /** SIGTERM; answers its exit code. */
  async stop(): Promise<number | null> {
    this.#stopping = true;
    this.#child?.kill("SIGTERM");
    await this.gone();
    return this.#child?.exitCode ?? null;
  }
}

/** A home with one workspace `w` and one write key of source `web`. */
export async function preparedHome(home: string): Promise<{ readonly secret: string; readonly stores: Stores }> {
  const stores = await openStores({ home });
  await stores.control.migrate();
  const nouns = { customerNoun: "customer", accountNoun: "account" };
  const words = { id: "w", name: "W", timeZone: "UTC", weekStart: "monday", currency: "EUR", createdAt: 0 } as const;
  await stores.control.putWorkspace({ ...words, ...nouns });
  await (await stores.documents("w")).migrate();
  await (await stores.business("w")).migrate();
  return { secret: (await stores.control.createWriteKey("w", "web")).secret, stores };
}
