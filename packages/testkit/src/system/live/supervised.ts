import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../../../../..");

/** A process of the product in a home, started again whenever it ends, as the product's supervisor does. */
export class Supervised {
  readonly #script: string;
  readonly #home: string;
  #child: ChildProcess;
  #stopping = false;
  #output = "";
  deaths = 0;

  constructor(home: string, script: string) {
    this.#home = home;
    this.#script = script;
    this.#child = this.#run();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get output(): string {
    return this.#output;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** SIGTERM; answers its exit code. */
  async stop(): Promise<number | null> {
    this.#stopping = true;
    const child = this.#child;
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return child.exitCode;
  }

  #run(): ChildProcess {
    const child = spawn(process.execPath, [this.#script], {
      cwd: repository,
      env: {
        ...process.env,
        ...{ NODE_OPTIONS: "", VITEST: "", MONGODB_URL: "", MYSQL_URL: "", LOG_LEVEL: "warn" },
        NODE_COMPILE_CACHE: path.join(repository, "node_modules/.cache/throughline"),
        THROUGHLINE_HOME: this.#home,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = (chunk: unknown) => (this.#output = (this.#output + String(chunk)).slice(-20_000));
    child.stdout?.on("data", said);
    child.stderr?.on("data", said);
    child.once("exit", () => {
      if (this.#stopping) return;
      this.deaths += 1;
      this.#child = this.#run();
    });
    return child;
  }
}
