import { useQuery } from "@apollo/client/react";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import type { AccountTimelineQuery } from "../../gql/graphql.ts";
import { useLoadMore } from "../../paging/use-load-more.ts";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { joinTimeline } from "../../timeline/join-timeline.ts";
import { TimelineFilter } from "../../timeline/TimelineFilter.tsx";
import styles from "../../timeline/TimelineList.module.css";
import { TimelineList } from "../../timeline/TimelineList.tsx";
import { readTimelineSearch } from "../../timeline/timeline-search.ts";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { AccountTimelineDocument } from "./account-documents.ts";

/** Large enough to hold several orders with all their lines. */
const PAGE = 100;

interface AccountTimelineProps {
  readonly id: string;
  readonly territory: string | null | undefined;
}

export function AccountTimeline({ id, territory }: AccountTimelineProps) {
  const workspace = useWorkspace();
  const zone = useZone();
  const [{ kind }] = usePageSearch(readTimelineSearch);
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(AccountTimelineDocument, {
    variables: { workspace: workspace.id, id, first: PAGE, kinds: kind ? [kind] : null },
  });
  const timeline = (data ?? previousData)?.workspace?.account?.timeline;
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
            showWho
            saidAlready={territory ? `country ${territory}` : undefined}
            empty={kind ? "Nothing of this kind is recorded." : "Nothing is recorded of this account yet."}
          />
        </div>
      )}
    </Loaded>
  );
}

function joinOlder(
  before: AccountTimelineQuery,
  { fetchMoreResult }: { fetchMoreResult: AccountTimelineQuery },
): AccountTimelineQuery {
  const first = before.workspace?.account;
  const next = fetchMoreResult.workspace?.account;
  if (!before.workspace || !first || !next) return before;
  const timeline = joinTimeline(first.timeline, next.timeline);
  return { ...before, workspace: { ...before.workspace, account: { ...first, timeline } } };
}
