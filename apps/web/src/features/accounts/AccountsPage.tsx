import { useQuery } from "@apollo/client/react";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import type { AccountSort, AccountsQuery } from "../../gql/graphql.ts";
import { ImportLink } from "../../import-link/ImportLink.tsx";
import { withNextPage } from "../../paging/next-page.ts";
import { useFresh } from "../../paging/use-fresh.ts";
import { useLoadMore } from "../../paging/use-load-more.ts";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { PopulationChip } from "../../population/PopulationChip.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatCount, formatMoney, formatNumber } from "../../ui/format/number.ts";
import { IndexPage } from "../../ui/index-page/IndexPage.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { nounTitle, plural } from "../../values/nouns.ts";
import { sumDecimals } from "../../values/sum-decimals.ts";
import { accountColumns } from "./account-columns.tsx";
import { AccountsDocument } from "./account-documents.ts";
import { readAccountsSearch } from "./accounts-search.ts";

const PAGE = 50;

/** Accounts with what they ordered, the largest first. */
export function AccountsPage() {
  const workspace = useWorkspace();
  const zone = useZone();
  const [search, change] = usePageSearch(readAccountsSearch);
  const sort: AccountSort = search.sort ?? "revenue";
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(AccountsDocument, {
    variables: { workspace: workspace.id, search: search.q ?? null, where: search.where ?? null, sort, first: PAGE },
    fetchPolicy: "cache-first",
  });
  useFresh(refetch);
  const found = (data ?? previousData)?.workspace?.accounts;
  const rows = found?.edges.map((edge) => edge.node) ?? [];
  const more = useLoadMore(() =>
    fetchMore({ variables: { after: found?.pageInfo.endCursor ?? null }, updateQuery: joinPages }),
  );
  const filtered = search.q !== undefined || search.where !== undefined;
  const nouns = plural(workspace.accountNoun);
  return (
    <IndexPage
      title="Accounts"
      caption={<StaleLine />}
      search={{
        label: `Find ${nouns}`,
        value: search.q ?? "",
        onSearch: (text) => change({ q: text === "" ? undefined : text }, true),
      }}
      filters={
        search.where && (
          <PopulationChip unit="account" where={search.where} onClear={() => change({ where: undefined })} />
        )
      }
      columns={accountColumns({
        workspaceId: workspace.id,
        zone,
        currency: workspace.currency,
        noun: nounTitle(workspace.accountNoun),
        owners: rows.some((row) => row.owner),
        people: rows.some((row) => row.metrics.people > 0),
      })}
      rows={rows}
      rowKey={(row) => row.id}
      sortedBy={sort}
      onSort={(by) => change({ sort: readAccountsSearch({ sort: by }).sort })}
      updating={loading && !more.loading}
      more={found?.pageInfo.hasNextPage ? more : undefined}
      count={found && `${formatNumber(rows.length)} of ${formatCount(found.totalCount, workspace.accountNoun, nouns)}`}
      sum={
        rows.length > 0 && (
          <>
            Revenue of these {formatNumber(rows.length)}{" "}
            <strong>{formatMoney(sumDecimals(rows.map((row) => row.metrics.revenue)), workspace.currency)}</strong>
          </>
        )
      }
      instead={
        error && !found ? (
          <ErrorState
            what="The list of accounts could not be read."
            kept="Nothing was changed."
            error={error}
            onRetry={() => void refetch()}
          />
        ) : !found ? (
          <Skeleton label="Loading accounts" rows={12} />
        ) : rows.length === 0 ? (
          <EmptyState
            why={
              filtered
                ? `No ${nouns} match this search or filter.`
                : "No accounts are recorded yet. Import them as a CSV file, or send group messages."
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

function joinPages(before: AccountsQuery, { fetchMoreResult }: { fetchMoreResult: AccountsQuery }): AccountsQuery {
  if (!before.workspace || !fetchMoreResult.workspace) return before;
  const accounts = withNextPage(before.workspace.accounts, fetchMoreResult.workspace.accounts);
  return { ...before, workspace: { ...before.workspace, accounts } };
}
