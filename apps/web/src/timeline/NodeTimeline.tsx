import { useQuery } from "@apollo/client/react";
import { useWorkspace, useZone } from "../app/workspace/workspace-context.ts";
import type { NodeTimelineQuery, TimelinePartsFragment } from "../gql/graphql.ts";
import { graphql } from "../gql/index.ts";
import { useLoadMore } from "../paging/use-load-more.ts";
import { usePageSearch } from "../paging/use-page-search.ts";
import { Loaded } from "../ui/states/Loaded.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";
import { joinTimeline } from "./join-timeline.ts";
import { TimelineFilter } from "./TimelineFilter.tsx";
import styles from "./TimelineList.module.css";
import { TimelineList } from "./TimelineList.tsx";
import { readTimelineSearch } from "./timeline-search.ts";

const NodeTimelineDocument = graphql(`
  query NodeTimeline(
    $workspace: ID!
    $id: ID!
    $customer: Boolean!
    $account: Boolean!
    $first: Int!
    $after: String
    $kinds: [String!]
  ) {
    workspace(id: $workspace) {
      id
      customer(id: $id) @include(if: $customer) {
        id
        timeline(first: $first, after: $after, kinds: $kinds, lines: false) {
          ...TimelineParts
        }
      }
      account(id: $id) @include(if: $account) {
        id
        timeline(first: $first, after: $after, kinds: $kinds, lines: false) {
          ...TimelineParts
        }
      }
    }
  }
`);

const PAGE = 50;

interface NodeTimelineProps {
  /** On an account's timeline each act says whose it was. */
  readonly of: "customer" | "account";
  readonly id: string;
  /** A detail that the page says already. */
  readonly saidAlready?: string | undefined;
}

/** Everything that happened to one customer or account, newest first, with its filter. */
export function NodeTimeline({ of, id, saidAlready }: NodeTimelineProps) {
  const workspace = useWorkspace();
  const zone = useZone();
  const [{ kind }] = usePageSearch(readTimelineSearch);
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(NodeTimelineDocument, {
    variables: {
      workspace: workspace.id,
      id,
      customer: of === "customer",
      account: of === "account",
      first: PAGE,
      kinds: kind ? [kind] : null,
    },
  });
  const timeline = (data ?? previousData)?.workspace?.[of]?.timeline;
  const more = useLoadMore(() =>
    fetchMore({ variables: { after: timeline?.pageInfo.endCursor ?? null }, updateQuery: joinOlder }),
  );
  return (
    <Loaded
      data={timeline}
      loading={loading && !more.loading}
      error={error}
      onRetry={() => void refetch()}
      failed="The timeline could not be read."
      skeleton={<Skeleton label="Loading the timeline" rows={8} />}
    >
      {(shown) => (
        <div className={styles["stack"]}>
          <TimelineFilter counts={shown.counts} kind={kind} />
          <TimelineList
            timeline={shown}
            loadingMore={more.loading}
            onMore={more.onMore}
            zone={zone}
            now={new Date()}
            workspaceId={workspace.id}
            currency={workspace.currency}
            showWho={of === "account"}
            saidAlready={saidAlready}
            empty={kind ? "Nothing of this kind is recorded." : "Nothing is recorded here yet."}
          />
        </div>
      )}
    </Loaded>
  );
}

type Owner = { readonly timeline: TimelinePartsFragment } | null | undefined;

const joined = <Node extends Owner>(node: Node, older: Owner): Node =>
  node && older ? { ...node, timeline: joinTimeline(node.timeline, older.timeline) } : node;

function joinOlder(
  before: NodeTimelineQuery,
  { fetchMoreResult }: { fetchMoreResult: NodeTimelineQuery },
): NodeTimelineQuery {
  const { workspace } = before;
  const next = fetchMoreResult.workspace;
  if (!workspace || !next) return before;
  return {
    ...before,
    workspace: {
      ...workspace,
      ...(workspace.customer && { customer: joined(workspace.customer, next.customer) }),
      ...(workspace.account && { account: joined(workspace.account, next.account) }),
    },
  };
}
