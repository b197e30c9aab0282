import type { Unit } from "../../gql/graphql.ts";
import { searchText } from "../../paging/search-values.ts";

/** What the URL of the list of segments holds. */
export interface SegmentsSearch {
  readonly q?: string | undefined;
  readonly tag?: string | undefined;
  readonly unit?: Unit | undefined;
  readonly archived?: true | undefined;
}

export function readSegmentsSearch(raw: Record<string, unknown>): SegmentsSearch {
  const { q, tag, unit, archived } = raw;
  return {
    q: searchText(q),
    tag: searchText(tag),
    unit: unit === "customer" || unit === "account" ? unit : undefined,
    archived: archived === true ? true : undefined,
  };
}
