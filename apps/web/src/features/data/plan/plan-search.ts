import { searchText } from "../../../paging/search-values.ts";

/** What the URL of the tracking plan holds. */
export interface PlanSearch {
  readonly q?: string | undefined;
  /** The event that is open. */
  readonly event?: string | undefined;
}

export function readPlanSearch(raw: Record<string, unknown>): PlanSearch {
  return { q: searchText(raw["q"]), event: searchText(raw["event"]) };
}
