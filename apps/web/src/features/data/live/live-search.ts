import { searchText } from "../../../paging/search-values.ts";

/** What the URL of the live view holds. Whom it filters by may be an address, so that stays out of it. */
export interface LiveSearch {
  readonly event?: string | undefined;
  /** The arrival that is open. */
  readonly open?: string | undefined;
}

export function readLiveSearch(raw: Record<string, unknown>): LiveSearch {
  return { event: searchText(raw["event"]), open: searchText(raw["open"]) };
}
