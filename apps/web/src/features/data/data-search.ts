import { searchText } from "../../paging/search-values.ts";

/** What the URL of the catalog holds. */
export interface DataSearch {
  /** `events`, or the record whose fields are shown. */
  readonly of?: string | undefined;
  readonly q?: string | undefined;
  /** The event whose properties are shown. */
  readonly event?: string | undefined;
}

export function readDataSearch(raw: Record<string, unknown>): DataSearch {
  return { of: searchText(raw["of"]), q: searchText(raw["q"]), event: searchText(raw["event"]) };
}
