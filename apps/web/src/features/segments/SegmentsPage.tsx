import { useQuery } from "@apollo/client/react";
import { lazy, Suspense, useState } from "react";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import type { SegmentsQuery } from "../../gql/graphql.ts";
import { withNextPage } from "../../paging/next-page.ts";
import { useFresh } from "../../paging/use-fresh.ts";
import { useLoadMore } from "../../paging/use-load-more.ts";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { formatCount, formatNumber } from "../../ui/format/number.ts";
import { IndexPage } from "../../ui/index-page/IndexPage.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { mayEdit } from "./may-edit.ts";
import { SegmentFilters } from "./SegmentFilters.tsx";
import { SegmentViews } from "./SegmentViews.tsx";
import { segmentColumns } from "./segment-columns.tsx";
import { SegmentSizesDocument, SegmentsDocument } from "./segments-documents.ts";
import { readSegmentsSearch } from "./segments-search.ts";

const NewListDialog = lazy(async () => ({ default: (await import("./list/NewListDialog.tsx")).NewListDialog }));

const PAGE = 50;

/** Every saved segment: who is in, how many now, and where it is used. */
export function SegmentsPage() {
  const workspace = useWorkspace();
  const zone = useZone();
  const [search, change] = usePageSearch(readSegmentsSearch);
  const [listing, setListing] = useState(false);
  const variables = {
    workspace: workspace.id,
    search: search.q ?? null,
    tag: search.tag ?? null,
    unit: search.unit ?? null,
    archived: search.archived ?? false,
    first: PAGE,
  };
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(SegmentsDocument, { variables });
  const found = (data ?? previousData)?.workspace?.segments;
  const rows = found?.edges.map((edge) => edge.node) ?? [];
  const counted = useQuery(SegmentSizesDocument, { variables, skip: rows.length === 0 });
  const sizes = new Map(counted.data?.workspace?.segments.edges.map(({ node }) => [node.id, node]));
  useFresh(counted.refetch);
  const more = useLoadMore(async () => {
    const after = found?.pageInfo.endCursor ?? null;
    await fetchMore({ variables: { after }, updateQuery: joinPages });
    await counted.fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.workspace && next.workspace
          ? {
              ...next,
              workspace: {
                ...next.workspace,
                segments: {
                  ...next.workspace.segments,
                  edges: [...before.workspace.segments.edges, ...next.workspace.segments.edges],
                },
              },
            }
          : before,
    });
  });
  const filtered = search.q !== undefined || search.tag !== undefined || search.unit !== undefined;
  const create = (
    <ButtonLink to="/w/$workspaceId/segments/new" params={{ workspaceId: workspace.id }} look="primary">
      New segment
    </ButtonLink>
  );
  return (
    <IndexPage
      title="Segments"
      caption={<StaleLine />}
      actions={
        mayEdit(data?.me.role) && (
          <>
            <Button onPress={() => setListing(true)}>New list</Button>
            {create}
            {listing && (
              <Suspense fallback={null}>
                <NewListDialog onClose={() => setListing(false)} />
              </Suspense>
            )}
          </>
        )
      }
      views={<SegmentViews archived={search.archived ?? false} />}
      search={{
        label: "Find segments",
        value: search.q ?? "",
        onSearch: (text) => change({ q: text === "" ? undefined : text }, true),
      }}
      filters={
        <SegmentFilters search={search} tags={[...new Set(rows.flatMap((row) => row.tags))]} onChange={change} />
      }
      columns={segmentColumns({
        workspaceId: workspace.id,
        zone,
        nouns: { customer: workspace.customerNoun, account: workspace.accountNoun },
        units: new Set(rows.map((row) => row.unit)).size > 1,
        me: data?.me.label,
        sizes,
      })}
      rows={rows}
      rowKey={(row) => row.id}
      updating={loading && !more.loading}
      more={found?.pageInfo.hasNextPage ? more : undefined}
      count={found && `${formatNumber(rows.length)} of ${formatCount(found.totalCount, "segment")}`}
      sum={counted.error ? "The sizes could not be counted" : undefined}
      instead={
        error && !found ? (
          <ErrorState
            what="The list of segments could not be read."
            kept="Nothing was changed."
            error={error}
            onRetry={() => void refetch()}
          />
        ) : !found ? (
          <Skeleton label="Loading segments" rows={12} />
        ) : rows.length === 0 ? (
          filtered ? (
            <EmptyState
              why="No segments match this search or filter."
              action={
                <Button onPress={() => change({ q: undefined, tag: undefined, unit: undefined })}>
                  Clear search and filter
                </Button>
              }
            />
          ) : search.archived ? (
            <EmptyState why="Nothing is archived. An archived segment keeps its history and can be taken back." />
          ) : (
            <EmptyState
              why="No segment is saved yet. A segment is a question about who, kept under a name: it counts itself and can be used wherever people are chosen."
              action={mayEdit(data?.me.role) && create}
            />
          )
        ) : undefined
      }
    />
  );
}

function joinPages(before: SegmentsQuery, { fetchMoreResult }: { fetchMoreResult: SegmentsQuery }): SegmentsQuery {
  if (!before.workspace || !fetchMoreResult.workspace) return before;
  const segments = withNextPage(before.workspace.segments, fetchMoreResult.workspace.segments);
  return { ...before, workspace: { ...before.workspace, segments } };
}
