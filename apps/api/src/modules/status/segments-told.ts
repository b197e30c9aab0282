import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** `ok` | `syncing` | `stale` | `failed`. */
export interface SegmentsNode {
  readonly state: string;
  /** Milliseconds; null before the worker's first look. */
  readonly asOf: number | null;
  /** Null, not 0, while it is not known. */
  readonly followed: number | null;
  readonly uncounted: number | null;
  readonly trouble: string | null;
  readonly troubleAt: number | null;
}

/** The worker tells every two seconds; one that was killed leaves its last words behind. */
const silentAfterMs = 15_000;

const nothing = { asOf: null, followed: null, uncounted: null, trouble: null, troubleAt: null };
const silence =
  "The worker does not say how far it is. Members that were recorded are safe; it goes on where it stopped as soon as it runs.";

/** What the worker last said of a workspace's segments. Never fails. */
export async function segmentsTold(home: string, workspaceId: string, now: number): Promise<SegmentsNode> {
  const told = fieldsOf(await readTold(join(home, "worker.json")));
  const at = numberOf(told["at"]);
  if (at === null || now - at > silentAfterMs) return { ...nothing, state: "failed", trouble: silence };
  const workspaces = Array.isArray(told["workspaces"]) ? told["workspaces"].map(fieldsOf) : [];
  const one = workspaces.find((workspace) => workspace["workspaceId"] === workspaceId);
  return one ? nodeOf(one) : { ...nothing, state: "syncing" };
}

async function readTold(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function nodeOf(told: Fields): SegmentsNode {
  const trouble = fieldsOf(told["trouble"]);
  const uncounted = numberOf(told["uncounted"]);
  return {
    state: told["failing"] === true ? "stale" : uncounted !== 0 ? "syncing" : "ok",
    asOf: numberOf(told["asOf"]),
    followed: numberOf(told["followed"]),
    uncounted,
    trouble: typeof trouble["words"] === "string" ? trouble["words"] : null,
    troubleAt: numberOf(trouble["at"]),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
