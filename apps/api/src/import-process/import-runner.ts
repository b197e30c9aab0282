import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { ImportOrder, ImportReport } from "./messages.ts";

/** Starts imports in processes of their own. */
export interface ImportRunner {
  /** Answers when rows are being handled, when it ended, or when it could not begin. */
  start(order: ImportOrder): Promise<ImportReport>;
  stop(): Promise<void>;
}

const entry = fileURLToPath(new URL("./main.ts", import.meta.url));
const mostAtOnce = 2;
const patienceMs = 20_000;

export function createImportRunner(env: Readonly<Record<string, string | undefined>>): ImportRunner {
  const running = new Set<ChildProcess>();
  return {
    async start(order) {
      if (running.size >= mostAtOnce)
        return { state: "failed", message: "Two imports are running. Start this one when one of them has ended." };
      const child = fork(entry, { env: { ...env }, execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
      stepBack(child);
      running.add(child);
      child.once("exit", () => running.delete(child));
      child.send(order);
      return firstReport(child);
    },
    async stop() {
      const ends = [...running].map((child) => {
        const end = once(child, "exit");
        // One that is about to end has let go of the channel itself.
        if (child.connected) child.disconnect();
        return end;
      });
      await Promise.all(ends);
    },
  };
}

/** People who look at the product go before an import, where the system allows it. */
function stepBack(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    return;
  }
}

function firstReport(child: ChildProcess): Promise<ImportReport> {
  const { promise, resolve } = Promise.withResolvers<ImportReport>();
  const timer = setTimeout(() => resolve({ state: "running" }), patienceMs);
  child.once("message", (message: ImportReport) => resolve(message));
  child.once("error", () =>
    resolve({ state: "failed", message: "The import could not be started. Nothing was stored." }),
  );
  child.once("exit", () => resolve({ state: "failed", message: "The import ended early. What was stored stays." }));
  return promise.finally(() => clearTimeout(timer));
}
