import { useQuery } from "@apollo/client/react";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import type { CustomerSort, PeopleQuery } from "../../gql/graphql.ts";
import { ImportLink } from "../../import-link/ImportLink.tsx";
import { withNextPage } from "../../paging/next-page.ts";
import { useFresh } from "../../paging/use-fresh.ts";
import { useLoadMore } from "../../paging/use-load-more.ts";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { PopulationChip } from "../../population/PopulationChip.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatCount, formatNumber } from "../../ui/format/number.ts";
import { IndexPage } from "../../ui/index-page/IndexPage.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { nounTitle, plural } from "../../values/nouns.ts";
import { peopleColumns } from "./people-columns.tsx";
import { PeopleDocument } from "./people-documents.ts";
import { readPeopleSearch } from "./people-search.ts";
import { traitColumns } from "./trait-columns.ts";

const PAGE = 50;

/** Everyone, or the people of one population: `?where=` holds its condition. */
export function PeoplePage() {
  const workspace = useWorkspace();
  const zone = useZone();
  const [search, change] = usePageSearch(readPeopleSearch);
  const sort: CustomerSort = search.sort ?? "lastSeen";
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(PeopleDocument, {
    variables: { workspace: workspace.id, search: search.q ?? null, where: search.where ?? null, sort, first: PAGE },
    fetchPolicy: "cache-first",
  });
  useFresh(refetch);
  const found = (data ?? previousData)?.workspace?.customers;
  const rows = found?.edges.map((edge) => edge.node) ?? [];
  const more = useLoadMore(() =>
    fetchMore({ variables: { after: found?.pageInfo.endCursor ?? null }, updateQuery: joinPages }),
  );
  const filtered = search.q !== undefined || search.where !== undefined;
  return (
    <IndexPage
      title="People"
      caption={<StaleLine />}
      search={{
        label: `Find ${plural(workspace.customerNoun)}`,
        value: search.q ?? "",
        onSearch: (text) => change({ q: text === "" ? undefined : text }, true),
      }}
      filters={
        search.where && (
          <PopulationChip unit="customer" where={search.where} onClear={() => change({ where: undefined })} />
        )
      }
      columns={peopleColumns({
        workspaceId: workspace.id,
        zone,
        noun: nounTitle(workspace.customerNoun),
        currency: workspace.currency,
        traits: traitColumns(rows),
        orders: rows.some((row) => row.metrics.orders > 0),
        accounts: rows.some((row) => row.accounts.length > 0),
      })}
      rows={rows}
      rowKey={(row) => row.id}
      sortedBy={sort}
      onSort={(by) => change({ sort: readPeopleSearch({ sort: by }).sort })}
      updating={loading && !more.loading}
      more={found?.pageInfo.hasNextPage ? more : undefined}
      count={
        found &&
        `${formatNumber(rows.length)} of ${formatCount(found.totalCount, workspace.customerNoun, plural(workspace.customerNoun))}`
      }
      instead={
        error && !found ? (
          <ErrorState
            what="The list of people could not be read."
            kept="Nothing was changed."
            error={error}
            onRetry={() => void refetch()}
          />
        ) : !found ? (
          <Skeleton label="Loading people" rows={12} />
        ) : rows.length === 0 ? (
          <EmptyState
            why={
              filtered
                ? `No ${plural(workspace.customerNoun)} match this search or filter.`
                : "Nobody is recorded yet. People appear here with their first event, profile or contact."
            }
            action={
              filtered ? (
                <Button onPress={() => change({ q: undefined, where: undefined })}>Clear search and filter</Button>
              ) : (
                <ImportLink />
              )
            }
          />
        ) : undefined
      }
    />
  );
}

function joinPages(before: PeopleQuery, { fetchMoreResult }: { fetchMoreResult: PeopleQuery }): PeopleQuery {
  if (!before.workspace || !fetchMoreResult.workspace) return before;
  const customers = withNextPage(before.workspace.customers, fetchMoreResult.workspace.customers);
  return { ...before, workspace: { ...before.workspace, customers } };
}
