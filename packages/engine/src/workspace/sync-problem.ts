import { StoreUnavailable } from "@throughline/sources";

const words: Record<StoreUnavailable["reason"], string> = {
  unreachable: "cannot be reached",
  locked: "is locked by another program",
  readOnly: "is read-only",
  full: "is full",
  damaged: "is damaged",
};

/** Why a reading of the stores failed, for people: the log has the error itself. */
export function syncProblem(cause: unknown): string {
  if (cause instanceof StoreUnavailable) return `The ${cause.store} store ${words[cause.reason]}; it is asked again.`;
  return "The stores could not be read the last time; it is tried again.";
}
