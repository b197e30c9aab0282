import { searchText } from "../../../paging/search-values.ts";

/** What the URL of the rejected messages holds. */
export interface RejectedSearch {
  readonly reason?: string | undefined;
  /** The message that is open. */
  readonly letter?: string | undefined;
}

export function readRejectedSearch(raw: Record<string, unknown>): RejectedSearch {
  return { reason: searchText(raw["reason"]), letter: searchText(raw["letter"]) };
}
