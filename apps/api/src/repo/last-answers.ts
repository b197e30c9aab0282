import { createHash } from "node:crypto";
import {
  type CatalogAnswer,
  type Engine,
  EngineError,
  type RunAnswer,
  type WorkspaceStatus,
} from "@throughline/engine";

const keptAnswers = 400;
const largestKeptAnswer = 5_000;
const outages: ReadonlySet<string> = new Set(["unavailable", "busy", "deadline"]);

/**
 * While the engine restarts or is full, the last answer to the same plan and scope is served, marked stale and dated by
 * its own cut. Keys begin with workspace and scope, so nobody is served another one's answer.
 */
export function withLastAnswers(engine: Engine): Engine {
  const answers = new Recent<RunAnswer>();
  const catalogs = new Recent<CatalogAnswer>();
  const statuses = new Recent<WorkspaceStatus>();
  return {
    run: ({ version, ...request }) =>
      answers.through(
        keyOf([request.workspaceId, request.scope, request.plan]),
        () => engine.run(version === undefined ? request : { ...request, version }),
        (last) => ({ ...last, stale: true }),
        (answer) => answer.frame.rows <= largestKeptAnswer,
      ),
    catalog: (workspaceId, scope, what) =>
      catalogs.through(
        keyOf([workspaceId, scope, what]),
        () => engine.catalog(workspaceId, scope, what),
        (last) => last,
      ),
    status: (workspaceId) =>
      statuses.through(
        workspaceId,
        () => engine.status(workspaceId),
        (last) => ({
          ...last,
          state: "failed",
          problem: "The analytics engine does not answer; it is being restarted.",
        }),
      ),
    values: (request) => engine.values(request),
    identity: (workspaceId, scope, identifier) => engine.identity(workspaceId, scope, identifier),
    touched: (request) => engine.touched(request),
    sync: (workspaceId) => engine.sync(workspaceId),
    forget: (workspaceId) => engine.forget(workspaceId),
    close: () => engine.close(),
  };
}

function keyOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/** The most recently used values, `keptAnswers` of them. */
class Recent<T> {
  readonly #values = new Map<string, T>();

  async through(
    key: string,
    ask: () => Promise<T>,
    aged: (last: T) => T,
    keep: (value: T) => boolean = () => true,
  ): Promise<T> {
    try {
      const value = await ask();
      if (keep(value)) this.#put(key, value);
      return value;
    } catch (error) {
      const last = this.#values.get(key);
      if (last === undefined || !(error instanceof EngineError) || !outages.has(error.problem)) throw error;
      return aged(last);
    }
  }

  #put(key: string, value: T): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    const oldest = this.#values.keys().next();
    if (this.#values.size > keptAnswers && !oldest.done) this.#values.delete(oldest.value);
  }
}
