import type { AccountSort, ConditionInput } from "../../gql/graphql.ts";
import { searchCondition, searchText } from "../../paging/search-values.ts";

/** What the URL of the accounts list holds. */
export interface AccountsSearch {
  readonly q?: string | undefined;
  readonly sort?: AccountSort | undefined;
  /** The population of accounts that is listed: a condition, as the API takes it. */
  readonly where?: ConditionInput | undefined;
}

const sorts: readonly AccountSort[] = ["revenue", "lastOrder", "people", "name"];

export function readAccountsSearch(raw: Record<string, unknown>): AccountsSearch {
  const { q, sort, where } = raw;
  return { q: searchText(q), sort: sorts.find((one) => one === sort), where: searchCondition(where) };
}
