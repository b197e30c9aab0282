import { searchText } from "../../paging/search-values.ts";

/** What the URL of an account's page holds besides the timeline's part. */
interface AccountSearch {
  /** The drawer that says why this account is in the segment of this id, or out. */
  readonly segment?: string | undefined;
}

export const readAccountSearch = (raw: Record<string, unknown>): AccountSearch => ({
  segment: searchText(raw["segment"]),
});
