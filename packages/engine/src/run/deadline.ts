import type { DuckDBConnection } from "@duckdb/node-api";
import { EngineError } from "../client/protocol.ts";
import { allowQueries, stopQueries } from "../duck/statements.ts";

/** How long a query may take to stop once it was interrupted. Some calls of the database do not look for interrupts. */
const graceMs = 2000;
const againMs = 50;

/**
 * Runs `work` on a connection for at most so long. Then it is interrupted, until it ends, and its next
 * query does not begin. `onStuck` is told when even that does not end it; only ending the process does then.
 */
export async function withinDeadline<T>(
  connection: Pick<DuckDBConnection, "interrupt">,
  deadlineMs: number,
  onStuck: () => void,
  work: () => Promise<T>,
): Promise<T> {
  let late = false;
  let timer = setTimeout(() => {
    late = true;
    stopQueries(connection);
    const stuckAt = performance.now() + graceMs;
    const stop = () => {
      connection.interrupt();
      if (performance.now() < stuckAt) timer = setTimeout(stop, againMs);
      else onStuck();
    };
    stop();
  }, deadlineMs);
  try {
    return await work();
  } catch (cause) {
    if (late) throw tooLate(deadlineMs);
    throw cause;
  } finally {
    clearTimeout(timer);
    allowQueries(connection);
  }
}

export function tooLate(deadlineMs: number): EngineError {
  return new EngineError("deadline", `The question took longer than ${Math.ceil(deadlineMs)} ms and was stopped.`);
}
