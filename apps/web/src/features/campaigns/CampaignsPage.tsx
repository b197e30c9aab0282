import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import type { CampaignsQuery } from "../../gql/graphql.ts";
import { ImportLink } from "../../import-link/ImportLink.tsx";
import { withNextPage } from "../../paging/next-page.ts";
import { useFresh } from "../../paging/use-fresh.ts";
import { useLoadMore } from "../../paging/use-load-more.ts";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { Button } from "../../ui/Button.tsx";
import { formatCount, formatNumber } from "../../ui/format/number.ts";
import { localDay } from "../../ui/format/time.ts";
import { IndexPage } from "../../ui/index-page/IndexPage.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { campaignColumns } from "./campaign-columns.tsx";
import { CampaignsDocument } from "./campaign-documents.ts";
import { readCampaignsSearch } from "./campaigns-search.ts";

const PAGE = 50;

export function CampaignsPage() {
  const workspace = useWorkspace();
  const [search, change] = usePageSearch(readCampaignsSearch);
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(CampaignsDocument, {
    variables: { workspace: workspace.id, search: search.q ?? null, first: PAGE },
    fetchPolicy: "cache-first",
  });
  useFresh(refetch);
  const found = (data ?? previousData)?.workspace?.campaigns;
  const rows = found?.edges.map((edge) => edge.node) ?? [];
  const more = useLoadMore(() =>
    fetchMore({ variables: { after: found?.pageInfo.endCursor ?? null }, updateQuery: joinPages }),
  );
  return (
    <IndexPage
      title="Campaigns"
      caption={<StaleLine />}
      search={{
        label: "Find campaigns",
        value: search.q ?? "",
        onSearch: (text) => change({ q: text === "" ? undefined : text }, true),
      }}
      columns={campaignColumns({ workspaceId: workspace.id, today: localDay(new Date(), workspace.timeZone), rows })}
      rows={rows}
      rowKey={(row) => row.id}
      updating={loading && !more.loading}
      more={found?.pageInfo.hasNextPage ? more : undefined}
      count={found && `${formatNumber(rows.length)} of ${formatCount(found.totalCount, "campaign")}`}
      sum={rows.some((row) => row.goals.length > 0) && "Goal rates are of the targeted"}
      instead={
        error && !found ? (
          <ErrorState
            what="The list of campaigns could not be read."
            kept="Nothing was changed."
            error={error}
            onRetry={() => void refetch()}
          />
        ) : !found ? (
          <Skeleton label="Loading campaigns" rows={12} />
        ) : rows.length === 0 ? (
          <EmptyState
            why={
              search.q === undefined
                ? "No campaigns are recorded yet. Import campaigns and who they targeted as CSV files."
                : "No campaigns match this search."
            }
            action={
              search.q === undefined ? (
                <ImportLink />
              ) : (
                <Button onPress={() => change({ q: undefined })}>Clear search</Button>
              )
            }
          />
        ) : undefined
      }
    />
  );
}

function joinPages(before: CampaignsQuery, { fetchMoreResult }: { fetchMoreResult: CampaignsQuery }): CampaignsQuery {
  if (!before.workspace || !fetchMoreResult.workspace) return before;
  const campaigns = withNextPage(before.workspace.campaigns, fetchMoreResult.workspace.campaigns);
  return { ...before, workspace: { ...before.workspace, campaigns } };
}
