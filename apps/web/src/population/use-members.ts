import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import type { ConditionInput, MembersQuery, Unit } from "../gql/graphql.ts";
import { withNextPage } from "../paging/next-page.ts";
import { MembersDocument } from "./population-documents.ts";

type Answer = NonNullable<MembersQuery["workspace"]>["population"];
export type Members = NonNullable<Answer["population"]>;

/** Which units: a condition, at the data version of the number that counted them, and up to its instant. */
export interface Who {
  readonly unit: Unit;
  readonly where: ConditionInput;
  readonly version?: number | undefined;
  readonly at?: string | undefined;
  /** Where that version is no longer kept, those of now are meant. */
  readonly orNow?: true;
  readonly includeInternal: boolean;
}

export interface MembersState {
  readonly members: Members | null;
  readonly problems: Answer["problems"];
  /** They are those of now, since the version of the number is no longer kept. */
  readonly ofNow: boolean;
  readonly loading: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
  readonly onMore: () => void;
}

const page = 50;

/** The people behind a number; asked for nobody while there is no condition. */
export function useMembers(workspace: string, who: Who | null): MembersState {
  const [gone, setGone] = useState<number | null>(null);
  const ofNow = who?.version !== undefined && who.version === gone;
  const { data, loading, error, refetch, fetchMore } = useQuery(MembersDocument, {
    variables: {
      workspace,
      unit: who?.unit ?? "customer",
      where: who?.where ?? { all: [] },
      version: ofNow ? null : (who?.version ?? null),
      at: ofNow ? null : (who?.at ?? null),
      includeInternal: who?.includeInternal ?? true,
      first: page,
      customers: who?.unit !== "account",
    },
    skip: who === null,
    fetchPolicy: "cache-first",
  });
  const isGone = who?.orNow === true && !ofNow && isVersionGone(error);
  useEffect(() => {
    if (isGone) setGone(who?.version ?? null);
  }, [isGone, who?.version]);
  const answer = data?.workspace?.population;
  const members = answer?.population ?? null;
  const list = members?.customers ?? members?.accounts;
  return {
    members,
    problems: answer?.problems ?? [],
    ofNow,
    loading: loading || isGone,
    error: isGone ? undefined : error,
    onRetry: () => void refetch(),
    onMore: () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null }, updateQuery: joined }),
  };
}

const isVersionGone = (error: Error | undefined): boolean =>
  CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.["code"] === "VERSION_GONE");

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
