import { EngineError } from "@throughline/engine/client";
import { StoreUnavailable } from "@throughline/sources";

/** What went wrong, in words that may be shown to anybody: nothing of how things are called inside. */
export interface Trouble {
  readonly words: string;
  /** Milliseconds. */
  readonly at: number;
}

/** How far the segments of a workspace are; null where it is not known yet. */
export interface SegmentProgress {
  /** All that happened before is recorded, but of those still to be counted. */
  readonly asOf: number | null;
  readonly followed: number | null;
  /** How many still have to be counted as a whole. */
  readonly uncounted: number | null;
}

export interface WorkspaceProgress extends SegmentProgress {
  readonly workspaceId: string;
  /** Nothing can be followed now. */
  readonly failing: boolean;
  /** The last one since this worker began, whether it is over or not. */
  readonly trouble: Trouble | null;
}

export function troubleWords(cause: unknown): string {
  if (cause instanceof StoreUnavailable) return `${storeWords[cause.reason]} ${safe}`;
  if (!(cause instanceof EngineError)) return `Following stopped for an unexpected reason; the log says which. ${safe}`;
  if (cause.problem === "deadline") return "A segment took too long to count. It is counted again in a minute.";
  if (cause.problem === "badPlan")
    return "A segment cannot be counted as it is defined. It is tried again in a minute; open it to see what is wrong.";
  if (cause.problem === "tooMuch")
    return "A segment needs more memory than there is. It is tried again in a minute; fewer conditions help.";
  return `The engine does not answer as it should. ${safe}`;
}

const safe = "Members that were recorded are safe, and it is tried again.";

const storeWords: Readonly<Record<StoreUnavailable["reason"], string>> = {
  unreachable: "A store cannot be reached.",
  locked: "A store is locked by another program.",
  readOnly: "A store is read-only.",
  full: "The disk of a store is full: free some space.",
  damaged: "A store is damaged: restore a backup.",
};
