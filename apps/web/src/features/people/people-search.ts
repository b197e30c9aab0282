import type { ConditionInput, CustomerSort } from "../../gql/graphql.ts";
import { searchCondition, searchText } from "../../paging/search-values.ts";

/** What the URL of the people list holds. */
export interface PeopleSearch {
  readonly q?: string | undefined;
  readonly sort?: CustomerSort | undefined;
  /** The population whose people are listed: a condition, as the API takes it. */
  readonly where?: ConditionInput | undefined;
}

const sorts: readonly CustomerSort[] = ["lastSeen", "firstSeen", "name", "orders", "revenue", "lastOrder"];

export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const { q, sort, where } = raw;
  return { q: searchText(q), sort: sorts.find((one) => one === sort), where: searchCondition(where) };
}
