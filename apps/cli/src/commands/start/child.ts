import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, renameSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LONGEST_WAIT_MS = 10_000;
const FIRST_WAIT_MS = 250;
/** A process that ran this long was well: its next crash is a first one again. */
const WELL_AFTER_MS = 60_000;
const LARGEST_LOG = 10 * 1024 ** 2;
const WITH_PARENT = fileURLToPath(new URL("with-parent.mjs", import.meta.url));

export interface ChildSpec {
  readonly name: string;
  /** The script that the running Node runs. */
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

export interface ChildEvents {
  readonly changed: () => void;
  readonly crashed: (child: Child, code: number | null, waitMs: number) => void;
}

/** Full jitter: anything between nothing and the doubled wait, at most ten seconds. */
export function restartWait(crashes: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** crashes));
}

/** One supervised process: started again after a crash, until it is told to stop. */
export class Child {
  readonly spec: ChildSpec;
  readonly #events: ChildEvents;
  #process: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;
  #crashes = 0;
  restarts = 0;
  since = 0;

  constructor(spec: ChildSpec, events: ChildEvents) {
    this.spec = spec;
    this.#events = events;
  }

  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  start(): void {
    const log = openLog(this.spec.logFile);
    const child = spawn(process.execPath, ["--import", WITH_PARENT, this.spec.script], {
      env: { ...this.spec.env },
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    this.#process = child;
    this.since = Date.now();
    child.once("error", () => this.#ended(null));
    child.once("exit", (code) => this.#ended(code));
    this.#events.changed();
  }

  /** From now on its end is no crash: Ctrl+C reaches every process of the terminal at once, in no order. */
  letGo(): void {
    this.#stopping = true;
    clearTimeout(this.#timer);
  }

  /** SIGTERM, and after `withinMs` SIGKILL. */
  async stop(withinMs: number): Promise<void> {
    this.letGo();
    const child = this.#process;
    if (!child) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const last = setTimeout(() => child.kill("SIGKILL"), withinMs);
    await gone;
    clearTimeout(last);
  }

  #ended(code: number | null): void {
    if (!this.#process) return;
    this.#process = undefined;
    if (!this.#stopping) this.#planRestart(code);
    this.#events.changed();
  }

  #planRestart(code: number | null): void {
    this.#crashes = Date.now() - this.since > WELL_AFTER_MS ? 0 : this.#crashes + 1;
    const wait = restartWait(this.#crashes, Math.random());
    this.restarts++;
    this.#timer = setTimeout(() => this.start(), wait);
    this.#events.crashed(this, code, wait);
  }
}

/** Appends; a log that grew large makes room for a new one and is kept as `.old`. */
function openLog(path: string): number {
  try {
    if (statSync(path).size > LARGEST_LOG) renameSync(path, `${path}.old`);
  } catch {
    return openSync(path, "a");
  }
  return openSync(path, "a");
}
