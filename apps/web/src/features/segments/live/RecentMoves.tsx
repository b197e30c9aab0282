import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import type { SegmentMovesQuery } from "../../../gql/graphql.ts";
import { useLoadMore } from "../../../paging/use-load-more.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatInstant } from "../../../ui/format/time.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import type { SegmentView } from "../page/segment-documents.ts";
import { SegmentMovesDocument } from "./live-documents.ts";
import styles from "./RecentMoves.module.css";

const PAGE = 10;

/** Who came and went lately, each with the reason in words. */
export function RecentMoves({ segment }: { readonly segment: SegmentView }) {
  const { id: workspace } = useWorkspace();
  const zone = useZone();
  const query = useQuery(SegmentMovesDocument, { variables: { workspace, id: segment.id, first: PAGE } });
  const found = query.data?.workspace?.segment?.recent;
  const more = useLoadMore(() =>
    query.fetchMore({ variables: { after: found?.pageInfo.endCursor ?? null }, updateQuery: joinPages }),
  );
  return (
    <Section title="Came and went">
      <Loaded
        data={found}
        loading={query.loading && !more.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="Who came and went could not be read."
        skeleton={<Skeleton label="Loading who came and went" rows={4} />}
      >
        {({ edges, pageInfo }) =>
          edges.length === 0 ? (
            <EmptyState why="Nobody came or went since its members are kept." />
          ) : (
            <>
              <ul className={styles["moves"]}>
                {edges.map(({ cursor, node }) => (
                  <li key={cursor}>
                    <Tag tone={node.direction === "entered" ? "positive" : "neutral"}>
                      {node.direction === "entered" ? "Came" : "Went"}
                    </Tag>
                    <p>
                      <Mover node={node} workspaceId={workspace} /> <span>{node.reason}</span>
                    </p>
                    <time dateTime={node.at}>{formatInstant(node.at, zone)}</time>
                  </li>
                ))}
              </ul>
              {pageInfo.hasNextPage && (
                <div>
                  <Button onPress={more.onMore} isDisabled={more.loading}>
                    {more.loading ? "Loading…" : "Load more"}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

type Recent = NonNullable<NonNullable<SegmentMovesQuery["workspace"]>["segment"]>["recent"];
type Move = Recent["edges"][number]["node"];

function Mover({ node: { customer, account }, workspaceId }: { readonly node: Move; readonly workspaceId: string }) {
  if (customer)
    return (
      <Link to="/w/$workspaceId/people/$id" params={{ workspaceId, id: customer.id }}>
        {customer.name}
      </Link>
    );
  if (account)
    return (
      <Link to="/w/$workspaceId/accounts/$id" params={{ workspaceId, id: account.id }}>
        {account.name}
      </Link>
    );
  return <b>Somebody erased since</b>;
}

function joinPages(before: SegmentMovesQuery, { fetchMoreResult: next }: { fetchMoreResult: SegmentMovesQuery }) {
  const old = before.workspace?.segment;
  const fresh = next.workspace?.segment;
  if (!old || !fresh || !next.workspace) return before;
  const recent = { ...fresh.recent, edges: [...old.recent.edges, ...fresh.recent.edges] };
  return { ...next, workspace: { ...next.workspace, segment: { ...fresh, recent } } };
}
