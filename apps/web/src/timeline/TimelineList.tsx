import type { TimelinePartsFragment } from "../gql/graphql.ts";
import { graphql } from "../gql/index.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/states/EmptyState.tsx";
import { Timeline } from "../ui/timeline/Timeline.tsx";
import styles from "./TimelineList.module.css";
import { type DaysSettings, timelineDays } from "./timeline-days.tsx";

// The fragment that this part needs; documents name it, the codegen puts it in.
graphql(`
  fragment TimelineParts on TimelineConnection {
    edges {
      cursor
      node {
        id
        kind
        event
        at
        originalAt
        detail
        amount
        currency
        source
        order {
          id
          kind
          lineCount
        }
        customer {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    asOf
    counts {
      kind
      count
    }
  }
`);

interface TimelineListProps extends DaysSettings {
  readonly timeline: TimelinePartsFragment;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  /** Why the list can be empty, in the page's own words. */
  readonly empty: string;
}

/** The merged timeline of a customer or an account with "Load older" at its end. */
export function TimelineList({ timeline, loadingMore, onMore, empty, ...settings }: TimelineListProps) {
  const items = timeline.edges.map((edge) => edge.node);
  if (items.length === 0) return <EmptyState why={empty} />;
  return (
    <div className={styles["list"]}>
      <Timeline days={timelineDays(items, settings)} />
      {timeline.pageInfo.hasNextPage ? (
        <Button onPress={onMore} isDisabled={loadingMore}>
          {loadingMore ? "Loading…" : "Load older"}
        </Button>
      ) : (
        <p className={styles["end"]}>The start of what is recorded.</p>
      )}
    </div>
  );
}
