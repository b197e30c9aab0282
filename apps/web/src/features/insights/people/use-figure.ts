import { useQuery } from "@apollo/client/react";
import type { Condition, TrendQuery } from "@throughline/model";
import type { FigurePopulationQuery } from "../../../gql/graphql.ts";
import type { PeopleKey } from "../draft/insight-search.ts";
import { parseCondition } from "../draft/parse-condition.ts";
import { FigurePeopleDocument, PopulationDocument } from "../insight-documents.ts";

type Found = NonNullable<FigurePopulationQuery["workspace"]>["population"];
export type FigurePopulation = NonNullable<Found["population"]>;

interface FigureState {
  readonly where: Condition | null;
  readonly population: FigurePopulation | null;
  readonly loading: boolean;
  readonly error: Error | undefined;
  readonly retry: () => void;
  readonly more: () => void;
}

const page = 50;

/** The people behind one figure, evaluated at the figure's own data version so that their number is the figure. */
export function useFigure(workspace: string, query: TrendQuery, version: number, key: PeopleKey): FigureState {
  const definitions = useQuery(FigurePeopleDocument, {
    variables: { workspace, query, bucket: key.bucket, compare: key.compare },
    fetchPolicy: "cache-first",
  });
  const people = definitions.data?.workspace?.trend.trend?.series[key.series]?.people;
  const where = people ? parseCondition(people.definition) : null;
  const members = useQuery(PopulationDocument, {
    variables: {
      workspace,
      unit: people?.unit ?? "customer",
      where: where ?? { all: [] },
      version,
      includeInternal: query.includeInternal ?? false,
      first: page,
      customers: people?.unit !== "account",
    },
    skip: where === null,
    fetchPolicy: "cache-first",
  });
  const population = members.data?.workspace?.population.population ?? null;
  const list = population?.customers ?? population?.accounts;
  return {
    where,
    population,
    loading: definitions.loading || members.loading,
    error: definitions.error ?? members.error,
    retry: () => void (where === null ? definitions.refetch() : members.refetch()),
    more: () => void members.fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null }, updateQuery: joined }),
  };
}

type Page = FigurePopulationQuery;

/** The next page behind the ones before. */
function joined(before: Page, { fetchMoreResult: next }: { readonly fetchMoreResult: Page }): Page {
  const old = before.workspace?.population.population;
  const fresh = next.workspace?.population.population;
  if (!old || !fresh || !next.workspace) return before;
  const population = {
    ...fresh,
    ...(fresh.customers && {
      customers: { ...fresh.customers, edges: [...(old.customers?.edges ?? []), ...fresh.customers.edges] },
    }),
    ...(fresh.accounts && {
      accounts: { ...fresh.accounts, edges: [...(old.accounts?.edges ?? []), ...fresh.accounts.edges] },
    }),
  };
  return { ...next, workspace: { ...next.workspace, population: { ...next.workspace.population, population } } };
}
