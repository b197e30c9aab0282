import type { Engine, EngineProblem } from "./protocol.ts";

/** The calls that cross the socket; `close` ends a client's own connection only. */
export const methods = [
  "run",
  "catalog",
  "values",
  "identity",
  "status",
  "touched",
  "sync",
  "forget",
  "nudge",
  "usage",
] as const;
export type Method = (typeof methods)[number];

export interface Request {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}

export type Response =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly problem: EngineProblem; readonly message: string } };

/** CPU microseconds of the engine process so far, and its resident memory: what a bench divides. */
export interface Usage {
  readonly user: number;
  readonly system: number;
  readonly rss: number;
}

/** The engine over a socket can also be told that rows arrived, and asked what it cost. */
export interface RemoteEngine extends Engine {
  /** The stores have something new: it is read sooner than by the clock. Tells nothing of when. */
  nudge(workspaceId: string): Promise<void>;
  usage(): Promise<Usage>;
}
