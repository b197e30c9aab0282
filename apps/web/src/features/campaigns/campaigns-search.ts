import { searchText } from "../../paging/search-values.ts";

export interface CampaignsSearch {
  readonly q?: string | undefined;
}

export function readCampaignsSearch(raw: Record<string, unknown>): CampaignsSearch {
  return { q: searchText(raw["q"]) };
}
