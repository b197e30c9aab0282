import { mappingSentence, type SavedMapping } from "@throughline/model";
import type { JsonObject, SyncState } from "@throughline/sources";

export type ReadingState = "waiting" | "reading" | "following" | "problem" | "removing";

export interface ConnectedSourceNode {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly sentence: string | null;
  readonly mapping: JsonObject | null;
  readonly state: ReadingState;
  readonly rowsRead: number;
  readonly rowsStored: number;
  readonly rejected: number;
  readonly lastSyncAt: number | null;
  /** Whole seconds since all that the other database showed was stored. */
  readonly lagSeconds: number | null;
  readonly problem: string | null;
}

interface Parts {
  readonly workspaceId: string;
  readonly now: number;
  /** Absent: the mapping was removed, and its rows are being let go. */
  readonly saved: SavedMapping | undefined;
  readonly state: SyncState | undefined;
}

export function connectedSourceNode({ workspaceId, now, saved, state }: Parts): ConnectedSourceNode {
  const lastSyncAt = state?.lastSyncAt ?? null;
  return {
    workspaceId,
    id: saved?.mapping.id ?? state?.mappingId ?? "",
    name: saved?.mapping.name ?? state?.mappingId ?? "",
    version: saved?.version ?? 0,
    sentence: saved ? mappingSentence(saved.mapping) : null,
    mapping: saved ? JSON.parse(JSON.stringify(saved.mapping)) : null,
    state: saved ? readingState(state) : "removing",
    rowsRead: state?.rowsRead ?? 0,
    rowsStored: state?.rowsStored ?? 0,
    rejected: (state?.rejected ?? 0) + (state?.unusable ?? 0),
    lastSyncAt,
    lagSeconds: lastSyncAt === null ? null : Math.max(0, Math.round((now - lastSyncAt) / 1000)),
    problem: state?.problem ?? null,
  };
}

function readingState(state: SyncState | undefined): ReadingState {
  if (!state) return "waiting";
  if (state.problem !== null) return "problem";
  return state.comparedAt === null ? "reading" : "following";
}
