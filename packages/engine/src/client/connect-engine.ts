import { Connection, unavailable } from "./connection.ts";
import type { Method, RemoteEngine } from "./messages.ts";

const connectTimeoutMs = 1000;
const firstPauseMs = 50;
const longestPauseMs = 1000;

/**
 * The engine process at a socket. Connects at the first call and again after a break; while nobody listens, calls fail
 * with problem `unavailable` at once, and the next attempt waits a little longer each time.
 */
export function connectEngine(path: string): RemoteEngine {
  let current: Promise<Connection> | undefined;
  let notBefore = 0;
  let pause = firstPauseMs;
  let closed = false;

  const open = (): Promise<Connection> => {
    if (closed || (!current && Date.now() < notBefore)) return Promise.reject(unavailable());
    if (current) return current;
    const attempt = Connection.open(path, connectTimeoutMs, () => {
      if (current === attempt) current = undefined;
    });
    current = attempt;
    attempt.then(
      () => {
        pause = firstPauseMs;
      },
      () => {
        current = undefined;
        notBefore = Date.now() + pause;
        pause = Math.min(pause * 2, longestPauseMs);
      },
    );
    return attempt;
  };

  const call = async <T>(method: Method, ...args: unknown[]): Promise<T> =>
    (await (await open()).call(method, args)) as T;

  return {
    run: (request) => call("run", request),
    catalog: (workspaceId, scope, what) => call("catalog", workspaceId, scope, what),
    values: (request) => call("values", request),
    identity: (workspaceId, scope, identifier) => call("identity", workspaceId, scope, identifier),
    status: (workspaceId) => call("status", workspaceId),
    touched: (request) => call("touched", request),
    sync: (workspaceId) => call("sync", workspaceId),
    forget: (workspaceId) => call("forget", workspaceId),
    nudge: (workspaceId) => call("nudge", workspaceId),
    usage: () => call("usage"),
    close: async () => {
      closed = true;
      (await current?.catch(() => undefined))?.close();
    },
  };
}
