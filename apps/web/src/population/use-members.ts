import { useQuery } from "@apollo/client/react";
import type { ConditionInput, MembersQuery, Unit } from "../gql/graphql.ts";
import { withNextPage } from "../paging/next-page.ts";
import { MembersDocument } from "./population-documents.ts";

type Answer = NonNullable<MembersQuery["workspace"]>["population"];
export type Members = NonNullable<Answer["population"]>;

/** Which units: a condition, at the data version of the number that counted them. */
export interface Who {
  readonly unit: Unit;
  readonly where: ConditionInput;
  readonly version?: number | undefined;
  readonly includeInternal: boolean;
}

export interface MembersState {
  readonly members: Members | null;
  readonly problems: Answer["problems"];
  readonly loading: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
  readonly onMore: () => void;
}

const page = 50;

/** The people behind a number; asked for nobody while there is no condition. */
export function useMembers(workspace: string, who: Who | null): MembersState {
  const { data, loading, error, refetch, fetchMore } = useQuery(MembersDocument, {
    variables: {
      workspace,
      unit: who?.unit ?? "customer",
      where: who?.where ?? { all: [] },
      version: who?.version ?? null,
      includeInternal: who?.includeInternal ?? true,
      first: page,
      customers: who?.unit !== "account",
    },
    skip: who === null,
    fetchPolicy: "cache-first",
  });
  const answer = data?.workspace?.population;
  const members = answer?.population ?? null;
  const list = members?.customers ?? members?.accounts;
  return {
    members,
    problems: answer?.problems ?? [],
    loading,
    error,
    onRetry: () => void refetch(),
    onMore: () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null }, updateQuery: joined }),
  };
}

/** The next page behind the ones before. */
function joined(before: MembersQuery, { fetchMoreResult: next }: { readonly fetchMoreResult: MembersQuery }) {
  const old = before.workspace?.population.population;
  const fresh = next.workspace?.population.population;
  if (!old || !fresh || !next.workspace) return before;
  const population = {
    ...fresh,
    ...(old.customers && fresh.customers && { customers: withNextPage(old.customers, fresh.customers) }),
    ...(old.accounts && fresh.accounts && { accounts: withNextPage(old.accounts, fresh.accounts) }),
  };
  return { ...next, workspace: { ...next.workspace, population: { ...next.workspace.population, population } } };
}
