import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Child, type ChildSpec } from "./child.ts";
import { writeProcessList } from "./process-list.ts";

const STOP_WITHIN_MS = 9000;

export interface SupervisorOptions {
  readonly home: string;
  /** In the order of starting; they are stopped in the opposite one. */
  readonly children: readonly Omit<ChildSpec, "logFile">[];
  /** Told of each crash in a sentence. */
  readonly onCrash: (sentence: string) => void;
}

/** Runs the product's processes: restarts what crashes, lists what runs, and leaves nothing behind. */
export class Supervisor {
  readonly #home: string;
  readonly #children: readonly Child[];
  readonly #startedAt = Date.now();

  constructor({ home, children, onCrash }: SupervisorOptions) {
    this.#home = home;
    const logs = join(home, "logs");
    mkdirSync(logs, { recursive: true });
    const changed = () => this.#list();
    this.#children = children.map((spec) => {
      const logFile = join(logs, `${spec.name}.log`);
      const crashed = (child: Child, code: number | null, waitMs: number) => {
        const wait = waitMs < 1000 ? "at once" : `in ${(waitMs / 1000).toFixed(1)} s`;
        onCrash(
          `The ${child.spec.name} process ended (${code === null ? "killed" : `exit code ${code}`}); it is started again ${wait}. Its log: ${logFile}`,
        );
      };
      return new Child({ ...spec, logFile }, { changed, crashed });
    });
  }

  start(): void {
    for (const child of this.#children) child.start();
  }

  /** How often the most unlucky process was restarted so far. */
  get restarts(): number {
    return Math.max(0, ...this.#children.map((child) => child.restarts));
  }

  /** The last line that the most restarted process wrote: most likely why it does not come up. */
  lastWords(): string {
    const worst = this.#children.reduce((a, b) => (b.restarts > a.restarts ? b : a));
    const lines = readFileSync(worst.spec.logFile, "utf8").slice(-4000).trim().split("\n");
    const error = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? "";
    return `${worst.spec.name}: ${error.trim().slice(0, 500)}`;
  }

  /** Ends all processes within ten seconds. */
  async stop(): Promise<void> {
    const deadline = Date.now() + STOP_WITHIN_MS;
    for (const child of this.#children) child.letGo();
    for (const child of this.#children.toReversed()) await child.stop(Math.max(0, deadline - Date.now()) / 2);
    this.#list();
  }

  #list(): void {
    const own = { name: "supervisor", pid: process.pid, since: this.#startedAt, restarts: 0 };
    const children = this.#children.map(({ spec, pid, since, restarts }) => ({
      name: spec.name,
      pid,
      since,
      restarts,
    }));
    writeProcessList(this.#home, [own, ...children]);
  }
}
